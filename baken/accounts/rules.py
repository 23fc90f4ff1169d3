"""Who may hold which role when: days and walls, calculated.

Pure: no Django, and the day is always given. Days are inclusive on both sides. What keeps roles
apart comes from the matrix (domain.md §2.7: whoever steers or administers does no casework).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from baken.knowledge.packs import Matrix
from baken.knowledge.packs.access import OWN_INPUT, WALLED_OFF

REGION_OFFICE = "region_office"
ONE_PER_REGION = "coordinating_focal_officer"
"""The role that rotates among the focal officers, one at a time (domain.md §2.7)."""

Phase = Literal["now", "coming", "past"]


@dataclass(frozen=True)
class Period:
    """The days from the first to the last, both included; no last day means without end."""

    first: date
    last: date | None = None

    @property
    def is_whole(self) -> bool:
        """Say whether it does not end before it begins."""
        return self.last is None or self.first <= self.last

    def overlaps(self, other: "Period") -> bool:
        """Say whether the two share a day."""
        return _reaches(self, other.first) and _reaches(other, self.first)

    def contains(self, other: "Period") -> bool:
        """Say whether all days of the other lie in this one."""
        reaches_end = self.last is None or (other.last is not None and other.last <= self.last)
        return self.first <= other.first and reaches_end

    def phase(self, day: date) -> Phase:
        """Say whether it lasts on a day, is still to come, or is over."""
        if day < self.first:
            return "coming"
        return "now" if _reaches(self, day) else "past"

    def cut_off(self, last: date) -> "Period":
        """Give what is left when it ends on a day: at least its first day, and never more."""
        ends = max(last, self.first)
        return self if self.last is not None and self.last <= ends else replace(self, last=ends)


@dataclass(frozen=True)
class Holding:
    """A role that somebody holds during a period."""

    role: str
    period: Period


def _reaches(period: Period, day: date) -> bool:
    return period.last is None or day <= period.last


def content_roles(matrix: Matrix) -> frozenset[str]:
    """Give the roles that read content about people, other than what one typed oneself."""
    return frozenset(
        role
        for rule in matrix.rules
        if "read" in rule.verbs and matrix.kinds[rule.kind].content and rule.where != OWN_INPUT
        for role in rule.roles
    )


def clashing(wanted: Holding, held: Iterable[Holding], matrix: Matrix) -> str | None:
    """Give a role held in the same period from which the walls keep the wanted role apart."""
    content = content_roles(matrix)
    for each in held:
        pair = {wanted.role, each.role}
        apart = bool(pair & WALLED_OFF) and bool(pair & content)
        if apart and wanted.period.overlaps(each.period):
            return each.role
    return None


def may_be_held_at(scope: str, organisation_kind: str) -> bool:
    """Say whether a role of this scope belongs there: regional ones at the region office."""
    return scope != "region" or organisation_kind == REGION_OFFICE


def earliest_last_day(day: date) -> date:
    """Give the earliest day on which a role can be made to have ended.

    Yesterday stops it at once. Further back would rewrite who had access when.
    """
    return day - timedelta(days=1)
