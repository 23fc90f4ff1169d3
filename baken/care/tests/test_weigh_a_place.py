"""A place fits or does not, and says why."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.care.rules.places import (
    Need,
    Place,
    Stay,
    Verdict,
    Why,
    in_order,
    occupied,
    overlaps,
    weigh,
)

NEED = Need("woman", is_minor=False, danger_areas=frozenset({"Duinmeer"}))
PLACE = Place(
    "OMM-01", "omm", "Veldstad", frozenset({"woman"}), 1,
    takes_minors=False, takes_adults=True, is_step_free=False,
)  # fmt: skip
DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 1))


def test_a_free_place_that_suits_fits() -> None:
    found = weigh(NEED, PLACE, is_taken=False)
    assert found.fits
    assert Why.FAR in found.in_favour


@pytest.mark.parametrize(
    ("need", "place", "why"),
    [
        (replace(NEED, gender="man"), PLACE, Why.GENDER),
        (replace(NEED, children=2), PLACE, Why.CHILDREN),
        (replace(NEED, is_minor=True), PLACE, Why.MINOR),
        (NEED, replace(PLACE, takes_adults=False), Why.ADULT),
        (replace(NEED, needs_step_free=True), PLACE, Why.STEPS),
        (NEED, replace(PLACE, area="Duinmeer"), Why.DANGER),
        (NEED, replace(PLACE, kind="cosm"), Why.GROUND),
    ],
)
def test_each_reason_alone_rules_a_place_out(need: Need, place: Place, why: Why) -> None:
    assert weigh(need, place, is_taken=False).against == (why,)


def test_a_taken_place_says_so_beside_its_other_reasons() -> None:
    found = weigh(replace(NEED, gender="man"), PLACE, is_taken=True)
    assert found.against == (Why.GENDER, Why.TAKEN)


def test_what_fits_comes_first() -> None:
    fits, not_ = Verdict("B", (), ()), Verdict("A", (Why.TAKEN,), ())
    assert [one.code for one in in_order([not_, fits])] == ["B", "A"]


def test_the_day_of_leaving_is_free_for_somebody_else() -> None:
    one = Stay("A", date(2026, 1, 1), date(2026, 1, 5))
    assert not overlaps(one, Stay("A", date(2026, 1, 5), date(2026, 1, 9)))
    assert occupied([one], date(2026, 1, 4)) == 1
    assert occupied([one], date(2026, 1, 5)) == 0


@given(DAYS, st.integers(1, 30), DAYS, st.integers(1, 30))
def test_two_stays_overlap_when_they_share_a_night(
    first: date, long: int, second: date, longer: int
) -> None:
    one = Stay("A", first, first + timedelta(days=long))
    two = Stay("A", second, second + timedelta(days=longer))
    nights = {first + timedelta(days=n) for n in range(long)}
    shared = nights & {second + timedelta(days=n) for n in range(longer)}
    assert overlaps(one, two) == bool(shared) == overlaps(two, one)
