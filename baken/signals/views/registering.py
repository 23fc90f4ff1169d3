"""Registering a report as a signal."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from baken.access import drafts
from baken.access.http import OfficeRequest, opens
from baken.intake.models import Involved, Report, ReporterContact
from baken.signals import actions
from baken.signals.forms import BASIS, PURPOSE, RegisterForm
from baken.signals.views.sending import send
from baken.vault.door import unwrap


@opens("signal", "create")
def register(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show a report that waits, and make it a signal."""
    reports = Report.objects.select_related("owner", "reporter__organisation")
    report: Report = get_object_or_404(reports, pk=pk)
    registered = report.signals.first()
    if registered and request.method != "POST":
        return redirect("signal_detail", registered.pk)
    involved = Involved.objects.filter(report=report).first()
    contact = ReporterContact.objects.filter(report=report).first()
    unwrap([report, involved, contact])
    form = drafts.form_for(
        request, request.actor, RegisterForm, key=request.path, initial=_proposed(report)
    )

    def act() -> UUID:
        return actions.register(request.actor, report=report, settled=form.settled).pk

    return send(
        request,
        form,
        act,
        template="signals/register.html",
        page={"report": report, "involved": involved, "contact": contact, "registered": registered},
        done=_("Het signaal is geregistreerd. De melder heeft bericht gekregen."),
    )


def _proposed(report: Report) -> dict[str, object]:
    return {
        "observation": report.observed.text,
        "interpretation": report.thought.text,
        "minor_involved": report.minor_involved,
        "is_acute": "yes" if report.is_acute else "no",
        "purpose": PURPOSE,
        "legal_basis": BASIS,
    }
