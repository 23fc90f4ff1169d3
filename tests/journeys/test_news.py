"""A report comes in from outside while the officer has a page open: it is there without a click."""

from playwright.sync_api import Page, expect

from baken.demo.stories.outside import ZANDHAVEN
from baken.portal.handing import Parcel, hand_in
from baken.portal.house import House as Portal
from baken.portal.letter import Letter
from baken.portal.store import Store
from tests import database
from tests.journeys import steps
from tests.journeys.conftest import AsMember

TOLD = Letter("see", "nl", {"what": "Er brandt elke nacht licht in de loods."})


def test_what_comes_in_shows_on_open_pages(as_member: AsMember) -> None:
    listed = as_member("marieke")
    listed.goto("/van-buiten")
    home = listed.context.new_page()
    home.goto("/")
    listed.get_by_label("Kies P-2222-22").check()
    listed.get_by_role("button", name="Leg terzijde").focus()
    came = _told()
    for page in (listed, home):
        _look(page)
        expect(page.locator("main")).to_contain_text(came)
        expect(page.get_by_role("status").filter(has_text="Van buiten wachten")).to_have_count(1)
    expect(listed.get_by_label("Kies P-2222-22")).to_be_checked()
    expect(listed.get_by_role("button", name="Leg terzijde")).to_be_focused()
    listed.get_by_label("Kies P-2222-22").uncheck()
    listed.get_by_label(f"Kies {came}").check()
    listed.get_by_label("Aangekruiste terzijde leggen").select_option("spam")
    steps.press(listed, "Leg terzijde")
    _look(home)
    expect(home.locator("main")).not_to_contain_text(came)


def _told() -> str:
    """Hand in a report as the portal does; give its code."""
    parcel, store = Parcel.new(), Store(database.urls("journeys")["portal"], size=1)
    try:
        portal = Portal(store, database.PEPPER)
        desk = next(each for each in portal.desks() if each.id == ZANDHAVEN)
        assert hand_in(portal, desk, parcel, TOLD)
    finally:
        store.close()
    return parcel.code


def _look(page: Page) -> None:
    """Come back to a page; it asks at once, and otherwise every ten seconds."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
