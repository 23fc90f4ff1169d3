"""The procedure of a measure: what may follow what, and which clocks run. No Django rows.

Sources: Algemene wet bestuursrecht 4:8 and 4:11 (hearing), 3:41 (announcing), 5:24 and 5:32a
(time to comply), 6:7 and 6:8 (objecting), 7:10 (deciding on it), 8:1 and 8:81 (the judge); Wet
Bibob 7a, 9, 15, 26 and 33. Not checked by a lawyer.
"""

from collections.abc import Sequence
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

_ANNOUNCED = frozenset({At.COMPLYING, At.ENFORCED})
_JUDGED = (
    Kind.OBJECTION, Kind.OBJECTION_RULED, Kind.RELIEF, Kind.RELIEF_RULED, Kind.APPEAL,
    Kind.APPEAL_RULED,
)  # fmt: skip
BESIDE: dict[Kind, frozenset[At]] = {
    **dict.fromkeys(_JUDGED, _ANNOUNCED),
    Kind.COSTS: frozenset({At.ENFORCED}),
}
"""Steps that change nothing about how far it is."""

BIBOB_MOVES: dict[Kind, tuple[frozenset[At], At]] = {
    **{kind: move for kind, move in MOVES.items() if kind not in (Kind.EXECUTED, Kind.COMPLIED)},
    Kind.CLEARED: (frozenset({At.DRAFT, At.HEARING}), At.ENDED),
    Kind.ENDED: (frozenset({At.COMPLYING}), At.ENDED),
}
BIBOB_BESIDE: dict[Kind, frozenset[At]] = {
    Kind.TIP: frozenset({At.DRAFT, At.HEARING}),
    Kind.SCREENED: frozenset({At.DRAFT}),
    Kind.BUREAU: frozenset({At.DRAFT, At.HEARING}),
    Kind.ADVICE: frozenset({At.DRAFT, At.HEARING}),
    **dict.fromkeys(_JUDGED, _ANNOUNCED),
}
"""The track of somebody who asks for a permit, subsidy, property or contract: nothing is executed,
and first one looks for oneself."""

CLOSES: dict[Kind, Kind] = {
    Kind.OBJECTION: Kind.OBJECTION_RULED,
    Kind.RELIEF: Kind.RELIEF_RULED,
    Kind.APPEAL: Kind.APPEAL_RULED,
    Kind.BUREAU: Kind.ADVICE,
}
"""What somebody else, or the municipality itself, still has to answer, and the answer."""

WAITS_FOR_CARE = frozenset({Kind.DECIDED, Kind.ANNOUNCED, Kind.EXECUTED})
"""What takes a place to sleep away, and so waits for the answer where people go."""


def possible(status: At, *, is_preventive: bool = False) -> tuple[Kind, ...]:
    """Give the steps that may be taken from here, in the order of the procedure."""
    moves, beside = (BIBOB_MOVES, BIBOB_BESIDE) if is_preventive else (MOVES, BESIDE)
    moving = [kind for kind, (before, _after) in moves.items() if status in before]
    along = [kind for kind, before in beside.items() if status in before]
    return tuple([*along, *moving] if is_preventive else [*moving, *along])


def after(status: At, kind: Kind, *, is_preventive: bool = False) -> At:
    """Give the stand after a step; raise ValueError for one that may not be taken from here."""
    if kind not in possible(status, is_preventive=is_preventive):
        raise ValueError(f"{kind} cannot follow {status}.")
    moves = BIBOB_MOVES if is_preventive else MOVES
    return moves[kind][1] if kind in moves else status


def waits_for(taken: Sequence[Kind], kind: Kind, *, is_preventive: bool = False) -> Kind | None:
    """Give the step that must come first, or None: an answer follows what was asked."""
    asked = next((each for each, answer in CLOSES.items() if answer == kind), None)
    if asked is not None and not is_open(taken, asked):
        return asked
    own_first = is_preventive and kind in (Kind.BUREAU, Kind.HEARD, Kind.NOT_HEARD, Kind.CLEARED)
    return Kind.SCREENED if own_first and Kind.SCREENED not in taken else None


def is_open(taken: Sequence[Kind], asked: Kind) -> bool:
    """Say whether something was asked more often than it was answered."""
    return taken.count(asked) > taken.count(CLOSES[asked])


def last_day(begins: date, days: int) -> date:
    """Give the last day of a term that begins the day after (Awb 6:8).

    A term that ends on a weekend or a holiday ends on the next working day (Algemene termijnenwet).
    """
    last = begins + timedelta(days=days)
    while not is_working_day(last):
        last += timedelta(days=1)
    return last
