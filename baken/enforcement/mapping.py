"""Where places lie: the number of each in the register leads to its point on the grid.

A point says as much as an address, so it is kept nowhere beside a place: the sealed number is
opened for whoever may see the place, and the public register gives the point.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from baken.enforcement.grid import degrees
from baken.enforcement.models import BagAddress, Inspection, Location, Measure
from baken.vault.door import unwrap

MOST = 5_000
"""How many places one look opens at most; the keeper answers no longer question."""

READ = ("code", "use", "owner", "owner__name", "dossier", "region", "address", "register_id")


@dataclass(frozen=True)
class Placed:
    """A place with its point, and what goes on there."""

    place: Location
    x: int
    y: int
    town: str
    inspections: int
    measures: int


@dataclass(frozen=True)
class Mapped:
    """What can be drawn, and how many places have no number in the register and so no point."""

    placed: list[Placed]
    nowhere: int


def mapped(*, everything: bool) -> Mapped:
    """Give the places that somebody may see: with something going on, or all of them.

    Opens their addresses and numbers in one look.
    """
    inspections, measures = _counts(Inspection.objects.open()), _counts(Measure.objects.open())
    found = Location.objects.select_related("owner").only(*READ)
    if not everything:
        found = found.filter(Q(pk__in=inspections.keys() | measures.keys()))
    places = list(found.order_by("-opened_at", "-id")[:MOST])
    unwrap(places)
    points = _points(each.register_id.text for each in places)
    placed = [
        Placed(each, *points[each.register_id.text], inspections[each.pk], measures[each.pk])
        for each in places
        if each.register_id.text in points
    ]
    return Mapped(placed, len(places) - len(placed))


def _counts(rows: QuerySet[Any]) -> Counter[UUID]:
    return Counter(rows.values_list("location_id", flat=True))


def _points(ids: Iterable[str]) -> dict[str, tuple[int, int, str]]:
    known = BagAddress.objects.filter(pk__in=[each for each in ids if each]).exclude(x=None)
    return {
        pk: (int(x or 0), int(y or 0), town)
        for pk, x, y, town in known.values_list("id", "x", "y", "town")
    }


def collection(placed: Iterable[Placed]) -> dict[str, Any]:
    """Give places as GeoJSON (RFC 7946): a point and a code, and no address."""
    return {"type": "FeatureCollection", "features": [_feature(each) for each in placed]}


def _feature(each: Placed) -> dict[str, Any]:
    place = each.place
    return {
        "type": "Feature",
        "id": str(place.pk),
        "geometry": {"type": "Point", "coordinates": degrees(each.x, each.y)},
        "properties": {
            "code": place.code,
            "municipality": place.owner.name,
            "use": place.use,
            "inspections": each.inspections,
            "measures": each.measures,
            "url": reverse("location_detail", args=[place.pk]),
        },
    }
