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
from baken.accounts.views.sending import Screen, question, send
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

    done = _("Uw verzoek is vastgelegd.")
    return send(request, form, act, screen=_new_screen(roles), done=done)


def _new_screen(roles: list[OpeningRole]) -> Screen:
    title, button, how = (
        _("Een dossier openen in nood"),
        _("Openen"),
        _("Alleen als iemand gevaar loopt en niemand anders erbij kan. U leest het een uur lang."),
    )
    if roles == [OpeningRole.COMPLAINT]:
        title, button = _("Een dossier openen voor een klacht"), _("Vragen")
        how = _(
            "Een aandachtsfunctionaris van de gemeente moet akkoord geven. Daarna leest u het"
            " dossier acht uur lang."
        )
    elif len(roles) > 1:
        title, how = _("Een dossier openen in nood of voor een klacht"), ""
    seen = _(
        "De gemeente van het dossier en haar functionaris gegevensbescherming zien dit meteen."
        " Het blijft voor altijd bij het dossier staan."
    )
    return Screen(
        title=title,
        crumbs=(_to_list(),),
        button=button,
        icon="alert-triangle",
        intro=f"{how} {seen}".strip(),
    )


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
    sent = request.POST if request.method == "POST" else None
    form = AnswerForm(sent, is_of_vault=opening.is_of_vault)

    def act() -> str:
        actions.answer(request.actor, opening=opening, **form.cleaned_data)
        return reverse("opening_list")

    screen = Screen(
        title=_answer_title(opening),
        crumbs=(_to_list(),),
        button=_("Antwoorden"),
        intro=_asked(opening)
        % {"who": opening.person.name, "code": opening.code, "why": opening.purpose},
    )
    return send(request, form, act, screen=screen, done=_("Uw antwoord is vastgelegd."))


@opens("opening", "change")
def opening_end(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Close early what one opened oneself."""
    own = Opening.objects.filter(person_id=request.actor.person_id).prefetch_related("approvals")
    opening: Opening = get_object_or_404(own, pk=pk)

    def act() -> str:
        actions.end(request.actor, opening=opening)
        return reverse("opening_list")

    screen = Screen(
        title=_("Uitzonderlijke inzage sluiten"),
        crumbs=(_to_list(),),
        button=_("Sluiten"),
        icon="lock",
        intro=_("%(code)s gaat nu voor u dicht. Daarna moet u het opnieuw vragen.")
        % {"code": opening.code},
    )
    return send(request, question(request), act, screen=screen, done=_("Het is gesloten."))


def _answer_title(opening: Opening) -> str:
    if opening.role == OpeningRole.SEALER:
        return _("Mogen nieuwe sleutels erbij?")
    return _("Mag deze persoon meekijken?")


def _asked(opening: Opening) -> str:
    if opening.role == OpeningRole.SEALER:
        return _(
            "%(who)s wil oude enveloppen in de kluis opnieuw verzegelen. %(why)s. Daarna kunnen"
            " ook zij een melder vinden, elke keer met een tweede persoon. Uw antwoord geldt voor"
            " alle enveloppen in dit verzoek. Niemand ziet nu een naam."
        )
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
