"""Deciding on a weighed signal, and finishing it."""

from uuid import UUID

from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from baken.access import drafts
from baken.access.http import OfficeRequest, opens
from baken.signals import actions
from baken.signals.forms import CloseForm
from baken.signals.forms_decide import DecideForm
from baken.signals.page import gather
from baken.signals.partners import partners_by_track
from baken.signals.views.sending import send, signal_for


@opens("decision", "create")
def decide(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Decide, with the weighing and the second opinion in sight."""
    signal = signal_for(request, pk, "decision")
    form = drafts.form_for(
        request,
        request.actor,
        DecideForm,
        key=request.path,
        initial={"version": signal.version},
        partners=partners_by_track(signal.owner),
    )

    def act() -> UUID:
        version = form.cleaned_data["version"]
        actions.decide(request.actor, signal=signal, version=version, ruling=form.ruling)
        return signal.pk

    return send(
        request,
        form,
        act,
        template="signals/decide.html",
        page=gather(request.actor, signal),
        done=_("Het besluit is genomen."),
    )


@opens("signal", "change")
def close(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Finish a signal."""
    signal = signal_for(request, pk, "decision")
    initial = {"version": signal.version}
    form = drafts.form_for(request, request.actor, CloseForm, key=request.path, initial=initial)

    def act() -> UUID:
        return actions.close(request.actor, signal=signal, **form.closing).pk

    return send(
        request,
        form,
        act,
        template="signals/close.html",
        page={"signal": signal},
        done=_("Het signaal is afgerond."),
    )
