"""What goes along on a phone: one's own inspections of these days, with their lists, no more."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils.formats import date_format

from baken.access.actor import Actor
from baken.access.words import say
from baken.attachments.models import Attachment
from baken.core import clock
from baken.enforcement import desks
from baken.enforcement.findings import stands
from baken.enforcement.models import Finding, Inspection, PersonMet, SpotReport
from baken.knowledge.packs import Checklist, checklists
from baken.vault.door import unwrap

MOST = 120
"""Inspections on one phone; an action day has about sixty."""


def pack(actor: Actor) -> list[dict[str, Any]]:
    """Give what goes along: what this person leads, and what belongs to an action day.

    From yesterday until tomorrow and not finished; every address that goes along is in the log.
    """
    today = clock.today()
    near = (today - timedelta(days=1), today + timedelta(days=1))
    mine = Q(lead_id=actor.person_id) | Q(action_day__isnull=False)
    known = Inspection.objects.select_related("location").open().filter(planned_on__range=near)
    visits = list(known.filter(mine)[:MOST])
    findings = list(Finding.objects.filter(inspection__in=visits).select_related("found_by"))
    unwrap([*visits, *desks.addresses(visits), *findings])
    standing, counts = stands(findings), _counts(visits)
    return [{**_visit(each, standing), "counts": counts(each)} for each in visits]


def _counts(visits: list[Inspection]) -> Callable[[Inspection], dict[str, int]]:
    """Give how much of each inspection is in already; what was sent is no longer on the phone."""
    near = {"inspection__in": visits}
    photos = Attachment.objects.filter(
        subject_kind=Inspection.row_kind, subject_id__in=[each.pk for each in visits]
    )
    known = {
        "met": PersonMet.objects.filter(**near).values_list("inspection_id", flat=True),
        "reports": SpotReport.objects.filter(**near).values_list("inspection_id", flat=True),
        "photos": photos.values_list("subject_id", flat=True),
    }
    counted = {name: Counter(found) for name, found in known.items()}
    return lambda visit: {name: found[visit.pk] for name, found in counted.items()}


def _visit(visit: Inspection, findings: Iterable[Finding]) -> dict[str, Any]:
    listed = checklists().on(visit.kind, visit.checklist_from)
    known = {each.item: each for each in findings if each.inspection_id == visit.pk}
    return {
        "id": str(visit.pk),
        "code": visit.code,
        "address": visit.location.address.text,
        "kind": visit.get_kind_display(),
        "day": date_format(visit.planned_on, "l j F"),
        "status": visit.status,
        "reason": visit.reason.text,
        "legal": visit.legal_ground.text,
        "entry": visit.entry_ground.text,
        "limits": [say(text) for text in listed.limits],
        "items": _items(listed, known),
    }


def _items(listed: Checklist, known: dict[str, Finding]) -> list[dict[str, Any]]:
    return [
        {
            "id": one.id,
            "text": say(one.text),
            "sign": one.is_indicator,
            "now": _now(known[one.id]) if one.id in known else None,
        }
        for one in listed.items
    ]


def _now(finding: Finding) -> dict[str, str]:
    return {"id": str(finding.pk), "seen": finding.seen, "remark": finding.remark.text}
