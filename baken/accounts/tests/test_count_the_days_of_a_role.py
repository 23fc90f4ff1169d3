"""Days of roles are inclusive, and the walls say which roles never go together."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.accounts.rules import (
    Holding,
    Period,
    clashing,
    content_roles,
    earliest_last_day,
    may_be_held_at,
)
from baken.knowledge.packs import matrix

START = date(2026, 1, 1)
MATRIX = matrix().on(START)


def day(number: int) -> date:
    return START + timedelta(days=number)


numbers = st.integers(0, 30)
periods = st.tuples(numbers, st.none() | numbers).map(
    lambda ends: Period(day(ends[0]), None if ends[1] is None else day(ends[0] + ends[1]))
)


def days_of(period: Period) -> set[date]:
    return {day(n) for n in range(70) if period.phase(day(n)) == "now"}


@given(periods, periods)
def test_two_periods_overlap_when_they_share_a_day(one: Period, other: Period) -> None:
    assert one.overlaps(other) == bool(days_of(one) & days_of(other))
    assert one.overlaps(other) == other.overlaps(one)


@given(periods, periods)
def test_a_period_contains_another_when_it_has_all_its_days(one: Period, other: Period) -> None:
    endless = other.last is None and one.last is not None
    assert one.contains(other) == (days_of(other) <= days_of(one) and not endless)


@given(periods, numbers)
def test_cutting_off_keeps_the_first_day_and_never_adds_one(one: Period, number: int) -> None:
    left = one.cut_off(day(number))
    assert left.is_whole
    assert left.first == one.first
    assert days_of(left) <= days_of(one)
    assert left.last is not None
    assert left.last <= max(day(number), one.first)


@given(periods)
def test_the_first_and_the_last_day_count(one: Period) -> None:
    assert one.phase(one.first) == "now"
    assert one.phase(one.first - timedelta(days=1)) == "coming"
    if one.last is not None:
        assert one.phase(one.last) == "now"
        assert one.phase(one.last + timedelta(days=1)) == "past"


def test_a_period_that_ends_before_it_begins_is_not_whole() -> None:
    assert not Period(day(2), day(1)).is_whole
    assert Period(day(2), day(2)).is_whole


def test_whoever_reads_more_than_their_own_input_reads_content() -> None:
    receivers = {"care_coordinator", "table_participant", "supervisor", "enforcement_lawyer",
                 "partner"}  # fmt: skip
    let_in = {"second_reader", "emergency_reader", "complaint_reader", "vault_opener",
              "vault_sealer", "case_guest", "safety_coordinator"}  # fmt: skip
    overseers = {"privacy_officer"}  # who reads who looked, and so of which signals
    assert content_roles(MATRIX) == {
        "professional",
        "focal_officer",
        *receivers,
        *let_in,
        *overseers,
    }


@pytest.mark.parametrize("walled", ["administrator", "chain_director", "portfolio_holder"])
def test_the_walls_keep_steering_apart_from_content_both_ways(walled: str) -> None:
    steering, reading = Holding(walled, Period(day(0))), Holding("professional", Period(day(5)))
    assert clashing(steering, [reading], MATRIX) == "professional"
    assert clashing(reading, [steering], MATRIX) == walled


def test_roles_one_after_the_other_do_not_clash() -> None:
    before = Holding("administrator", Period(day(0), day(4)))
    assert clashing(Holding("focal_officer", Period(day(5))), [before], MATRIX) is None
    assert clashing(Holding("focal_officer", Period(day(4))), [before], MATRIX) == "administrator"


def test_two_roles_without_content_go_together() -> None:
    held = [Holding("chain_director", Period(day(0)))]
    assert clashing(Holding("administrator", Period(day(0))), held, MATRIX) is None


def test_regional_roles_belong_at_the_region_office() -> None:
    assert may_be_held_at("region", "region_office")
    assert not may_be_held_at("region", "municipality")
    assert may_be_held_at("organisation", "police")


def test_a_role_can_be_stopped_at_once_but_not_further_back() -> None:
    assert earliest_last_day(day(3)) == day(2)
