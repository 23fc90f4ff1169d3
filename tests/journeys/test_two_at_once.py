"""Two colleagues do the same thing at the same time: the second is told, and loses nothing."""

from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.journeys.conftest import AsMember

OTHER = "Ik zou de kwetsbaarheid van de kinderen voorop zetten."


def test_the_second_who_registers_is_told(as_member: AsMember) -> None:
    marieke, sander = as_member("marieke"), as_member("sander")
    reported = steps.report(as_member("yara"))
    steps.desk_link(sander, f"Registreer melding {reported.code}").click()
    steps.fill_registration(sander)
    sander.get_by_label("Duiding").fill(OTHER)
    signal = steps.register(marieke, reported)
    steps.press(sander, "Signaal registreren")
    _is_told(sander, "Een collega heeft deze melding net geregistreerd.")
    expect(sander.get_by_label("Duiding")).to_have_value(OTHER)
    sander.get_by_role("link", name=signal.code).click()
    expect(sander.get_by_text(OTHER)).to_have_count(0)


def test_the_second_who_weighs_is_told(as_member: AsMember) -> None:
    marieke, sander = as_member("marieke"), as_member("sander")
    signal = steps.register(marieke, steps.report(as_member("yara")))
    sander.goto(f"{signal.path}/wegen")
    steps.fill_weighing(sander)
    sander.get_by_label("Onderbouwing").fill(OTHER)
    steps.weigh(marieke, signal)
    steps.press(sander, "Weging bewaren")
    _is_told(sander, "Een collega heeft dit signaal net gewijzigd.")
    expect(sander.get_by_label("Onderbouwing")).to_have_value(OTHER)
    marieke.goto(signal.path)
    expect(marieke.get_by_role("heading", name="Weging door Marieke Dijkhof")).to_have_count(1)
    expect(marieke.get_by_role("heading", name="Weging door Sander Postmus")).to_have_count(0)


def _is_told(page: Page, why: str) -> None:
    expect(page.locator("[role=alert] li")).to_contain_text(why)
