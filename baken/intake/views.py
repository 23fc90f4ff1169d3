"""What a professional sees: reporting, their own reports, and the feedback."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from baken.access import drafts
from baken.access.actor import Actor
from baken.access.http import OfficeRequest, opens
from baken.core import clock
from baken.core.notices import notify
from baken.core.refusals import Refused
from baken.intake.actions import report
from baken.intake.forms import NewReportForm
from baken.intake.models import Feedback, Involved, Report, ReporterContact
from baken.knowledge.packs import Contact, routes, terms
from baken.parties.models import Person
from baken.vault.door import unwrap

REPORTERS = ("professional", "focal_officer", "supervisor")


@opens("report", "create")
def new_report(request: OfficeRequest) -> HttpResponseBase:
    """Let a professional report, with the right numbers above everything else."""
    actor = request.actor
    places = [(str(at.organisation_id), at.organisation) for at in actor.organisations(*REPORTERS)]
    form = drafts.form_for(
        request, actor, NewReportForm, key=request.path, initial=_known(actor), organisations=places
    )
    if form.is_bound and form.is_valid():
        try:
            made = report(actor, organisation_id=UUID(form.organisation_id), told=form.told)
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            drafts.drop(actor, key=request.path)
            notify(request, "ok", _("Uw melding is ontvangen. Dank u wel."))
            return redirect("report_detail", made.pk)
    page = {"form": form, **_numbers()}
    return render(request, "intake/report_new.html", page, status=422 if form.errors else 200)


def _numbers() -> dict[str, list[Contact]]:
    contacts = routes().on(clock.today()).contacts
    return {
        "urgent": [each for each in contacts if each.is_urgent],
        "numbers": [each for each in contacts if not each.is_urgent],
    }


def _known(actor: Actor) -> dict[str, object]:
    """Give what nobody should have to type again: the work number of whoever reports."""
    me = Person.objects.get(pk=actor.person_id)
    unwrap([me])
    return {"phone": me.phone}


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
    involved = Involved.objects.filter(report=found).first()
    contact = ReporterContact.objects.filter(report=found).first()
    told = list(Feedback.objects.filter(report=found).select_related("sent_by"))
    unwrap([found, involved, contact, *told])
    days = terms().value("register_signal_within", clock.today())
    page = {
        "report": found,
        "involved": involved,
        "contact": contact,
        "feedback": told,
        "days": days,
    }
    return render(request, "intake/report_detail.html", page)
