"""What the draw shows: how often an inspection led to a report, by what put the place on the list.

Where nobody pointed, one finds what one would have missed. Only while planning is switched on.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from baken.access.oversight import switches
from baken.enforcement.models import Inspection, Location, PlaceFact, SpotReport
from baken.enforcement.sampling import Planned, plan_list, seed_of
from baken.enforcement.vocabulary_field import ChosenBy, InspectionStatus

MOST, MOST_DRAWN_FROM = 200, 5_000


@dataclass(frozen=True)
class Measured:
    """How many inspections were finished, and how many of them led to a report."""

    chosen_by: ChosenBy
    finished: int
    reported: int


def listed(owner_id: UUID, day: date) -> list[Planned[Location]]:
    """Give the list to choose from on a day; the draw stands for a month."""
    own = Location.objects.filter(owner_id=owner_id)
    pointed = PlaceFact.objects.filter(owner_id=owner_id, valid_until__gte=day)
    with_facts = list(own.filter(pk__in=pointed.values("location_id")).order_by("code")[:MOST])
    others = own.exclude(pk__in=pointed.values("location_id")).order_by("id")
    found = plan_list(with_facts, list(others[:MOST_DRAWN_FROM]), seed=seed_of(str(owner_id), day))
    return found[:MOST]


def chosen_by(location: Location, day: date) -> ChosenBy:
    """Say what put a place on the list of a day, if anything did."""
    if not switches.is_on("inspections", location.owner_id):
        return ChosenBy.OTHER
    found = next(
        (each for each in listed(location.owner_id, day) if each.place.pk == location.pk), None
    )
    if found is None:
        return ChosenBy.OTHER
    return ChosenBy.DRAW if found.is_drawn else ChosenBy.FACTS


def measured(owner_id: UUID) -> list[Measured]:
    """Give what came of inspections of a municipality: of facts, and of the draw."""
    reported = Exists(SpotReport.objects.filter(inspection=OuterRef("pk")))
    over = Inspection.objects.filter(owner_id=owner_id, status=InspectionStatus.FINISHED)
    counted = {
        each["chosen_by"]: Measured(ChosenBy(each["chosen_by"]), each["all"], each["told"])
        for each in over.annotate(has_report=reported)
        .values("chosen_by")
        .annotate(all=Count("id"), told=Count("id", filter=Q(has_report=True)))
    }
    kinds = (ChosenBy.FACTS, ChosenBy.DRAW)
    return [counted.get(kind, Measured(kind, 0, 0)) for kind in kinds]
