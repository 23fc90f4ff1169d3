"""Shelter: does a place fit somebody, and why or why not. Never a score, only reasons."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Why(StrEnum):
    """Reasons for or against a place."""

    GENDER = "gender"
    CHILDREN = "children"
    NO_CHILDREN = "no_children"
    MINOR = "minor"
    ADULT = "adult"
    STEPS = "steps"
    DANGER = "danger"
    TAKEN = "taken"
    GROUND = "ground"
    SPECIALISM = "specialism"
    FREE = "free"
    FAR = "far"


HARD = frozenset(
    {Why.GENDER, Why.CHILDREN, Why.MINOR, Why.ADULT, Why.STEPS, Why.DANGER, Why.TAKEN, Why.GROUND}
)
"""Reasons that rule a place out; the others speak for it."""


@dataclass(frozen=True)
class Need:
    """What somebody needs; areas are names that people chose, never addresses."""

    gender: str
    is_minor: bool
    children: int = 0
    needs_step_free: bool = False
    in_reflection: bool = False
    danger_areas: frozenset[str] = frozenset()
    specialisms: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Place:
    """What a place offers."""

    code: str
    kind: str
    area: str
    genders: frozenset[str]
    children_up_to: int
    takes_minors: bool
    takes_adults: bool
    is_step_free: bool
    specialisms: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Stay:
    """Nights in a place: `until` is the day of leaving, on which somebody else may arrive."""

    code: str
    from_: date
    until: date


@dataclass(frozen=True)
class Verdict:
    """A place with every reason for and against it."""

    code: str
    against: tuple[Why, ...]
    in_favour: tuple[Why, ...]

    @property
    def fits(self) -> bool:
        """Say whether nothing speaks against it."""
        return not self.against


def weigh(need: Need, place: Place, *, is_taken: bool) -> Verdict:
    """Give the reasons for and against one place; all of them, so that people can decide."""
    return Verdict(place.code, tuple(_against(need, place, is_taken)), tuple(_for(need, place)))


def _against(need: Need, place: Place, is_taken: bool) -> Iterable[Why]:
    checks = (
        (need.gender not in place.genders, Why.GENDER),
        (need.children > place.children_up_to, Why.CHILDREN),
        (need.is_minor and not place.takes_minors, Why.MINOR),
        (not need.is_minor and not place.takes_adults, Why.ADULT),
        (need.needs_step_free and not place.is_step_free, Why.STEPS),
        (place.area in need.danger_areas, Why.DANGER),
        (place.kind == "cosm" and not need.in_reflection, Why.GROUND),
        (is_taken, Why.TAKEN),
    )
    return (why for is_so, why in checks if is_so)


def _for(need: Need, place: Place) -> Iterable[Why]:
    checks = (
        (bool(need.specialisms & place.specialisms), Why.SPECIALISM),
        (bool(need.danger_areas) and place.area not in need.danger_areas, Why.FAR),
        (need.children == 0 and place.children_up_to == 0, Why.NO_CHILDREN),
    )
    return (why for is_so, why in checks if is_so)


def in_order(verdicts: Iterable[Verdict]) -> Sequence[Verdict]:
    """Give what fits first, then what has the fewest reasons against it; by code within."""
    return sorted(verdicts, key=lambda one: (len(one.against), -len(one.in_favour), one.code))


def overlaps(one: Stay, other: Stay) -> bool:
    """Say whether two stays want the same place on the same night."""
    return one.code == other.code and one.from_ < other.until and other.from_ < one.until


def occupied(stays: Iterable[Stay], day: date) -> int:
    """Count the places in which somebody sleeps in the night after a day."""
    return len({stay.code for stay in stays if stay.from_ <= day < stay.until})
