"""Somebody reports in confidence; who it is opens for one person, after another one agreed."""

from playwright.sync_api import Page, expect

from baken.demo.cast import PASSPHRASE
from tests.journeys import steps
from tests.journeys.conftest import AsMember

WHY = "Alleen deze melder kan de vrouw nu veilig bereiken"
NAME = "Lotte Veenstra"


def test_a_name_in_the_vault_opens_for_two_and_is_logged(as_member: AsMember) -> None:
    lotte, marieke, noor = as_member("lotte"), as_member("marieke"), as_member("noor")
    reported = _report_in_confidence(lotte)
    marieke.goto(f"{reported.path}/melder")
    marieke.get_by_label("Waarom wilt u dit weten?").fill(WHY)
    steps.press(marieke, "Vragen")
    steps.notice(marieke, "Uw verzoek is vastgelegd.")
    steps.desk_link(noor, f"Antwoord op {reported.code}").click()
    expect(noor.get_by_text(WHY)).to_be_visible()
    expect(noor.get_by_text(NAME)).to_have_count(0)
    steps.choose(noor, "Uw antwoord", "Ja")
    steps.press(noor, "Antwoorden")
    marieke.reload()
    marieke.get_by_role("link", name=f"Kluis openen {reported.code}").click()
    marieke.get_by_label("Uw wachtzin").fill(PASSPHRASE)
    steps.press(marieke, "Openen")
    expect(marieke.get_by_text(NAME)).to_be_visible()
    steps.press(marieke, "Sluiten")
    steps.notice(marieke, "Het is gesloten.")
    expect(marieke.get_by_text("eerder gesloten")).to_be_visible()
    expect(marieke.get_by_role("link", name=f"Kluis openen {reported.code}")).to_have_count(0)
    expect(marieke.get_by_text(NAME)).to_have_count(0)
    _is_known(marieke, steps.register(as_member("sander"), reported))


def _report_in_confidence(page: Page) -> steps.Told:
    page.goto("/melden/gevaar")
    steps.fill_report(page)
    page.get_by_role("link", name="Wijzig hoe wij u bereiken").click()
    steps.choose(page, "Wie mag weten dat u dit meldt?", "Niemand, behalve deze mensen")
    steps.press(page, "Verder")
    return steps.send_report(page)


def _is_known(page: Page, signal: steps.Told) -> None:
    """The dossier shows who asked and why; its log shows what was opened, and never who told it."""
    page.goto(signal.path)
    expect(page.get_by_text(WHY)).to_be_visible()
    expect(page.get_by_text(NAME)).to_have_count(0)
    page.get_by_role("link", name="Wie heeft dit bekeken?").click()
    expect(page.get_by_text("uit de kluis gehaald").first).to_be_visible()
    expect(page.get_by_text(NAME)).to_have_count(0)
