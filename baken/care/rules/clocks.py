"""Statutory clocks: which day ends a period, computed anew from the facts each time.

Nothing here is stored: when a fact shifts, so does the clock. Where the law leaves room for two
readings the earliest day is given, because too early harms nobody. A lawyer decides.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from baken.core.periods import Unit, after


class Period(StrEnum):
    """The periods of which the number is dated knowledge (`knowledge/terms`)."""

    REFLECTION = "reflection_period"
    REFLECTION_DUBLIN = "reflection_period_dublin"
    PERMIT = "trafficking_permit"
    OBJECTION = "objection_within"
    OBJECTION_RESIDENCE = "objection_residence_within"


@dataclass(frozen=True)
class Announced:
    """A decision about somebody, on the day it was announced to them."""

    name: str
    on: date
    is_about_residence: bool = False
    objected_on: date | None = None


@dataclass(frozen=True)
class Facts:
    """What happened, from which the clocks follow."""

    reflection_granted_on: date | None = None
    is_dublin_claimant: bool = False
    reflection_ended_on: date | None = None
    permit_from: date | None = None
    decisions: tuple[Announced, ...] = ()


@dataclass(frozen=True)
class Number:
    """A length that holds on a day: so many months or days."""

    value: int
    unit: Unit


@dataclass(frozen=True)
class Clock:
    """One running or stopped period; `began_on` names the version of the law that counts."""

    period: Period
    about: str
    began_on: date
    last_day: date
    stopped_on: date | None = None

    def days_left(self, day: date) -> int:
        """Give how many days remain after a day; negative when it passed."""
        return (self.last_day - day).days

    def is_running(self, day: date) -> bool:
        """Say whether it still asks attention: not stopped, and not passed."""
        return self.stopped_on is None and self.last_day >= day


Numbers = Mapping[tuple[Period, date], Number]
DUBLIN_CHANGE = date(2023, 5, 19)
"""From this day a Dublin claimant gets days instead of months (WBV 2023/11)."""


def asked(facts: Facts) -> Iterator[tuple[Period, str, date, date | None]]:
    """Give the periods that the facts start: which, about what, from when, stopped when."""
    if granted := facts.reflection_granted_on:
        short = facts.is_dublin_claimant and granted >= DUBLIN_CHANGE
        period = Period.REFLECTION_DUBLIN if short else Period.REFLECTION
        yield period, "", granted, facts.reflection_ended_on
    if facts.permit_from:
        yield Period.PERMIT, "", facts.permit_from, None
    for made in facts.decisions:
        period = Period.OBJECTION_RESIDENCE if made.is_about_residence else Period.OBJECTION
        yield period, made.name, made.on, made.objected_on


def clocks(facts: Facts, numbers: Numbers) -> tuple[Clock, ...]:
    """Give every clock, the first to end first."""
    found = (
        Clock(period, about, began, ends(period, began, numbers[period, began]), stopped)
        for period, about, began, stopped in asked(facts)
    )
    return tuple(sorted(found, key=lambda clock: (clock.last_day, clock.period, clock.about)))


def ends(period: Period, began: date, number: Number) -> date:
    """Give the last day; the first day counts, save for objection (Awb 6:8)."""
    first_counts = period not in {Period.OBJECTION, Period.OBJECTION_RESIDENCE}
    return after(began, number.value, number.unit) - timedelta(days=first_counts)
