"""Somebody walks away from the desk: the screen locks, and what was typed waits."""

from playwright.sync_api import Page, expect

from baken.intake.actions import ReportForm
from tests.database import PASSWORD
from tests.journeys import steps
from tests.journeys.conftest import AsMember
from tests.journeys.house import House

TYPED = "Een man wacht elke ochtend met zes mensen in een busje."
CALM = ReportForm(observed=TYPED, may_call=False)
A_LONG_LUNCH = 45 * 60


def test_what_was_sent_too_late_is_in_the_form_again(house: House, as_member: AsMember) -> None:
    page = as_member("anouk")
    page.goto("/melden/gevaar")
    steps.tell_danger(page, CALM)
    page.get_by_label("Wat zag of hoorde u?").fill(TYPED)
    house.let_time_pass(_session(page), A_LONG_LUNCH)
    steps.press(page, "Verder")
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw scherm is vergrendeld")
    assert TYPED not in page.content()
    _unlock(page, "niet-dit-wachtwoord")
    expect(page.get_by_text("Dit wachtwoord klopt niet.").first).to_be_visible()
    _unlock(page, PASSWORD)
    expect(page.get_by_label("Wat zag of hoorde u?")).to_have_value(TYPED)
    for tell in (steps.tell_seen, steps.tell_where, steps.tell_yourself):
        tell(page, CALM)
        steps.press(page, "Verder")
    steps.send_report(page)
    expect(page.get_by_text(TYPED)).to_be_visible()


def test_a_locked_screen_shows_no_page_behind_it(house: House, as_member: AsMember) -> None:
    page = as_member("marieke")
    house.let_time_pass(_session(page), A_LONG_LUNCH)
    for address in ("/", "/signalen", "/meldingen"):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_have_text("Uw scherm is vergrendeld")
    _unlock(page, PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("Mijn meldingen")


def _session(page: Page) -> str:
    return next(one["value"] for one in page.context.cookies() if one.get("name") == "s")


def _unlock(page: Page, password: str) -> None:
    page.get_by_label("Wachtwoord").fill(password)
    steps.press(page, "Verder")
