"""A file comes in, waits for the scanner, is given out as a copy, and is taken away again."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, Route, expect

from baken.attachments.tests.samples import SECRET, picture
from tests.attachments.conftest import Scanner
from tests.journeys import steps
from tests.journeys.conftest import AsMember
from tests.journeys.house import House
from tests.journeys.visitors import PHONE, complaints

WHY = "Nodig voor de aangifte"


@pytest.fixture
def scanner(house: House) -> Iterator[threading.Event]:
    """Give what calls the scanner: it looks from the moment that this is set."""
    yield (called := threading.Event())
    house.scanner.unlink(missing_ok=True)
    assert called.is_set()


def test_from_a_phone_to_a_copy_and_away_again(
    as_member: AsMember, house: House, scanner: threading.Event
) -> None:
    yara, marieke = as_member("yara", PHONE), as_member("marieke")
    yara.goto("/meldingen")
    yara.locator("main a[href^='/meldingen/']").first.click()
    yara.get_by_role("link", name="Voeg een bijlage toe").click()
    assert complaints(yara) == []
    _is_told_why_not(yara)
    _sends(yara)
    steps.notice(yara, "De bijlage is bewaard, maar de virusscanner antwoordt niet.")
    yara.get_by_role("link", name="kamer.jpg").click()
    expect(yara.get_by_text("Wordt gecontroleerd").first).to_be_visible()
    assert complaints(yara) == []
    Scanner(house.scanner)
    scanner.set()
    marieke.goto(yara.url)
    steps.press(marieke, "Controleer opnieuw")
    steps.notice(marieke, "De bijlage is gecontroleerd en beschikbaar.")
    assert complaints(marieke) == []
    assert SECRET.encode() not in _copy(marieke)
    assert SECRET.encode() in _original(marieke, yara.url)
    _takes_away(marieke, yara.url)


def _is_told_why_not(page: Page) -> None:
    """A refusal comes in the page, with what was typed still there."""
    page.get_by_label("Wat staat erop?").fill("Acht matrassen in één kamer")
    _choose(page, "programma.exe", b"MZ" * 100)
    steps.press(page, "Voeg toe")
    expect(page.get_by_role("alert").first).to_contain_text("Dit soort bestand kan niet")
    expect(page.get_by_label("Wat staat erop?")).to_have_value("Acht matrassen in één kamer")
    assert complaints(page) == []


def _choose(page: Page, name: str, data: bytes) -> None:
    chosen = FilePayload(name=name, mimeType="application/octet-stream", buffer=data)
    page.get_by_label("Bestand").set_input_files(chosen)


def _sends(page: Page) -> None:
    """While it is sent, the page says so; the button cannot be pressed twice."""
    waiting: list[Route] = []
    page.route("**/bijlage", lambda route: waiting.append(route))  # noqa: PLW0108 - asked for its name
    _choose(page, "kamer.jpg", picture(size=(400, 300)))
    steps.press(page, "Voeg toe")
    expect(page.get_by_role("progressbar", name="Versturen")).to_be_visible()
    expect(page.get_by_role("button", name="Voeg toe")).to_be_disabled()
    waiting[0].continue_()
    page.wait_for_url(lambda address: not address.endswith("/bijlage"))


def _copy(page: Page) -> bytes:
    with page.expect_download() as coming:
        steps.press(page, "Download de kopie")
    return Path(coming.value.path()).read_bytes()


def _original(page: Page, address: str) -> bytes:
    page.goto(address)
    page.get_by_role("link", name="Haal het origineel op").click()
    page.get_by_label("Waarom?").fill(WHY)
    assert complaints(page) == []
    with page.expect_download() as coming:
        steps.press(page, "Haal het origineel op")
    return Path(coming.value.path()).read_bytes()


def _takes_away(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Verwijder", exact=True).click()
    page.get_by_label("Waarom?").fill("Verkeerde foto")
    steps.press(page, "Verwijder")
    steps.notice(page, "Tot het besluit kunt u haar terugzetten.")
    expect(page.get_by_role("button", name="Download de kopie")).to_have_count(0)
    steps.press(page, "Zet terug")
    steps.notice(page, "De bijlage is teruggezet.")
