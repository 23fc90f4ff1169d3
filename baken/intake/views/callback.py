"""Asking to be called back, without an account."""

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
from baken.intake.forms import CallMeForm
from baken.intake.models import Callback
from baken.intake.numbers import numbers
from baken.intake.people import own_phone
from baken.parties.kinds import OrganisationKind
from baken.parties.models import Organisation

DESK = Context("system", "callback_desk")


@public
def call_me(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Let anybody leave a number for a municipality, and show the receipt on the answer itself."""
    place = _municipality(slug)
    form = (
        CallMeForm(request.POST) if request.method == "POST" else CallMeForm(initial=_mine(request))
    )
    receipt = _leave(place, form) if form.is_bound and form.is_valid() else None
    page = {"municipality": place, "form": form, "receipt": receipt, **numbers()}
    return render(request, "intake/call_me.html", page, status=422 if form.errors else 200)


def _municipality(slug: str) -> Organisation:
    with context.acting_as(DESK), transaction.atomic():
        found = Organisation.objects.filter(slug=slug, kind=OrganisationKind.MUNICIPALITY).first()
    if found is None:
        raise Http404
    return found


def _leave(place: Organisation, form: CallMeForm) -> Callback | None:
    """Leave the number; a refusal stands beside what was typed."""
    if not flood.callbacks.lets(place.slug):
        form.add_error(None, _("Er komen nu heel veel verzoeken binnen. Bel ons zelf."))
        return None
    number = form.cleaned_data["phone"]
    try:
        with context.acting_as(DESK), transaction.atomic():
            return ask_callback(organisation_id=place.pk, region_id=place.region_id, phone=number)
    except Refused as refused:
        form.add_error("phone", refused.reason)
    return None


def _mine(request: HttpRequest) -> dict[str, str]:
    actor: Actor | None = getattr(request, "actor", None)
    return {"phone": own_phone(actor)} if actor else {}
