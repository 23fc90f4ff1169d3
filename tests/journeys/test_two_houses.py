"""Two houses, fifty-six places to sleep, one registration: from the report to the feedback.

The first practice case of source 003 §2.2, with the texts of the demo story.
"""

import pytest
from playwright.sync_api import Page, expect

from baken.demo.stories import two_houses as story
from tests.database import PASSWORD
from tests.journeys import steps
from tests.journeys.conftest import AsMember
from tests.journeys.visitors import Visitors


def test_from_the_report_to_the_feedback(as_member: AsMember) -> None:
    yara, marieke, sander = as_member("yara"), as_member("marieke"), as_member("sander")
    reported = _report_with_a_pause(yara)
    signal = _register(marieke, reported)
    _weigh(marieke, signal)
    _second_opinion(sander, signal)
    _decide(marieke, signal)
    _read_feedback(yara, reported)
    for stranger in ("joris", "hanna"):
        steps.sees_nothing(as_member(stranger), reported, signal)


def _report_with_a_pause(page: Page) -> steps.Told:
    """Somebody is called away halfway; what was typed is there again afterwards."""
    page.get_by_role("link", name="Melden").first.click()
    page.get_by_role("link", name="Begin met melden").click()
    steps.tell_danger(page)
    page.get_by_label("Wat zag of hoorde u?").fill(story.TOLD.observed)
    expect(page.locator("[data-draft-status]")).to_contain_text("Concept bewaard om")
    page.goto("/")
    page.goto("/melden")
    page.get_by_role("link", name="Verder met uw melding").click()
    expect(
        page.get_by_role("group", name="Loopt iemand nu gevaar?").get_by_label("Ja")
    ).to_be_checked()
    steps.tell_danger(page)
    expect(page.get_by_label("Wat zag of hoorde u?")).to_have_value(story.TOLD.observed)
    return steps.report(page)


def _register(page: Page, reported: steps.Told) -> steps.Told:
    steps.desk_link(page, f"Registreer melding {reported.code}").click()
    expect(page.get_by_text("De melder denkt dat iemand nu gevaar loopt")).to_be_visible()
    expect(page.get_by_text(story.TOLD.involved)).to_be_visible()
    expect(page.get_by_label("Waarneming")).to_have_value(story.TOLD.observed)
    steps.fill_registration(page)
    steps.press(page, "Signaal registreren")
    steps.notice(page, "Het signaal is geregistreerd.")
    return steps.here(page)


def _weigh(page: Page, signal: steps.Told) -> None:
    page.get_by_role("link", name="Wegen", exact=True).click()
    steps.fill_weighing(page)
    steps.press(page, "Weging bewaren")
    expect(page.get_by_text("Een collega geeft het tweede oordeel; tot dan")).to_be_visible()
    expect(page.get_by_role("link", name="Besluiten")).to_have_count(0)


def _second_opinion(page: Page, signal: steps.Told) -> None:
    steps.desk_link(page, f"Oordeel over {signal.code}").click()
    expect(page.get_by_text("Er zijn kinderen.")).to_be_visible()
    steps.give_opinion(page, "Eens met de weging", story.AGREED)


def _decide(page: Page, signal: steps.Told) -> None:
    steps.decide(page, signal)
    for words in ("Doorgeleid", "Regiobureau Lagerwaard", "Arbeidsinspectie, team Lagerwaard"):
        expect(page.get_by_text(words).first).to_be_visible()


def _read_feedback(page: Page, reported: steps.Told) -> None:
    page.goto("/meldingen")
    page.get_by_role("link", name=reported.code).click()
    expect(page.get_by_text("Besloten")).to_be_visible()
    expect(page.get_by_text(story.REGISTERED.feedback)).to_be_visible()
    expect(page.get_by_text(story.RULED.feedback)).to_be_visible()
    expect(page.get_by_text(story.RULED.reasons)).to_have_count(0)


def test_reporting_and_registering_work_without_javascript(as_member: AsMember) -> None:
    yara = as_member("yara", java_script_enabled=False)
    reported = steps.report(yara)
    marieke = as_member("marieke", java_script_enabled=False)
    signal = steps.register(marieke, reported)
    expect(marieke.get_by_text(signal.code).first).to_be_visible()
    yara.goto(reported.path)
    expect(yara.get_by_text("In behandeling")).to_be_visible()


def test_logging_in_and_reporting_go_by_keyboard_alone(guests: Visitors) -> None:
    page = guests.stranger()
    page.goto("/inloggen")
    _type(page, "Gebruikersnaam", "tom")
    _type(page, "Wachtwoord", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/inloggen/tweede-stap")
    _press(page, "button", "Verder")
    page.wait_for_url(guests.address + "/")
    _press(page, "link", "Melden")
    _press(page, "link", "Begin met melden")
    _tab_to(page, "radio", "Nee, niet op dit moment")
    page.keyboard.press("Space")
    _press(page, "button", "Verder")
    _type(page, "Wat zag of hoorde u?", "Drie matrassen achter een winkel.")
    _press(page, "button", "Verder")
    _press(page, "button", "Verder")
    _type(page, "Uw telefoonnummer", "085-0000309")
    _press(page, "button", "Verder")
    _press(page, "button", "Melding versturen")
    steps.notice(page, "Uw melding is ontvangen.")
    expect(page.get_by_text("Drie matrassen achter een winkel.")).to_be_visible()


def _type(page: Page, label: str, text: str) -> None:
    _tab_to(page, "textbox", label)
    page.keyboard.type(text)


def _press(page: Page, role: str, name: str) -> None:
    _tab_to(page, role, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def _tab_to(page: Page, role: str, name: str) -> None:
    wanted = page.get_by_role(role, name=name)  # type: ignore[arg-type]
    for _ in range(60):
        page.keyboard.press("Tab")
        if wanted.first.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"the Tab key never reaches {name}")
