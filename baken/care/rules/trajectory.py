"""Trajectory: what is blocked and why, what comes next, what is late."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class State(StrEnum):
    """Where one thing to arrange stands."""

    TODO = "todo"
    REQUESTED = "requested"
    WAITING = "waiting"
    ARRANGED = "arranged"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    NOT_NEEDED = "not_needed"


SETTLED = frozenset({State.ARRANGED, State.NOT_NEEDED})
"""States in which nothing waits for it any more."""
OPEN = frozenset({State.TODO, State.REQUESTED, State.WAITING})
"""States that still ask something of somebody."""
STEPS: Mapping[State, frozenset[State]] = {
    State.TODO: frozenset(State) - {State.TODO},
    State.REQUESTED: frozenset(State) - {State.REQUESTED},
    State.WAITING: frozenset(State) - {State.REQUESTED},
    State.ARRANGED: frozenset({State.TODO, State.WITHDRAWN, State.ARRANGED}),
    State.REFUSED: frozenset({State.TODO, State.REQUESTED, State.NOT_NEEDED}),
    State.WITHDRAWN: frozenset({State.TODO, State.REQUESTED, State.NOT_NEEDED}),
    State.NOT_NEEDED: frozenset({State.TODO}),
}
"""From which state one may go where."""


@dataclass(frozen=True)
class Thing:
    """One thing to arrange, as far as calculating goes."""

    name: str
    state: State
    waits_for: tuple[str, ...] = ()
    due_on: date | None = None
    expires_on: date | None = None


def expired(thing: Thing, day: date) -> bool:
    """Say whether what was arranged has run out."""
    return thing.state is State.ARRANGED and thing.expires_on is not None and thing.expires_on < day


def blockers(thing: Thing, things: Iterable[Thing], day: date) -> tuple[str, ...]:
    """Give what must be settled first; nothing blocks what is no longer to do."""
    if thing.state not in {State.TODO, State.REFUSED, State.WITHDRAWN}:
        return ()
    settled = {one.name for one in things if one.state in SETTLED and not expired(one, day)}
    present = {one.name for one in things}
    return tuple(name for name in thing.waits_for if name in present and name not in settled)


def is_late(thing: Thing, day: date) -> bool:
    """Say whether it should have been arranged, or renewed, before this day."""
    overdue = thing.state in OPEN and thing.due_on is not None and thing.due_on < day
    return overdue or expired(thing, day)


def next_steps(things: Iterable[Thing], day: date) -> tuple[str, ...]:
    """Give what can be done now: late first, then by day, then in the fixed order."""
    all_things = list(things)
    waiting = {State.ARRANGED, State.NOT_NEEDED}
    can = [
        (not is_late(one, day), one.due_on or date.max, number, one.name)
        for number, one in enumerate(all_things)
        if (one.state not in waiting or expired(one, day)) and not blockers(one, all_things, day)
    ]
    return tuple(name for _, _, _, name in sorted(can))
