"""The report to the mayor: to read, to print and in Word."""

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from baken.access.http import OfficeRequest, opens
from baken.access.words import say
from baken.core.downloads import WORD, download
from baken.enforcement.findings import stands
from baken.enforcement.mayor import facts_of, report_in_word
from baken.enforcement.models import Finding, Inspection
from baken.enforcement.vocabulary_field import Seen
from baken.knowledge.packs import checklists
from baken.vault.door import unwrap


@opens("inspection")
def inspection_mayor(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show the report of an inspection to the mayor."""
    inspection = _inspection(pk)
    page = {"inspection": inspection, **_gathered(inspection)}
    return render(request, "enforcement/inspection_mayor.html", page)


@opens("inspection")
def inspection_mayor_word(_request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Give the same report in Word."""
    inspection = _inspection(pk)
    made = report_in_word(inspection, _gathered(inspection))
    return download(made, WORD, f"verslag-{inspection.code}.docx")


def _inspection(pk: UUID) -> Inspection:
    known = Inspection.objects.select_related("location", "owner", "lead")
    found: Inspection = get_object_or_404(known, pk=pk)
    return found


def _gathered(inspection: Inspection) -> dict[str, Any]:
    standing = stands(inspection.findings.all())
    findings = [each for each in standing if each.seen == Seen.YES]
    unwrap([inspection, inspection.location, *findings])
    met = list(inspection.people_met.values_list("was_offered_help", "got_card", "wants_contact"))
    return {
        "facts": facts_of(inspection),
        "found": [_said(inspection, each) for each in findings],
        "people": _("%(met)s mensen gesproken; aan %(help)s is hulp aangeboden; %(card)s kregen de "
                    "kaart; %(contact)s willen contact met de zorgcoördinator.") % {
            "met": len(met), "help": sum(each[0] for each in met),
            "card": sum(each[1] for each in met), "contact": sum(each[2] for each in met),
        },
        "reports": inspection.spot_reports.count(),
    }  # fmt: skip


def _said(inspection: Inspection, finding: Finding) -> str:
    listed = checklists().on(inspection.kind, inspection.checklist_from)
    one = listed.find(finding.item)
    name = say(one.text) if one else finding.item
    return f"{name}: {finding.remark.text}" if finding.remark.text else name
