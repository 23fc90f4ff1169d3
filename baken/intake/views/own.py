"""Somebody's own reports: where they stand, and what was told about them."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from baken.access.http import OfficeRequest, opens
from baken.attachments import listing
from baken.core import clock
from baken.intake import five_steps, people, recognised
from baken.intake.models import Advice, Conversation, Feedback, Involved, Report, ReporterContact
from baken.knowledge.packs import terms
from baken.vault.door import unwrap


@opens("report", "create")
def own_reports(request: OfficeRequest) -> HttpResponseBase:
    """List somebody's own reports, newest first."""
    own = Report.objects.of(request.actor.person_id).select_related("owner")
    page_obj = Paginator(own, 25).get_page(request.GET.get("pagina"))
    return render(request, "intake/report_list.html", {"page_obj": page_obj})


@opens("report", "create")
def own_report(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show somebody's own report, where it stands, and what they were told."""
    own = Report.objects.filter(reporter_id=request.actor.person_id).select_related("owner")
    found: Report = get_object_or_404(own, pk=pk)
    involved, contact = _apart(found)
    told = list(Feedback.objects.filter(report=found).select_related("sent_by"))
    talks = list(Conversation.objects.filter(report=found).select_related("held_by"))
    advice = list(Advice.objects.filter(report=found, asked_by_id=request.actor.person_id))
    files = listing.beside(found.row_kind, found.pk)
    unwrap([found, involved, contact, *told, *talks, *files])
    page = {
        "report": found,
        "involved": involved,
        "contact": contact,
        "feedback": told,
        "talks": talks,
        "custodians": list(people.named(found.sealed_to)),
        "advice": advice,
        "sentences": recognised.spoken(found.indicators),
        "steps": five_steps.of_report(found, asked=bool(advice), talked=bool(talks)),
        **listing.split(files),
        "attach_url": reverse("report_attach", args=[found.pk]),
        "days": terms().value("register_signal_within", clock.today()),
    }
    return render(request, "intake/report_detail.html", page)


def _apart(report: Report) -> tuple[Involved | None, ReporterContact | None]:
    """Give what is kept apart of a report: who is in it, and how its reporter can be reached."""
    involved: Involved | None = Involved.objects.filter(report=report).first()
    contact: ReporterContact | None = ReporterContact.objects.filter(report=report).first()
    return involved, contact
