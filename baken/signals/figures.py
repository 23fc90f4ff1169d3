"""Counts of signals in the region: numbers only, small ones left out by the database."""

from dataclasses import dataclass

from django.db import connection

from baken.signals.vocabulary import Form, SignalStatus

STEERING = ("chain_director", "policy_officer", "portfolio_holder")


@dataclass(frozen=True)
class Count:
    """How many; None when there are some, but too few to show."""

    label: str
    number: int | None


@dataclass(frozen=True)
class Figures:
    """This year's signals in the region, by where they stand and by form."""

    by_status: list[Count]
    by_form: list[Count]


def figures() -> Figures:
    """Give the counts for whoever steers; nothing for anybody else."""
    with connection.cursor() as cursor:
        cursor.execute("select * from access.signal_counts(%s)", [list(STEERING)])
        found = {(dimension, value): number for dimension, value, number in cursor.fetchall()}
    return Figures(
        [Count(str(s.label), found["status", s]) for s in SignalStatus if ("status", s) in found],
        [Count(str(f.label), found["form", f]) for f in Form if ("form", f) in found],
    )
