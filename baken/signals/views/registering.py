"""Registering a report as a signal."""

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from baken.access import drafts
from baken.access.http import OfficeRequest, opens
from baken.core import clock
from baken.intake import recognised
from baken.intake.models import Involved, Report, ReporterContact
from baken.signals import actions
from baken.signals.forms import BASIS, PURPOSE, RegisterForm
from baken.signals.handovers import of_report, on_page
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
    told = _told(report)
    form = drafts.form_for(
        request, request.actor, RegisterForm, key=request.path, initial=_proposed(told)
    )

    def act() -> UUID:
        return actions.register(request.actor, report=report, settled=form.settled).pk

    return send(
        request,
        form,
        act,
        template="signals/register.html",
        page={**told, "registered": registered, "may_hand_on": True},
        done=_("Het signaal is geregistreerd."),
    )


def _told(report: Report) -> dict[str, Any]:
    """Give the report with what lies beside it, opened in one batch."""
    involved = Involved.objects.filter(report=report).first()
    contact = ReporterContact.objects.filter(report=report).first()
    handed = list(of_report(report.pk))
    talks = list(report.conversations.select_related("held_by"))
    unwrap([report, involved, contact, *handed, *talks])
    return {
        "report": report,
        "involved": involved,
        "contact": contact,
        "sentences": recognised.spoken(report.indicators),
        "talks": talks,
        "handovers": on_page(handed, clock.today()),
        "is_hurried": report.is_acute or any(each.is_acute for each in handed),
    }


def _proposed(told: dict[str, Any]) -> dict[str, object]:
    report: Report = told["report"]
    return {
        "observation": report.observed.text,
        "interpretation": report.thought.text,
        "minor_involved": report.minor_involved,
        "is_acute": "yes" if told["is_hurried"] else "no",
        "purpose": PURPOSE,
        "legal_basis": BASIS,
    }
