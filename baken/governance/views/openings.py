"""Exceptional access: asking, answering, and everything that was ever opened."""

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access import drafts
from baken.access.actor import Actor
from baken.access.confirmed import recently_confirmed
from baken.access.http import OfficeRequest, opens
from baken.access.oversight.models import Opening, OpeningRole
from baken.accounts.views.sending import Screen, send
from baken.care import addresses
from baken.core import clock
from baken.governance import actions
from baken.governance.actions.openings import may_answer, roles_for
from baken.governance.forms import AnswerForm, OpeningForm
from baken.signals.models import Signal
from baken.signals.views.sending import refuse_strangers


@opens("opening")
def opening_list(request: OfficeRequest) -> HttpResponseBase:
    """List what was opened out of the ordinary, as far as it concerns this person."""
    openings = list(
        Opening.objects.select_related("person__organisation", "owner")
        .prefetch_related("approvals__answered_by")
        .order_by("-opened_at")
    )
    visible = Signal.objects.filter(dossier_id__in=[each.dossier_id for each in openings])
    page = {
        "openings": openings,
        "signals": dict(visible.values_list("dossier_id", "pk")),
        "now": clock.now(),
        "may_ask": request.actor.may("create", "opening"),
        "answerable": {each.pk for each in openings if may_answer(request.actor, each)},
    }
    return render(request, "governance/opening_list.html", page)


@opens("opening", "create")
@recently_confirmed
def opening_new(request: OfficeRequest) -> HttpResponseBase:
    """Ask for one dossier."""
    roles = roles_for(request.actor)
    form = drafts.form_for(request, request.actor, OpeningForm, key=request.path, roles=roles)

    def act() -> str:
        _ask(request.actor, form.cleaned_data)
        return reverse("opening_list")

    screen = Screen(
        title=_("Een dossier openen in nood of voor een klacht"),
        crumbs=(_to_list(),),
        button=_("Openen"),
        icon="alert-triangle",
        intro=_(
            "De gemeente van het dossier en haar functionaris gegevensbescherming zien dit meteen."
            " Het blijft voor altijd bij het dossier staan."
        ),
    )
    return send(request, form, act, screen=screen, done=_("Uw verzoek is vastgelegd."))


def _ask(actor: Actor, told: dict[str, Any]) -> None:
    actions.ask(
        actor,
        role=OpeningRole(told["role"]),
        code=told["code"],
        purpose=told["purpose"],
        is_alone=bool(told.get("is_alone")),
    )


@opens("opening_approval", "create")
def opening_answer(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Answer as the second person."""
    waiting = Opening.objects.select_related("person").prefetch_related("approvals")
    opening = get_object_or_404(waiting, pk=pk)
    refuse_strangers(request, "create", "opening_approval", opening)
    form = AnswerForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        actions.answer(request.actor, opening=opening, **form.cleaned_data)
        return reverse("opening_list")

    screen = Screen(
        title=_("Mag deze persoon meekijken?"),
        crumbs=(_to_list(),),
        button=_("Antwoorden"),
        intro=_asked(opening)
        % {"who": opening.person.name, "code": opening.code, "why": opening.purpose},
    )
    return send(request, form, act, screen=screen, done=_("Uw antwoord is vastgelegd."))


def _asked(opening: Opening) -> str:
    if opening.role == OpeningRole.VAULT and addresses.asked_for(opening):
        return _(
            "%(who)s wil het opvangadres bij casus %(code)s openen. Reden: %(why)s. U ziet het"
            " adres zelf niet."
        )
    if opening.role == OpeningRole.VAULT:
        return _(
            "%(who)s wil weten wie melding %(code)s in vertrouwen deed. Reden: %(why)s. U ziet de"
            " naam zelf niet."
        )
    return _("%(who)s vraagt %(code)s te openen. Reden: %(why)s")


def _to_list() -> tuple[str, str]:
    return _("Uitzonderlijke inzage"), reverse("opening_list")
