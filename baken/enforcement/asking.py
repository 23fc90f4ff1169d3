"""From an inspection to the adviser and the neighbours: what was established, asked of the law."""

from collections.abc import Iterable, Mapping
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from baken.enforcement import desks
from baken.enforcement.catalogue import catalogue
from baken.enforcement.crowding import Crowd
from baken.enforcement.matrix import Line, lines, municipalities
from baken.enforcement.models import LOCAL_LAW, Arrangement, Finding, Headcount
from baken.enforcement.vocabulary import Standing
from baken.enforcement.vocabulary_field import InspectionKind, Seen
from baken.knowledge.packs import Checklist

ASKS = {
    InspectionKind.PROSTITUTION: "sexual.sex_business",
    InspectionKind.HEMP: "criminal.drug_premises",
}
"""What shows itself, by kind of inspection; elsewhere it is the housing of workers."""


RULES = {
    "sex-business-permit": "bylaw_sex_business",
    "street-sex-work-ban": "bylaw_street_sex_work",
    "rental-of-stay": "rental_bylaw",
    "housing-bylaw": "housing_bylaw",
}
"""The local rules that the adviser asks about, and the fact each one is."""


def advice_url(
    kind: str,
    day: date,
    listed: Checklist,
    findings: Iterable[Finding],
    counts: Iterable[Headcount],
    arranged: Mapping[str, str] | None = None,
) -> str:
    """Give the address of the adviser with what was established filled in; it names no place.

    Only what was seen, and what the municipality said it arranged, is filled in: what nobody looked
    at stays unknown.
    """
    facts = established(listed, findings, counts)
    known = {**(arranged or {}), **dict.fromkeys(sorted(facts), "ja")}
    return address(ASKS.get(InspectionKind(kind), "labour.worker_housing"), day, known)


def established(
    listed: Checklist, findings: Iterable[Finding], counts: Iterable[Headcount]
) -> set[str]:
    """Give the facts that were seen or counted, as the adviser knows them."""
    seen = {each.item for each in findings if each.seen == Seen.YES}
    facts = {one.fact for one in listed.items if one.fact and one.id in seen}
    if any(_is_crowded(each) for each in counts):
        facts.add("too_many_people")
    return facts


def address(shows: str, day: date, known: Mapping[str, str]) -> str:
    """Give the address of the adviser; without what shows itself the page asks it first."""
    asked = {"wat": shows} if shows else {}
    query = urlencode({**asked, "dag": day.isoformat(), **known})
    return f"{reverse('instrument_advice')}?{query}"


def arranged_by(owner_id: UUID, day: date) -> dict[str, str]:
    """Give what a municipality said of its local rules, as the adviser asks it, on a day."""
    said = Arrangement.objects.filter(owner_id=owner_id, item__in=RULES).of(LOCAL_LAW)
    answers = {
        Standing.IN_PLACE: "ja",
        Standing.ABSENT: "nee",
    }
    return {
        RULES[each.item]: answers[Standing(each.standing)]
        for each in said
        if each.standing in answers and not (each.since and each.since > day)
    }


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
