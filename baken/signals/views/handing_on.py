"""Handing on now, before or after registering; no guard blocks it."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access import drafts
from baken.access.http import OfficeRequest, opens
from baken.intake.models import Report
from baken.signals import actions
from baken.signals.forms_hand_on import HandOnForm
from baken.signals.handovers import came_back, receivers
from baken.signals.models import Handover, Signal
from baken.signals.views.sending import refuse_strangers, send_to, signal_for
from baken.vault.door import unwrap


@opens("handover", "create")
def report_now(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Hand something on straight from a report; registering follows."""
    reports = Report.objects.select_related("owner", "reporter")
    report: Report = get_object_or_404(reports, pk=pk)
    refuse_strangers(request, "create", "handover", report)
    if registered := report.signals.first():
        return redirect("signal_hand_on", registered.pk)
    unwrap([report])
    return _hand_on(request, report, None)


@opens("handover", "create")
def signal_hand_on(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Hand something on from a signal, whatever its stage."""
    signal = signal_for(request, pk, "handover")
    unwrap([signal])
    return _hand_on(request, signal.report, signal)


def _hand_on(request: OfficeRequest, report: Report, signal: Signal | None) -> HttpResponseBase:
    again = _returned(request, report)
    only_acute = again is None or again.is_acute
    form = drafts.form_for(
        request,
        request.actor,
        HandOnForm,
        key=request.path,
        initial={"message": again.message.text} if again else {},
        receivers=receivers(report, only_acute=only_acute),
    )
    page = {"report": report, "signal": signal, "again": again}

    def act() -> str:
        offer = form.offer(is_acute=only_acute)
        if again:
            actions.hand_on_again(request.actor, returned=again, offer=offer)
        else:
            actions.hand_on(request.actor, report=report, offer=offer, signal=signal)
        return _back(report, signal)

    done = _("Doorgegeven. De ontvanger antwoordt of het is aangenomen.")
    return send_to(request, form, act, template="signals/hand_on.html", page=page, done=done)


def _back(report: Report, signal: Signal | None) -> str:
    if signal:
        return reverse("signal_detail", args=[signal.pk])
    return reverse("signal_register", args=[report.pk])


def _returned(request: OfficeRequest, report: Report) -> Handover | None:
    try:
        asked = UUID(request.GET.get("na", ""))
    except ValueError:
        return None
    found = came_back(request.actor).filter(pk=asked, report_id=report.pk).first()
    unwrap([found])
    return found
