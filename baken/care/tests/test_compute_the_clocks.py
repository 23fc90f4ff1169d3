"""Statutory clocks follow the facts, and shift when those do."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.care.clocks import shown
from baken.care.rules.clocks import Announced, Clock, Facts, Number, Period, ends
from baken.core.periods import after

DAYS = st.dates(date(2023, 5, 19), date(2035, 12, 31))


def last_day(facts: Facts) -> date:
    (one,) = shown(facts)
    return one.clock.last_day


def test_reflection_takes_three_months_at_most() -> None:
    assert last_day(Facts(reflection_granted_on=date(2026, 3, 10))) == date(2026, 6, 9)


@pytest.mark.parametrize(
    ("granted", "last"),
    [(date(2023, 5, 18), date(2023, 8, 17)), (date(2023, 5, 19), date(2023, 6, 17))],
    ids=["before the change", "after 18 May 2023"],
)
def test_a_dublin_claimant_gets_thirty_days_after_the_change(granted: date, last: date) -> None:
    assert last_day(Facts(reflection_granted_on=granted, is_dublin_claimant=True)) == last


def test_a_permit_is_valid_for_a_year() -> None:
    assert last_day(Facts(permit_from=date(2024, 2, 29))) == date(2025, 2, 27)


def test_objection_counts_from_the_day_after_the_announcement() -> None:
    made = Announced("uitkering", date(2026, 1, 5))
    assert last_day(Facts(decisions=(made,))) == date(2026, 2, 16)


def test_objection_about_residence_is_shorter_and_says_that_nobody_checked_it() -> None:
    made = Announced("vergunning", date(2026, 1, 5), is_about_residence=True)
    (one,) = shown(Facts(decisions=(made,)))
    assert one.clock.last_day == date(2026, 2, 2)
    assert "jurist" in one.remark


def test_every_clock_names_its_source() -> None:
    facts = Facts(
        reflection_granted_on=date(2026, 1, 1),
        permit_from=date(2026, 2, 1),
        decisions=(Announced("x", date(2026, 1, 1)),),
    )
    assert all(one.source.title for one in shown(facts))


def test_a_clock_that_stopped_asks_nothing() -> None:
    facts = Facts(reflection_granted_on=date(2026, 1, 1), reflection_ended_on=date(2026, 1, 20))
    (one,) = shown(facts)
    assert not one.clock.is_running(date(2026, 1, 21))
    assert one.tone(date(2027, 1, 1)) == "neutral"


@pytest.mark.parametrize(
    ("day", "tone"),
    [(date(2026, 1, 2), "info"), (date(2026, 3, 20), "attention"), (date(2026, 4, 1), "danger")],
)
def test_the_last_two_weeks_ask_attention(day: date, tone: str) -> None:
    (one,) = shown(Facts(reflection_granted_on=date(2026, 1, 1)))
    assert one.tone(day) == tone


@given(DAYS, st.integers(0, 400))
def test_a_later_start_never_ends_earlier(day: date, shift: int) -> None:
    later = day + timedelta(days=shift)
    for early, late in zip(each(day), each(later), strict=True):
        assert last_day(early) <= last_day(late)


def each(when: date) -> list[Facts]:
    return [
        Facts(reflection_granted_on=when),
        Facts(reflection_granted_on=when, is_dublin_claimant=True),
        Facts(permit_from=when),
        Facts(decisions=(Announced("x", when),)),
    ]


@given(DAYS, st.integers(1, 36))
def test_months_keep_the_day_or_take_the_last_of_the_month(day: date, months: int) -> None:
    later = after(day, months, "months")
    assert later.day == day.day or (later + timedelta(days=1)).day == 1
    assert (later.year - day.year) * 12 + later.month - day.month == months


@given(DAYS, st.integers(1, 100))
def test_days_count_the_first_day_save_for_objection(day: date, days: int) -> None:
    number = Number(days, "days")
    assert (ends(Period.OBJECTION, day, number) - day).days == days
    assert (ends(Period.REFLECTION_DUBLIN, day, number) - day).days == days - 1


def test_days_left_run_below_zero() -> None:
    clock = Clock(Period.PERMIT, "", date(2025, 1, 1), date(2026, 1, 1))
    assert clock.days_left(date(2026, 1, 3)) == -2
