"""Following up on a signal: sources, who is named, another officer, again, and the reporter."""

from uuid import UUID

from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from baken.access import drafts
from baken.access.http import OfficeRequest, opens
from baken.core import clock
from baken.intake.models import Feedback
from baken.signals import actions
from baken.signals.forms_follow import (
    AssignForm,
    ConsultForm,
    FeedBackForm,
    NoteForm,
    ReopenForm,
)
from baken.signals.page import enrichment_of
from baken.signals.partners import colleagues
from baken.signals.views.sending import send, signal_for
from baken.vault.door import unwrap


@opens("consultation", "create")
def consult(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Note a source that was consulted, with its own purpose and basis."""
    signal = signal_for(request, pk, "consultation")
    earlier = enrichment_of(signal)["consultations"]
    unwrap([signal, *earlier])
    form = drafts.form_for(request, request.actor, ConsultForm, key=request.path)

    def act() -> UUID:
        actions.consult(request.actor, signal=signal, **form.cleaned_data)
        return signal.pk

    return send(
        request,
        form,
        act,
        template="signals/consult.html",
        page={"signal": signal, "consultations": earlier},
        done=_("De geraadpleegde bron is vastgelegd."),
    )


@opens("mention", "create")
def note(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Note a person or thing that the signal names."""
    signal = signal_for(request, pk, "mention")
    earlier = enrichment_of(signal)["mentions"]
    unwrap([signal, *earlier])
    form = drafts.form_for(request, request.actor, NoteForm, key=request.path)

    def act() -> UUID:
        actions.note(request.actor, signal=signal, **form.cleaned_data)
        return signal.pk

    return send(
        request,
        form,
        act,
        template="signals/note.html",
        page={"signal": signal, "mentions": earlier},
        done=_("Vastgelegd wie of wat is genoemd."),
    )


@opens("signal", "change")
def assign(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Give a signal to another focal officer of the municipality."""
    signal = signal_for(request, pk, "signal")
    people = colleagues(signal, clock.today())
    initial = {"version": signal.version, "person": signal.assignee_id}
    form = drafts.form_for(
        request, request.actor, AssignForm, key=request.path, initial=initial, people=people
    )

    def act() -> UUID:
        return actions.assign(request.actor, signal=signal, **form.cleaned_data).pk

    return send(
        request,
        form,
        act,
        template="signals/assign.html",
        page={"signal": signal},
        done=_("De behandelaar is gewijzigd."),
    )


@opens("signal", "change")
def reopen(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Open a finished signal again, because of new facts."""
    signal = signal_for(request, pk, "signal")
    initial = {"version": signal.version}
    form = drafts.form_for(request, request.actor, ReopenForm, key=request.path, initial=initial)

    def act() -> UUID:
        return actions.reopen(request.actor, signal=signal, **form.cleaned_data).pk

    return send(
        request,
        form,
        act,
        template="signals/reopen.html",
        page={"signal": signal},
        done=_("Het signaal is heropend en wacht op een weging."),
    )


@opens("feedback", "create")
def feed_back(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Tell the reporter how things stand."""
    signal = signal_for(request, pk, "feedback")
    told = list(Feedback.objects.filter(report_id=signal.report_id).select_related("sent_by"))
    unwrap([signal, *told])
    initial = {"version": signal.version}
    form = drafts.form_for(request, request.actor, FeedBackForm, key=request.path, initial=initial)

    def act() -> UUID:
        actions.feed_back(request.actor, signal=signal, **form.cleaned_data)
        return signal.pk

    return send(
        request,
        form,
        act,
        template="signals/feed_back.html",
        page={"signal": signal, "feedback": told},
        done=_("De melder heeft bericht gekregen."),
    )
