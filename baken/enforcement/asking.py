"""From an inspection to the adviser and the neighbours: what was established, asked of the law."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from baken.enforcement import desks
from baken.enforcement.catalogue import catalogue
from baken.enforcement.crowding import Crowd
from baken.enforcement.matrix import Line, lines, municipalities
from baken.enforcement.models import LOCAL_LAW, Finding, Headcount
from baken.enforcement.vocabulary_field import InspectionKind, Seen
from baken.knowledge.packs import Checklist

ASKS = {
    InspectionKind.PROSTITUTION: "sexual.sex_business",
    InspectionKind.HEMP: "criminal.drug_premises",
}
"""What shows itself, by kind of inspection; elsewhere it is the housing of workers."""


def advice_url(
    kind: str,
    day: date,
    listed: Checklist,
    findings: Iterable[Finding],
    counts: Iterable[Headcount],
) -> str:
    """Give the address of the adviser with what was established filled in; it names no place.

    Only what was seen is filled in: what nobody looked at stays unknown.
    """
    seen = {each.item for each in findings if each.seen == Seen.YES}
    facts = {one.fact for one in listed.items if one.fact and one.id in seen}
    if any(_is_crowded(each) for each in counts):
        facts.add("too_many_people")
    asked = {"wat": ASKS.get(InspectionKind(kind), "labour.worker_housing"), "dag": day.isoformat()}
    known = dict.fromkeys(sorted(each for each in facts if each), "ja")
    return f"{reverse('instrument_advice')}?{urlencode({**asked, **known})}"


def _is_crowded(counted: Headcount) -> bool:
    found = desks.working(counted)
    return found is not None and found[0].crowd is Crowd.EXCEEDED


def waterbed(instrument: str, region_id: UUID, day: date) -> list[Line]:
    """Give the local rules that an instrument leans on, where a neighbour lacks one."""
    listed = catalogue(LOCAL_LAW, day)
    if listed is None:
        return []
    found = lines(listed, municipalities(region_id))
    return [line for line in found if instrument in line.item.instruments and line.gaps]
