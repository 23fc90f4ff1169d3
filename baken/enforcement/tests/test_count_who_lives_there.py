"""Overcrowding: the sum is shown, and nothing is guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.core import clock
from baken.core.refusals import Refused
from baken.enforcement import actions, desks
from baken.enforcement.crowding import Counted, Crowd, crowding
from baken.enforcement.tests.conftest import Opened
from baken.knowledge.packs import terms
from tests.typing import Acting, ClientFor

COUNTS = st.integers(0, 500)


@given(COUNTS, COUNTS, COUNTS, st.integers(1, 5000), st.integers(1, 50))
def test_the_sum_holds_and_rounds_in_favour_of_space(
    beds: int, persons: int, registered: int, area: int, per: int
) -> None:
    found = crowding(Counted(beds, persons, registered, area), per)
    assert found.allowed is not None
    assert found.allowed * per <= area < (found.allowed + 1) * per
    assert (found.crowd is Crowd.EXCEEDED) == (max(persons, registered) > found.allowed)
    assert found.persons_over == max(0, persons - found.allowed)
    if found.crowd is Crowd.HINTED:
        assert beds > found.allowed


@given(COUNTS, COUNTS, COUNTS)
def test_without_a_floor_area_nothing_is_said(beds: int, persons: int, registered: int) -> None:
    for area in (None, 0):
        found = crowding(Counted(beds, persons, registered, area), 12)
        assert (found.crowd, found.allowed) == (Crowd.UNKNOWN, None)


def test_one_more_person_in_the_house_never_makes_it_less_crowded() -> None:
    order = [Crowd.WITHIN, Crowd.HINTED, Crowd.EXCEEDED]
    found = [order.index(crowding(Counted(5, each, 0, 48), 12).crowd) for each in range(9)]
    assert found == sorted(found)


def test_a_rule_without_area_and_a_count_below_zero_are_refused() -> None:
    with pytest.raises(ValueError, match="square metre"):
        crowding(Counted(1, 1, 1, 12), 0)
    with pytest.raises(ValueError, match="below zero"):
        Counted(-1, 0, 0, None)


def test_the_rule_of_2012_ended_and_its_successor_is_unchecked() -> None:
    assert (
        terms().on("floor_area_per_person", date(2023, 12, 31)).source.title == "Bouwbesluit 2012"
    )
    later = terms().on("floor_area_per_person", date(2024, 1, 1))
    assert "bruidsschat" in later.source.title
    assert not later.checked_by


def test_the_page_shows_the_working(client_for: ClientFor, acting: Acting, opened: Opened) -> None:
    with acting("tom") as tom:
        place = opened(tom)
    typed = {
        "counted_on": clock.today().isoformat(), "sleeping_places": 12, "persons_found": 3,
        "registrations": 1, "floor_area": 100,
    }  # fmt: skip
    page = client_for("tom").post(f"/locaties/{place.pk}/telling", typed, follow=True)
    assert "100 m² gedeeld door 12 m² per persoon is 8 personen" in page.text
    assert "Te veel slaapplekken" in page.text
    assert "Nog niet juridisch getoetst" in page.text


def test_nobody_counts_tomorrow(acting: Acting, opened: Opened) -> None:
    tomorrow, counted = clock.today() + timedelta(days=1), Counted(1, 1, 1, None)
    with acting("tom") as tom:
        place = opened(tom)
        with pytest.raises(Refused, match="toekomst"):
            actions.count_heads(tom, location=place, counted=counted, on_day=tomorrow)


def test_a_count_before_any_rule_shows_no_sum(acting: Acting, opened: Opened) -> None:
    with acting("tom") as tom:
        made = actions.count_heads(
            tom, location=opened(tom), counted=Counted(1, 1, 1, 50), on_day=date(2001, 1, 1)
        )
        assert desks.working(made) is None
