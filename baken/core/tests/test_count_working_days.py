"""Working days skip weekends and the Dutch public holidays, also across a year's end."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.core.workdays import add_working_days, is_working_day, working_days_until

DAYS = st.dates(date(2015, 1, 1), date(2045, 12, 31))
COUNTS = st.integers(0, 60)


@pytest.mark.parametrize("day", [
    date(2026, 1, 1),  # New Year
    date(2026, 4, 3),  # Good Friday
    date(2026, 4, 6),  # Easter Monday
    date(2026, 4, 27),  # King's Day
    date(2025, 4, 26),  # King's Day came a day early: the 27th was a Sunday
    date(2025, 5, 5),  # Liberation Day in a lustrum year
    date(2026, 5, 14),  # Ascension
    date(2026, 5, 25),  # Whit Monday
    date(2026, 12, 25),
    date(2026, 12, 26),
    date(2026, 10, 17),  # a Saturday
    date(2026, 10, 18),  # a Sunday
])  # fmt: skip
def test_offices_are_closed(day: date) -> None:
    assert not is_working_day(day)


@pytest.mark.parametrize("day", [
    date(2026, 1, 2),
    date(2026, 5, 5),  # Liberation Day outside a lustrum year
    date(2025, 4, 28),  # the day after King's Day would have been
    date(2026, 5, 15),  # the Friday after Ascension
    date(2026, 12, 24),
    date(2026, 12, 31),
])  # fmt: skip
def test_offices_are_open(day: date) -> None:
    assert is_working_day(day)


@pytest.mark.parametrize(("day", "count", "expected"), [
    (date(2026, 10, 16), 1, date(2026, 10, 19)),  # from Friday to Monday
    (date(2026, 12, 24), 1, date(2026, 12, 28)),  # over Christmas and a weekend
    (date(2026, 12, 31), 1, date(2027, 1, 4)),  # over New Year
    (date(2026, 4, 2), 2, date(2026, 4, 8)),  # over Easter
    (date(2026, 10, 17), 0, date(2026, 10, 17)),  # nothing added: the day itself, free or not
])  # fmt: skip
def test_a_term_ends_on_a_working_day(day: date, count: int, expected: date) -> None:
    assert add_working_days(day, count) == expected


@given(day=DAYS, count=st.integers(1, 60))
def test_after_a_term_as_many_working_days_have_passed(day: date, count: int) -> None:
    last = add_working_days(day, count)
    assert is_working_day(last)
    assert working_days_until(day, last) == count
    passed = [day + timedelta(days=n) for n in range(1, (last - day).days + 1)]
    assert sum(map(is_working_day, passed)) == count


@given(day=DAYS, first=COUNTS, second=COUNTS)
def test_two_terms_after_one_another_are_one_long_term(day: date, first: int, second: int) -> None:
    assert add_working_days(add_working_days(day, first), second) == add_working_days(
        day, first + second
    )


@given(day=DAYS, gap=st.integers(-200, 200))
def test_what_passed_counts_below_nothing(day: date, gap: int) -> None:
    last = day + timedelta(days=gap)
    assert working_days_until(day, last) == -working_days_until(last, day)
    assert (working_days_until(day, last) > 0) <= (last > day)


@given(day=DAYS)
def test_a_day_is_no_working_day_away_from_itself(day: date) -> None:
    assert working_days_until(day, day) == 0


@given(day=DAYS)
def test_nobody_waits_long_for_the_next_working_day(day: date) -> None:
    """The longest row of free days is five: Good Friday to King's Day, as in 2038."""
    assert (add_working_days(day, 1) - day).days <= 6
