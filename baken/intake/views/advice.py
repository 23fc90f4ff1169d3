"""Advice: asking, answering, and how often it was asked."""

from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from baken.access import drafts
from baken.access.actor import Actor
from baken.access.http import OfficeRequest, opens
from baken.core import clock
from baken.core.notices import notify
from baken.core.refusals import Refused
from baken.intake.actions import ask_advice, write_advice
from baken.intake.forms import AdviceForm, MessageForm
from baken.intake.models import Advice, AdviceFrom, AskedBy, Report
from baken.intake.numbers import numbers
from baken.intake.people import ADVISERS, REPORTERS, addressees, municipalities
from baken.vault.door import unwrap

SHOWN = 50


@opens("advice")
def advice_list(request: OfficeRequest) -> HttpResponseBase:
    """List what somebody asked and what is asked of them, unanswered first; never the question."""
    newest = F("answered_at").desc(nulls_first=True)
    known = Advice.objects.select_related("addressee", "asked_by__organisation")
    ordered = known.order_by(newest, "asked_at")
    me = request.actor.person_id
    to_me = [at.organisation_id for at in request.actor.organisations(*ADVISERS)]
    page = {
        "mine": ordered.filter(asked_by_id=me)[:SHOWN],
        "of_me": ordered.filter(addressee_id__in=to_me).exclude(asked_by_id=me)[:SHOWN],
        "advises": bool(to_me),
        "may_ask": request.actor.may("create", "advice"),
        **_counted(request.actor),
    }
    return render(request, "intake/advice_list.html", page)


@opens("advice", "create")
def advice_new(request: OfficeRequest) -> HttpResponseBase:
    """Ask advice, about one's own report or without one."""
    actor, about = request.actor, _about(request)
    places = municipalities(actor, *REPORTERS)
    if about is not None:
        places = [(str(about.owner_id), about.owner.name)]
    advisers = addressees(UUID(places[0][0]), actor.region_id)
    form = drafts.form_for(
        request, actor, AdviceForm, key=request.path, organisations=places, advisers=list(advisers)
    )
    if form.is_bound and form.is_valid():
        return _ask(request, form, about)
    page = {"form": form, "about": about, "draft_key": request.path.removeprefix("/"), **numbers()}
    return render(request, "intake/advice_new.html", page, status=422 if form.errors else 200)


@opens("advice")
def advice_detail(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show one thread to whoever asked and whoever was asked, and let them write in it."""
    known = Advice.objects.select_related("addressee", "asked_by__organisation")
    found: Advice = get_object_or_404(known, pk=pk)
    form = drafts.form_for(request, request.actor, MessageForm, key=request.path)
    if form.is_bound and form.is_valid():
        try:
            write_advice(request.actor, advice=found, text=form.cleaned_data["text"])
        except Refused as refused:
            form.add_error("text", refused.reason)
        else:
            drafts.drop(request.actor, key=request.path)
            notify(request, "ok", _("Uw bericht staat in het gesprek."))
            return redirect("advice_detail", found.pk)
    page = {**_thread(request.actor, found), "form": form, **numbers()}
    return render(request, "intake/advice_detail.html", page, status=422 if form.errors else 200)


def _about(request: OfficeRequest) -> Report | None:
    """Give the report that the question is about; others' reports do not exist."""
    pk = request.GET.get("melding")
    if not pk:
        return None
    own = Report.objects.of(request.actor.person_id).select_related("owner")
    found: Report = get_object_or_404(own, pk=_uuid(pk))
    return found


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _ask(request: OfficeRequest, form: AdviceForm, about: Report | None) -> HttpResponseBase:
    place = form.organisation_id
    to = addressees(place, request.actor.region_id)[form.cleaned_data["advice_from"]]
    made = ask_advice(request.actor, organisation_id=place, question=form.asked(to), report=about)
    drafts.drop(request.actor, key=request.path)
    notify(request, "ok", _("Uw vraag is bewaard. Het antwoord komt op deze pagina."))
    return redirect("advice_detail", made.pk)


def _thread(actor: Actor, advice: Advice) -> dict[str, Any]:
    messages = list(advice.messages.select_related("written_by"))
    unwrap([advice, *messages])
    own = Report.objects.of(actor.person_id)
    return {
        "advice": advice,
        "messages": messages,
        "about": own.filter(pk=advice.report_id).first() if advice.report_id else None,
        "is_mine": advice.asked_by_id == actor.person_id,
        "is_recorded": advice.advice_from == AdviceFrom.SAFE_HOME,
        "draft_key": f"advies/{advice.pk}",
    }


def _counted(actor: Actor) -> dict[str, Any]:
    """Give how often advice was asked this year, for focal officers: numbers only."""
    if "focal_officer" not in actor.roles:
        return {}
    year = clock.today().year
    of_year = Advice.objects.filter(asked_at__year=year)
    counts = (
        of_year.order_by()
        .values("advice_from")
        .annotate(
            professionals=Count("id", filter=Q(on_behalf_of=AskedBy.PROFESSIONAL)),
            residents=Count("id", filter=Q(on_behalf_of=AskedBy.RESIDENT)),
        )
    )
    found = {row["advice_from"]: row for row in counts}
    none = {"professionals": 0, "residents": 0}
    rows = [(kind.label, found.get(kind.value, none)) for kind in AdviceFrom]
    return {"counts": rows, "year": str(year)}
