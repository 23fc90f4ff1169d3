"""For who steers and sees no person: what turns up in more than one municipality, as counts."""

from dataclasses import dataclass

from django.db import connection
from django.http import HttpResponseBase
from django.shortcuts import render

from baken.access.http import OfficeRequest, opens
from baken.matching.vocabulary import KEYS

STEERING = ["chain_director", "policy_officer", "portfolio_holder"]


@dataclass(frozen=True)
class Count:
    """How many of one kind; None when there are some, but too few to show."""

    label: str
    number: int | None


@opens("estimation")
def displacement(request: OfficeRequest) -> HttpResponseBase:
    """Show how many numbers, addresses and people are known in several municipalities."""
    with connection.cursor() as cursor:
        cursor.execute("select * from access.displacement_counts(%s)", [STEERING])
        found = dict(cursor.fetchall())
    counts = [Count(str(KEYS[kind]), found[kind]) for kind in KEYS if kind in found]
    return render(request, "matching/displacement.html", {"counts": counts})
