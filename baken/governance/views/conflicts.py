"""Keeping away from a dossier, and letting a colleague back in."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access.http import OfficeRequest, opens
from baken.access.oversight.models import Conflict, Tie
from baken.accounts.views.sending import Screen, question, send
from baken.governance import actions
from baken.governance.forms import ConflictForm
from baken.signals.models import Signal
from baken.signals.views.sending import refuse_strangers


@opens("conflict", "create")
def conflict_new(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Say that one cannot be impartial in the dossier of this signal."""
    signal = get_object_or_404(Signal, pk=pk)
    refuse_strangers(request, "create", "conflict", signal)
    form = ConflictForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        actions.declare(request.actor, near=signal, tie=Tie(form.cleaned_data["tie"]))
        return reverse("home")

    screen = Screen(
        title=_("Ik heb een belang bij dit dossier"),
        crumbs=((signal.code, reverse("signal_detail", args=[signal.pk])),),
        button=_("Sluit dit dossier voor mij"),
        icon="lock",
        tone="danger",
        intro=_(
            "Het dossier gaat meteen voor u dicht. Uw collega's zien dat u een belang meldde."
            " Was het een vergissing, dan kan een collega het weer opheffen."
        ),
    )
    return send(request, form, act, screen=screen, done=_("Het dossier is voor u gesloten."))


@opens("conflict", "change")
def conflict_end(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Open a dossier again for a colleague."""
    conflict = get_object_or_404(Conflict.objects.select_related("person"), pk=pk)
    signal = get_object_or_404(Signal, dossier_id=conflict.dossier_id)
    back = reverse("signal_detail", args=[signal.pk])

    def act() -> str:
        actions.lift(request.actor, conflict=conflict)
        return back

    screen = Screen(
        title=_("Gemeld belang opheffen"),
        crumbs=((signal.code, back),),
        button=_("Opheffen"),
        intro=_("%(who)s kan dit dossier daarna weer zien.") % {"who": conflict.person.name},
    )
    return send(request, question(request), act, screen=screen, done=_("Het belang is opgeheven."))
