"""Whether there is news from outside for a page that is open and asks by itself.

A page knows what it shows by its mark; what asks with that mark is answered with nothing at all.
"""

import hashlib
from dataclasses import dataclass

from django.http import HttpRequest

from baken.intake.outside.models import OutsideReport, OutsideReportQuerySet, unread

SHOWN = 200
KNOWN = "gezien"


@dataclass(frozen=True)
class News:
    """What waits from outside: how much, by a mark that changes with it; who asked for it."""

    waiting: int
    mark: str
    is_asked: bool
    is_known: bool


def news(request: HttpRequest) -> News:
    """Give what waits for whoever asks, and whether their page shows it already."""
    waiting = OutsideReport.objects.waiting()
    shown = _ids(waiting)
    number = len(shown) if len(shown) < SHOWN else waiting.count()
    rows = [number, *shown, "", *_ids(unread())]
    mark = hashlib.sha256(" ".join(map(str, rows)).encode()).hexdigest()[:16]
    is_asked = request.headers.get("HX-Request") == "true" and KNOWN in request.GET
    return News(number, mark, is_asked, is_asked and request.GET[KNOWN] == mark)


def _ids(rows: OutsideReportQuerySet) -> list[object]:
    return list(rows.values_list("pk", flat=True)[:SHOWN])
