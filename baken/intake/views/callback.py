"""Asking to be called back and reporting from the intranet, without an account."""

from django import forms
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from baken.access import context
from baken.access.actor import Actor
from baken.access.context import Context
from baken.access.http import public
from baken.core.refusals import Refused
from baken.intake import flood
from baken.intake.actions import ask_callback
from baken.intake.forms import CallMeForm, StoryForm
from baken.intake.models import Callback
from baken.intake.numbers import numbers
from baken.intake.people import own_phone
from baken.parties.kinds import OrganisationKind
from baken.parties.models import Organisation

DESK = Context("system", "callback_desk")


@public
def first_screen(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Offer a professional from the intranet the two ways to report, without an account."""
    actor: Actor | None = getattr(request, "actor", None)
    may_report = actor is None or actor.may("create", "report")
    page = {"municipality": municipality(slug), "may_report": may_report, "wide": True}
    return render(request, "intake/first_screen.html", {**page, **numbers()})


@public
def help_now(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Say what to do, and what not, while the person stands at the desk; without an account."""
    page = {"municipality": municipality(slug), **numbers()}
    return render(request, "intake/help_now.html", page)


@public
def call_me(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Let anybody leave a number for a municipality, and show the receipt on the answer itself."""
    return _desk(request, slug, CallMeForm, "intake/call_me.html")


@public
def tell(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Let a professional without an account tell what they saw; the receipt is on the answer."""
    return _desk(request, slug, StoryForm, "intake/tell.html")


def _desk(
    request: HttpRequest, slug: str, form_of: type[forms.Form], template: str
) -> HttpResponseBase:
    place = municipality(slug)
    form = form_of(request.POST) if request.method == "POST" else form_of(initial=_mine(request))
    receipt = _leave(place, form) if form.is_bound and form.is_valid() else None
    page = {"municipality": place, "form": form, "receipt": receipt, **numbers()}
    return render(request, template, page, status=422 if form.errors else 200)


def municipality(slug: str) -> Organisation:
    """Give the municipality with this name in addresses; raise Http404 when there is none."""
    with context.acting_as(DESK), transaction.atomic():
        found = Organisation.objects.filter(slug=slug, kind=OrganisationKind.MUNICIPALITY).first()
    if found is None:
        raise Http404
    return found


def _leave(place: Organisation, form: forms.Form) -> Callback | None:
    """Leave the number and the story, if any; a refusal stands beside what was typed."""
    if not flood.callbacks.lets(place.slug):
        form.add_error(None, _("Er komen nu heel veel verzoeken binnen. Bel ons zelf."))
        return None
    left = {"phone": form.cleaned_data["phone"], "story": getattr(form, "story", None)}
    try:
        with context.acting_as(DESK), transaction.atomic():
            return ask_callback(organisation_id=place.pk, region_id=place.region_id, **left)
    except Refused as refused:
        form.add_error("phone", refused.reason)
    return None


def _mine(request: HttpRequest) -> dict[str, str]:
    actor: Actor | None = getattr(request, "actor", None)
    return {"phone": own_phone(actor)} if actor else {}
