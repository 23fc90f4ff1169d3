"""Everybody can read and use every page they reach: axe finds nothing, and nothing falls off."""

import pytest
from playwright.sync_api import Page

from baken.demo.cast import CAST
from tests.journeys import estimates, places, stages, visitors
from tests.journeys.conftest import AsMember
from tests.journeys.house import House
from tests.journeys.visitors import Visitors

MORE = {
    "marieke": ("/signalen?toon=monitoring", "/signalen?code=S-0000-00", "/bestaat-niet"),
    "ilse": (
        "/instrumenten?wat=labour.worker_housing&dag=2026-11-23&use_against_plan=ja",
        "/instrumenten/memo?wat=criminal.drug_premises&dag=2026-11-23&drugs_traded=ja",
        "/instrumenten/victoria",
        "/instrumenten/lender-admission?dag=2026-11-23",
    ),
    "yara": ("/signalen", "/melden/controle", "/melden/bel-eerst", "/gesprek", "/route"),
}
"""Pages without a link: an empty list, nothing found, a wrong address, not for this role."""

ROUNDS = (
    ("marieke", "joris", "esther", "hanna", "saar"),
    ("yara", "willem", "noor", "bas", "ilse", "karin", "ruben"),
)
"""Who reach every kind of page together."""

OF_EVERYBODY = "/"
"""The page that is another page for everybody."""


@pytest.fixture(scope="module", autouse=True)
def fuller_house(house: House) -> House:
    """Give the house signals in every stage, so that every page has something to show."""
    house.inside(stages.tell_more)
    house.inside(estimates.tell)
    return house


@pytest.mark.parametrize("keys", ROUNDS)
def test_every_kind_of_page_by_whoever_comes_first(
    as_member: AsMember, keys: tuple[str, ...]
) -> None:
    known: set[str] = set()
    for key in keys:
        known |= _look_around(as_member(key), key, known - {OF_EVERYBODY})


@pytest.mark.deep
@pytest.mark.parametrize("key", [member.key for member in CAST])
def test_every_page_that_somebody_can_reach(as_member: AsMember, key: str) -> None:
    _look_around(as_member(key), key, set(), ways=places.LOOKS)


def _look_around(
    page: Page, key: str, known: set[str], ways: places.Ways | None = None
) -> set[str]:
    """Look at every page whose kind nobody knows yet, and give all kinds that this person saw."""
    looked, seen = places.Looked(ways), set[str]()
    for path in places.walk(page, "/", *MORE.get(key, ())):
        seen.add(places.kind_of(path))
        if places.kind_of(path) not in known:
            _with_errors(page, looked)
    _tell(key, looked)
    return seen


def test_the_door_and_the_locked_screen(house: House, guests: Visitors) -> None:
    looked = places.Looked()
    page = guests.stranger()
    for path in ("/intranet/zandhaven", "/intranet/zandhaven/nu-bij-mij"):
        page.goto(path)
        places.look(page, looked)
    for path in ("/bel-mij/zandhaven", "/intranet/zandhaven/melden", "/mijn", "/inloggen"):
        page.goto(path)
        _with_errors(page, looked)
    visitors.log_in(page, "sander")
    page.wait_for_url(house.address + "/")
    page.goto("/vergrendeld")
    _with_errors(page, looked)
    _tell("everybody", looked)


def _with_errors(page: Page, looked: places.Looked) -> None:
    places.look(page, looked)
    if places.has_answers_to_give(page):
        places.send_nothing(page)
        places.look(page, looked)


def _tell(who: str, looked: places.Looked) -> None:
    print(f"{who}: {len(looked.paths)} pages, {looked.looks} looks")  # noqa: T201 - pytest -rP
    assert looked.wrong == [], "\n".join(looked.wrong)
