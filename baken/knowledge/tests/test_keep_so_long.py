"""How long something is kept, by date; short months end on their last day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.core.periods import Unit, after
from baken.knowledge.packs import retention
from baken.knowledge.packs.retention import Period
from baken.knowledge.versions import NotInForce, UnknownId

DAYS = st.dates(date(2000, 1, 1), date(2080, 12, 31))
UNITS: st.SearchStrategy[Unit] = st.sampled_from(["days", "months", "years"])


@given(DAYS, st.integers(1, 240), UNITS)
def test_the_end_lies_after_the_beginning(day: date, value: int, unit: Unit) -> None:
    if unit != "years" or value <= 40:
        assert after(day, value, unit) > day


@given(DAYS, DAYS, st.integers(1, 60), UNITS)
def test_who_begins_later_ends_later_or_on_the_same_day(
    one: date, other: date, value: int, unit: Unit
) -> None:
    first, last = sorted((one, other))
    if unit != "years" or value <= 15:
        assert after(first, value, unit) <= after(last, value, unit)


@given(DAYS, st.integers(1, 24))
def test_months_end_on_the_same_day_or_the_last_of_the_month(day: date, months: int) -> None:
    end = after(day, months, "months")
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day == day.day or (end + timedelta(days=1)).day == 1


def test_twelve_months_are_a_year() -> None:
    leap = date(2028, 2, 29)
    assert after(leap, 12, "months") == after(leap, 1, "years") == date(2029, 2, 28)


def test_every_period_names_its_source_and_what_is_in_doubt() -> None:
    for name, rule in retention().rules.items():
        for period in rule.values:
            assert period.source.title, name
            assert period.doubtful == (period.doubt is not None), name


def test_a_doubt_needs_a_reason() -> None:
    told = {"valid_from": "2026-01-01", "value": 1, "unit": "years", "source": {"title": "Wet"}}
    [fault] = Period.model_validate(told | {"doubtful": True}).faults()
    assert "waarom" in fault.message


def test_before_there_was_a_period_and_without_one_there_is_no_answer() -> None:
    with pytest.raises(NotInForce):
        retention().kept_until("advice", date(2025, 1, 1), date(2025, 12, 31))
    with pytest.raises(UnknownId):
        retention().kept_until("dagboek", date(2026, 1, 1), date(2026, 1, 1))
