"""Fixtures for journeys: an open house, a browser, and people of the cast who walk through it."""

import sys
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page
from pytest_django import DjangoDbBlocker

from tests.journeys import visitors
from tests.journeys.house import House, opened

AsMember = Callable[..., Page]
"""The page of somebody of the cast, logged in: `as_member("marieke")`."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in this folder, and say loudly when nobody can walk."""
    here = [item for item in items if "journeys" in item.path.parts]
    why_not = visitors.is_ready()
    for item in here:
        item.add_marker(pytest.mark.journey)
        if why_not:
            item.add_marker(pytest.mark.skip(reason=why_not))
    if here and why_not:
        loud = f"*** {len(here)} JOURNEYS ARE SKIPPED: {why_not} ***"
        print(f"\n{loud}", file=sys.__stderr__)


# Of this folder, not of the session: while Playwright runs, Django's own tests in the same process
# would find its loop and refuse to ask the database anything.
@pytest.fixture(scope="package")
def house(
    django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    with opened(django_db_blocker, tmp_path_factory.mktemp("house") / "web.log") as house:
        yield house


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with visitors.running_chromium() as running:
        yield running


@pytest.fixture
def guests(house: House, chromium: Browser) -> Iterator[visitors.Visitors]:
    """Let people in, and afterwards hear whether anything went wrong that nobody may see."""
    ear = visitors.Ear(house.address)
    guests = visitors.Visitors(chromium, house.address, ear)
    yield guests
    guests.leave()
    assert ear.heard == []


@pytest.fixture
def as_member(guests: visitors.Visitors) -> AsMember:
    return guests.member
