"""What shredding must reach of enforcement, and since when it counts.

A dossier of a place is settled when no inspection and no measure is open any more.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from baken.core.clock import day_of
from baken.enforcement.models import (
    Finding,
    Headcount,
    Inspection,
    Location,
    LocationRelation,
    Measure,
    MeasureStep,
    PersonMet,
    PlaceFact,
    SpotReport,
)
from baken.enforcement.vocabulary_field import InspectionStatus, MeasureStatus
from baken.vault.shredding import Goes, Retained, Subject, every

RULE = "enforcement_dossier"


def find() -> Iterator[Subject]:
    """Give the dossiers of places; one where something is open does not count yet."""
    busy = _busy()
    last = _last_days()
    for place in every(Location).order_by("id"):
        begins = max(last.get(place.dossier_id, date.min), day_of(place.opened_at))
        yield Subject(
            RULE,
            place.dossier_id,
            place.owner_id,
            place.region_id,
            place.code,
            None if place.dossier_id in busy else begins,
        )


def _busy() -> set[UUID]:
    going = every(Inspection).exclude(status=InspectionStatus.FINISHED)
    running = every(Measure).exclude(status=MeasureStatus.ENDED)
    return {*going.values_list("dossier_id", flat=True),
            *running.values_list("dossier_id", flat=True)}  # fmt: skip


def _last_days() -> dict[UUID, date]:
    found: dict[UUID, date] = {}
    for dossier_id, at in every(Inspection).values_list("dossier_id", "finished_at"):
        if at is not None:
            found[dossier_id] = max(found.get(dossier_id, date.min), day_of(at))
    for dossier_id, on_day in every(MeasureStep).values_list("dossier_id", "on_day"):
        found[dossier_id] = max(found.get(dossier_id, date.min), on_day)
    return found


def count(dossier_id: UUID) -> Iterable[tuple[str, str]]:
    """Give what lives on: which kinds of inspection and which instruments, apart."""
    for inspection in every(Inspection).filter(dossier_id=dossier_id):
        yield ("inspection_kind", inspection.kind)
    for measure in every(Measure).filter(dossier_id=dossier_id):
        yield ("measure_instrument", measure.instrument)


_TABLES = (
    Location,
    LocationRelation,
    Headcount,
    PlaceFact,
    Inspection,
    Finding,
    PersonMet,
    SpotReport,
    Measure,
    MeasureStep,
)
RETAINED = Retained(goes=tuple(map(Goes, _TABLES)), find=find, count=count)
