"""Everybody can read and use every page they can reach: axe finds nothing, and nothing falls off."""

import pytest
from playwright.sync_api import Page

from baken.demo.cast import CAST
from tests.journeys import places, visitors
from tests.journeys.conftest import AsMember
from tests.journeys.house import House
from tests.journeys.visitors import Visitors

MORE = {
    "marieke": ("/signalen?toon=monitoring", "/signalen?code=S-0000-00", "/bestaat-niet"),
    "yara": ("/signalen",),
}
"""Pages without a link to them: an empty list, nothing found, a wrong address, not for this role."""

CLOSELY = {"yara", "marieke", "hanna", "willem", "ruben"}
"""Together they reach every page there is; the others see the same pages with less on them."""


@pytest.mark.parametrize("key", [member.key for member in CAST])
def test_every_page_that_somebody_can_reach(as_member: AsMember, key: str) -> None:
    page = as_member(key)
    looked = places.Looked()
    for _path in places.walk(page, "/", *MORE.get(key, ())):
        places.look(page, looked, all_ways=key in CLOSELY)
        if key in CLOSELY and places.has_answers_to_give(page):
            places.send_nothing(page)
            places.look(page, looked, all_ways=True)
    _tell(key, looked)


def test_the_door_and_the_locked_screen(house: House, guests: Visitors) -> None:
    looked = places.Looked()
    page = guests.stranger()
    page.goto("/inloggen")
    _with_errors(page, looked)
    visitors.log_in(page, "sander")
    page.wait_for_url(house.address + "/")
    page.goto("/vergrendeld")
    _with_errors(page, looked)
    _tell("everybody", looked)


def _with_errors(page: Page, looked: places.Looked) -> None:
    places.look(page, looked, all_ways=True)
    places.send_nothing(page)
    places.look(page, looked, all_ways=True)


def _tell(who: str, looked: places.Looked) -> None:
    print(f"{who}: {len(looked.paths)} pages, {looked.looks} looks")  # noqa: T201 - pytest -rP
    assert looked.wrong == [], "\n".join(looked.wrong)
