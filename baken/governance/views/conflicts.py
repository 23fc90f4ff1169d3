"""Keeping away from a dossier, and letting a colleague back in."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access.http import OfficeRequest, opens
from baken.access.oversight.models import Conflict, Tie
from baken.access.protected import Protected
from baken.accounts.views.sending import Screen, question, send
from baken.cases.models import Case
from baken.core.refusals import Refused
from baken.governance import actions
from baken.governance.forms import ConflictForm
from baken.signals.models import Signal
from baken.signals.views.sending import refuse_strangers

Crumb = tuple[str, str]


@opens("conflict", "create")
def conflict_new(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Say that one cannot be impartial in the dossier of this signal."""
    signal = get_object_or_404(Signal, pk=pk)
    return _declare(request, signal, _of_signal(signal))


@opens("conflict", "create")
def conflict_in_case(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Say that one cannot be impartial in this case: a relative, or somebody one knows."""
    case = get_object_or_404(Case, pk=pk)
    return _declare(request, case, _of_case(case))


def _declare(request: OfficeRequest, near: Protected, crumb: Crumb) -> HttpResponseBase:
    refuse_strangers(request, "create", "conflict", near)
    form = ConflictForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        if getattr(near, "holder_id", None) == request.actor.person_id:
            raise Refused(_("U bent regiehouder. Draag de casus eerst over aan een collega."))
        actions.declare(request.actor, near=near, tie=Tie(form.cleaned_data["tie"]))
        return reverse("home")

    screen = Screen(
        title=_("Ik heb een belang bij dit dossier"),
        crumbs=(crumb,),
        button=_("Sluit dit dossier voor mij"),
        icon="lock",
        tone="danger",
        intro=_(
            "Het dossier gaat meteen voor u dicht. Uw collega's zien dat u een belang meldde."
            " Was het een vergissing, dan kan een collega het weer opheffen."
        ),
    )
    return send(request, form, act, screen=screen, done=_("Het dossier is voor u gesloten."))


def _of_signal(signal: Signal) -> Crumb:
    return signal.code, reverse("signal_detail", args=[signal.pk])


def _of_case(case: Case) -> Crumb:
    return case.alias, reverse("case_detail", args=[case.pk])


@opens("conflict", "change")
def conflict_end(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Open a dossier again for a colleague."""
    conflict = get_object_or_404(Conflict.objects.select_related("person"), pk=pk)
    case = Case.objects.filter(dossier_id=conflict.dossier_id).first()
    crumb = (
        _of_case(case)
        if case
        else _of_signal(get_object_or_404(Signal, dossier_id=conflict.dossier_id))
    )

    def act() -> str:
        actions.lift(request.actor, conflict=conflict)
        return crumb[1]

    screen = Screen(
        title=_("Gemeld belang opheffen"),
        crumbs=(crumb,),
        button=_("Opheffen"),
        intro=_("%(who)s kan dit dossier daarna weer zien.") % {"who": conflict.person.name},
    )
    return send(request, question(request), act, screen=screen, done=_("Het belang is opgeheven."))
