"""When somebody was at a house, as far as it was said: two stays that cannot meet, and others.

Only what was said counts: a year may be any day of it, “since” has no end, and “about” reaches a
year further on both sides. A house without a period says nothing of when.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from baken.linkage import days

BEGIN, END = date.min.toordinal(), date.max.toordinal()
ABOUT = 365


@dataclass(frozen=True, slots=True, order=True)
class Stay:
    """A house, and the first and last day on which somebody may have been there."""

    house: str
    first: int
    last: int

    def meets(self, other: "Stay") -> bool:
        """Whether both may have been there on one day."""
        return self.first <= other.last and other.first <= self.last


def stays_at(houses: Iterable[str], since: str, until: str) -> tuple[Stay, ...]:
    """Give the stays at a house under all its names; none when no period can be read."""
    first, last = _first(days.read(since)), _last(days.read(until))
    if (first, last) == (BEGIN, END) or first > last:
        return ()
    return tuple(Stay(house, first, last) for house in houses if house)


def apart(house: str, one: Iterable[Stay], other: Iterable[Stay]) -> bool:
    """Whether two sides said when they were at a house, and no two of those periods meet."""
    mine = [each for each in one if each.house == house]
    theirs = [each for each in other if each.house == house]
    meeting = any(a.meets(b) for a in mine for b in theirs)
    return bool(mine and theirs) and not meeting


def _first(day: days.Day) -> int:
    if day == days.UNKNOWN:
        return BEGIN
    return date(day.year, day.month or 1, day.day or 1).toordinal() - ABOUT * day.about


def _last(day: days.Day) -> int:
    if day == days.UNKNOWN:
        return END
    month = day.month or 12
    last = day.day or monthrange(day.year, month)[1]
    return date(day.year, month, last).toordinal() + ABOUT * day.about
