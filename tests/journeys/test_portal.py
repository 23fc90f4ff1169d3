"""Reporting from outside: with and without JavaScript, by keyboard, on a small phone."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Error, Page, expect
from pytest_django import DjangoDbBlocker

from tests import database
from tests.journeys import visitors
from tests.portal.process import running

pytestmark = pytest.mark.enable_socket


@pytest.fixture(scope="module")
def portal(
    django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The portal as it runs in production, on its own copy of the demo region."""
    with django_db_blocker.unblock():
        urls = database.copy("portal_journey")
    with running(urls["portal"], tmp_path_factory.mktemp("portal") / "portal.log") as found:
        yield f"http://127.0.0.1:{found.port}"


@pytest.fixture
def outside(portal: str, chromium: Browser) -> Iterator[visitors.Visitors]:
    """Let people in from outside, and hear whether anything went wrong."""
    ear = visitors.Ear(portal)
    guests = visitors.Visitors(chromium, portal, ear)
    yield guests
    guests.leave()
    assert ear.heard == []


@pytest.mark.parametrize("with_javascript", [True, False])
def test_telling_and_coming_back_on_a_small_phone(
    outside: visitors.Visitors, with_javascript: bool
) -> None:
    page = outside.stranger(visitors.PHONE, java_script_enabled=with_javascript)
    page.goto("/zandhaven")
    page.get_by_role("link", name="Begin", exact=True).click()
    page.get_by_role("button", name="Het gaat over mij").click()
    digits = _tell(page)
    number = int("".join(filter(str.isdigit, page.locator("label[for=group]").inner_text())))
    page.get_by_label("Typ groepje").fill(digits[number - 1])
    page.get_by_role("button", name="Ik heb de code").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Goed. U hebt de code.")
    page.goto("/zandhaven/terug")
    page.get_by_label("De twintig cijfers").fill(" ".join(digits))
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw melding is binnen.")
    page.get_by_label("Schrijf iets").fill("Ik kan alleen op maandag.")
    page.get_by_role("button", name="Verstuur").click()
    expect(page.get_by_text("Ik kan alleen op maandag.")).to_be_visible()
    page.get_by_label("Kies een bestand").set_input_files(
        {"name": "uren.txt", "mimeType": "text/plain", "buffer": b"maandag 7 tot 22"}
    )
    page.get_by_role("button", name="Stuur het bestand").click()
    expect(page.get_by_text("Uw bestand is verstuurd.")).to_be_visible()
    page.get_by_role("link", name="Snel weg").click()
    page.wait_for_url("**/leeg")
    assert page.locator("body").inner_text() == ""
    with suppress(Error):  # without JavaScript the browser asks whether to send it again
        page.go_back()
        assert "maandag" not in page.content()


def test_telling_with_the_keyboard_alone_in_english(outside: visitors.Visitors) -> None:
    page = outside.stranger()
    page.goto("/en/zandhaven")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Leave quickly")).to_be_focused()
    _walk_to(page, "Start")
    _press(page)
    _walk_to(page, "I see or hear something")
    _press(page)
    for _ in range(2):
        _walk_to(page, "Continue")
        _press(page)
    page.get_by_label("What did you see or hear?").focus()
    page.keyboard.type("Somebody works every night.")
    for _ in range(5):
        _walk_to(page, "Continue")
        _press(page)
    _walk_to(page, "Send")
    _press(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. We have received it.")


DEEP = ("en", "bg", "es", "hu", "pt", "ro", "ti", "tr", "uk", "vi", "zh-hans")
LANGUAGES = [
    *("", "/ar", "/pl"),
    *(pytest.param(f"/{code}", marks=pytest.mark.deep) for code in DEEP),
]


READ = (
    "", "/hulp", "/jong", "/veilig", "/wie-leest-dit", "/weten", "/weten/werk", "/delen", "/terug",
    "/vertellen",
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_keeps_anybody_out(outside: visitors.Visitors, language: str) -> None:
    page = outside.stranger(visitors.PHONE)
    found: list[str] = []
    for path in READ:
        page.goto(f"{language}/zandhaven{path}")
        assert page.locator("html").get_attribute("lang") == (language.strip("/") or "nl")
        found += visitors.complaints(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= visitors.PHONE[0], path
    page.locator("button[value=see]").click()
    for _ in range(7):
        found += visitors.complaints(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= visitors.PHONE[0]
        if page.locator("textarea[name=what]").count():
            page.locator("textarea[name=what]").fill("Twee woorden.")
        page.locator("button[value=next]").click()
        page.wait_for_load_state()
    found += visitors.complaints(page)
    page.locator("button[value=send]").click()
    page.locator(".digits").wait_for()
    found += visitors.complaints(page)
    assert found == []


def test_pressing_shift_three_times_leaves_at_once(outside: visitors.Visitors) -> None:
    page = outside.stranger()
    page.goto("/zandhaven/hulp")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**/leeg")
    assert page.context.cookies() == []


VOICES = """
const voice = (lang, localService) => ({ lang, localService, name: lang, voiceURI: lang });
const voices = [voice("nl-NL", %s), voice("pl-PL", true), voice("nl-NL", false)];
speechSynthesis.getVoices = () => voices;
window.said = [];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
speechSynthesis.speak = (each) => window.said.push([each.text, each.voice.localService]);
"""


@pytest.mark.parametrize("is_local", [True, False])
def test_only_a_voice_on_the_device_reads_aloud(outside: visitors.Visitors, is_local: bool) -> None:
    page = outside.stranger()
    page.add_init_script(VOICES % str(is_local).lower())
    page.goto("/zandhaven/weten/makkelijk-lezen")
    button = page.get_by_role("button", name="Lees voor")
    assert button.count() == int(is_local)
    if is_local:
        button.click()
        said = page.evaluate("window.said")
        assert said[0] == ["Makkelijk te lezen", True]
        assert ["Een echte vriend dwingt je niet.", True] in said
        assert {local for _, local in said} == {True}


def _tell(page: Page) -> list[str]:
    """Skip everything but one observation; give the receipt."""
    for number in range(7):
        if number == 1:
            page.get_by_label("Ik ben bang.").check()
        page.get_by_role("button", name="Verder").click()
        page.wait_for_load_state()
    page.get_by_role("button", name="Verstuur").click()
    page.locator(".digits").wait_for()
    return page.locator(".digits").inner_text().split()


def _press(page: Page) -> None:
    """Press Enter, and wait for the page that comes."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def _walk_to(page: Page, name: str) -> None:
    """Press Tab until something with this name has the focus."""
    focused = "document.activeElement === document.body ? '' : document.activeElement.innerText"
    for _ in range(40):
        page.keyboard.press("Tab")
        if name in str(page.evaluate(focused)):
            return
    raise AssertionError(f"the keyboard does not reach {name}")
