"""The procedure of a measure: what may follow what, and which clocks run. No Django rows.

Sources: Algemene wet bestuursrecht 4:8 and 4:11 (hearing), 3:41 (announcing), 5:24 and 5:32a
(time to comply), 6:7 and 6:8 (objecting). Not checked by a lawyer.
"""

from datetime import date, timedelta

from baken.core.workdays import is_working_day
from baken.enforcement.vocabulary_field import MeasureStatus as At
from baken.enforcement.vocabulary_field import MeasureStepKind as Kind

MOVES: dict[Kind, tuple[frozenset[At], At]] = {
    Kind.HEARD: (frozenset({At.DRAFT}), At.HEARING),
    Kind.NOT_HEARD: (frozenset({At.DRAFT}), At.HEARING),
    Kind.DECIDED: (frozenset({At.HEARING}), At.DECIDED),
    Kind.ANNOUNCED: (frozenset({At.DECIDED}), At.COMPLYING),
    Kind.EXECUTED: (frozenset({At.COMPLYING}), At.ENFORCED),
    Kind.COMPLIED: (frozenset({At.COMPLYING, At.ENFORCED}), At.ENFORCED),
    Kind.WITHDRAWN: (
        frozenset({At.DRAFT, At.HEARING, At.DECIDED, At.COMPLYING, At.ENFORCED}),
        At.ENDED,
    ),
    Kind.ENDED: (frozenset({At.ENFORCED}), At.ENDED),
}
"""From which stand a step may be taken, and where it leads."""

BESIDE: dict[Kind, frozenset[At]] = {
    Kind.OBJECTION: frozenset({At.COMPLYING, At.ENFORCED}),
    Kind.RELIEF: frozenset({At.COMPLYING, At.ENFORCED}),
    Kind.APPEAL: frozenset({At.COMPLYING, At.ENFORCED}),
    Kind.COSTS: frozenset({At.ENFORCED}),
    Kind.ADVICE: frozenset({At.DRAFT, At.HEARING}),
}
"""Steps that change nothing about how far it is."""

WAITS_FOR_CARE = frozenset({Kind.DECIDED, Kind.ANNOUNCED, Kind.EXECUTED})
"""What takes a place to sleep away, and so waits for the answer where people go."""


def possible(status: At) -> tuple[Kind, ...]:
    """Give the steps that may be taken from here, in the order of the procedure."""
    moving = [kind for kind, (before, _after) in MOVES.items() if status in before]
    return (*moving, *(kind for kind, before in BESIDE.items() if status in before))


def after(status: At, kind: Kind) -> At:
    """Give the stand after a step; raise ValueError for one that may not be taken from here."""
    if kind not in possible(status):
        raise ValueError(f"{kind} cannot follow {status}.")
    return MOVES[kind][1] if kind in MOVES else status


def objection_until(announced: date, days: int) -> date:
    """Give the last day to object: the term begins the day after the announcement (Awb 6:8).

    A term that ends on a weekend or a holiday ends on the next working day (Algemene termijnenwet).
    """
    last = announced + timedelta(days=days)
    while not is_working_day(last):
        last += timedelta(days=1)
    return last
