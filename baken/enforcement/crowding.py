"""Overcrowding: how many people a floor area allows, with the working shown. No Django.

A person counts, a bed only hints: the rule speaks of residents (domain.md §4.1, row 7). What is
not known is never guessed.
"""

from dataclasses import dataclass
from enum import StrEnum


class Crowd(StrEnum):
    """What the numbers say."""

    UNKNOWN = "unknown"
    WITHIN = "within"
    HINTED = "hinted"
    EXCEEDED = "exceeded"


@dataclass(frozen=True)
class Counted:
    """What was counted; the floor area is None when nobody knows it."""

    sleeping_places: int
    persons_found: int
    registrations: int
    floor_area: int | None

    def __post_init__(self) -> None:
        """Refuse what cannot be counted."""
        whole = (self.sleeping_places, self.persons_found, self.registrations, self.floor_area or 0)
        if min(whole) < 0:
            raise ValueError("A count is never below zero.")


@dataclass(frozen=True)
class Working:
    """The sum: how many are allowed, and by how many each count passes that."""

    counted: Counted
    per_person: int
    allowed: int | None
    persons_over: int
    beds_over: int
    registered_over: int
    crowd: Crowd


def crowding(counted: Counted, per_person: int) -> Working:
    """Hold what was counted against the rule; raise ValueError for a rule without area."""
    if per_person < 1:
        raise ValueError("A rule asks at least one square metre a person.")
    if not counted.floor_area:
        return Working(counted, per_person, None, 0, 0, 0, Crowd.UNKNOWN)
    allowed = counted.floor_area // per_person
    persons, beds, registered = (
        max(0, number - allowed)
        for number in (counted.persons_found, counted.sleeping_places, counted.registrations)
    )
    crowd = Crowd.EXCEEDED if persons or registered else Crowd.HINTED if beds else Crowd.WITHIN
    return Working(counted, per_person, allowed, persons, beds, registered, crowd)
