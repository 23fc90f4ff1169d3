"""The other practice cases of source 003 §2.2, by the people who would have lived them.

Forced prostitution, from the desk of work and income to the care coordinator; and a withdrawn
complaint, where help goes first and registering follows.
"""

import pytest
from playwright.sync_api import Page, expect

from baken.demo.stories import forced_prostitution, withdrawn_complaint
from tests.journeys import steps
from tests.journeys.conftest import AsMember

ELSEWHERE = ("joris", "hanna")


def test_forced_prostitution_reaches_the_care_coordinator(as_member: AsMember) -> None:
    case = forced_prostitution
    lotte, sander, marieke = as_member("lotte"), as_member("sander"), as_member("marieke")
    reported = steps.report(lotte, case.TOLD)
    signal = steps.register(sander, reported, case.REGISTERED)
    steps.weigh(sander, signal, case.JUDGED)
    steps.desk_link(marieke, f"Oordeel over {signal.code}").click()
    steps.give_opinion(marieke, "Eens met de weging", case.AGREED)
    steps.decide(sander, signal, case.RULED)
    _accepts(as_member("esther"), steps.handed_on(sander, "Regiobureau"), case.ACCEPTED)
    _was_told(lotte, reported, case.RULED.feedback, case.RULED.reasons)
    sander.goto(signal.path)
    expect(sander.get_by_text(case.ACCEPTED).first).to_be_visible()
    for stranger in ELSEWHERE:
        steps.sees_nothing(as_member(stranger), reported, signal)


@pytest.mark.deep
def test_a_withdrawn_complaint_gets_help_before_it_is_registered(as_member: AsMember) -> None:
    case = withdrawn_complaint
    mila, marieke, sander = as_member("mila"), as_member("marieke"), as_member("sander")
    reported = steps.report(mila, case.TOLD)
    steps.desk_link(marieke, f"Registreer melding {reported.code}").click()
    steps.hand_on_now(marieke, case.TO_POLICE, "Politie Lagerwaard")
    steps.hand_on_now(marieke, case.TO_CARE, "Regiobureau Lagerwaard")
    _accepts(as_member("esther"), steps.handed_on(marieke, "Regiobureau"), case.ON_MY_WAY)
    _comes_back_and_is_arranged(marieke)
    signal = steps.register(marieke, reported, case.REGISTERED)
    steps.weigh(marieke, signal, case.JUDGED)
    steps.desk_link(sander, f"Oordeel over {signal.code}").click()
    steps.give_opinion(sander, "Eens met de weging", case.AGREED)
    steps.decide(marieke, signal, case.RULED)
    _was_told(mila, reported, case.RULED.feedback, case.RULED.reasons)
    for stranger in ELSEWHERE:
        steps.sees_nothing(as_member(stranger), reported, signal)


def _accepts(page: Page, code: str, answer: str) -> None:
    """Somebody finds on their desk what was handed to them, and takes it on."""
    steps.desk_link(page, f"Beantwoord {code}").click()
    expect(page.get_by_role("heading", name="Wat u moet weten")).to_be_visible()
    steps.record_answer(page, "Aangenomen", "Esther Vosmaer", answer)


def _comes_back_and_is_arranged(page: Page) -> None:
    """The police cannot take it now: it lies with the sender again, who arranges it otherwise."""
    code = steps.handed_on(page, "Politie")
    page.get_by_role("link", name=f"Antwoord vastleggen {code}").click()
    steps.record_answer(page, "Terug naar de afzender", "Meldkamer", "Alle rechercheurs zijn weg.")
    page.goto("/overdrachten")
    page.get_by_role("main").get_by_role("link", name=code).click()
    page.get_by_role("link", name="Het is anders geregeld").click()
    page.get_by_label("Hoe is het nu geregeld?").fill("De wijkagent komt om 14.00 uur.")
    page.get_by_role("main").get_by_role("button").last.click()
    expect(page.get_by_text("Afgehandeld").first).to_be_visible()


def _was_told(page: Page, reported: steps.Told, feedback: str, reasons: str) -> None:
    """The reporter reads what they may know, and nothing of the file."""
    page.goto(reported.path)
    expect(page.get_by_text(feedback)).to_be_visible()
    expect(page.get_by_text(reasons)).to_have_count(0)
