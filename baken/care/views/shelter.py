"""Shelter: what is free and who waits, a request with its proposals, and a stay."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access import drafts
from baken.access.http import OfficeRequest, opens
from baken.care import addresses, shelter
from baken.care.forms_shelter import STAY_STEPS, AskForm, ReserveForm
from baken.care.models import Placement, ShelterRequest
from baken.cases.models import Case
from baken.cases.page import head
from baken.core import clock
from baken.signals.views.sending import refuse_strangers, send_to
from baken.vault.door import unwrap


@opens("shelter_place")
def shelter_list(request: OfficeRequest) -> HttpResponseBase:
    """Show occupancy, who waits, and every place."""
    page = shelter.overview(request.actor, clock.today())
    return render(request, "care/shelter_list.html", page)


@opens("shelter_request", "create")
def shelter_ask(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Ask for a place in a case."""
    case = get_object_or_404(Case.objects.for_page(), pk=pk)
    refuse_strangers(request, "create", "shelter_request", case)
    form: Any = drafts.form_for(request, request.actor, AskForm, key=request.path, case=case)
    return send_to(
        request,
        form,
        lambda: reverse("shelter_request", args=[form.act(request.actor).pk]),
        template="care/step.html",
        page={**head(case), "back": reverse("shelter_list")},
        done=str(form.done),
    )


@opens("shelter_request", "change")
def shelter_request(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show which places fit and why, and reserve one."""
    near = ShelterRequest.objects.select_related("case", "case__holder", "case__stand_in")
    asked = get_object_or_404(near, pk=pk)
    form = drafts.form_for(request, request.actor, ReserveForm, key=request.path, asked=asked)
    proposals = shelter.proposals(asked, clock.today())
    page = {
        **head(asked.case),
        "asked": asked,
        "fitting": [one for one in proposals if one.fits],
        "others": [one for one in proposals if not one.fits],
        "days": asked.waits(clock.today()),
    }
    return send_to(
        request,
        form,
        lambda: reverse("stay_detail", args=[form.act(request.actor).pk]),
        template="care/shelter_request.html",
        page=page,
        done=_("De plek is gereserveerd."),
    )


@opens("placement")
def stay_detail(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show a stay; the address only to the coordinator who keeps it."""
    stay = _stay(pk)
    address = addresses.of(stay)
    unwrap([stay, address])
    page = {**head(stay.case), "stay": stay, "address": address}
    return render(request, "care/stay_detail.html", page)


@opens("placement", "change")
def stay_step(request: OfficeRequest, pk: UUID, name: str) -> HttpResponseBase:
    """Arrive, extend, leave or cancel."""
    stay = _stay(pk)
    if name not in STAY_STEPS:
        raise Http404
    form: Any = drafts.form_for(
        request, request.actor, STAY_STEPS[name], key=request.path, case=stay.case, row=stay
    )
    return send_to(
        request,
        form,
        lambda: reverse("stay_detail", args=[form.act(request.actor).pk]),
        template="care/step.html",
        page={
            **head(stay.case),
            "back": reverse("stay_detail", args=[stay.pk]),
            "keeps_no_draft": name == "aankomst",
        },
        done=str(form.done),
    )


def _stay(pk: UUID) -> Placement:
    near = Placement.objects.select_related(
        "case", "case__holder", "case__stand_in", "place", "request"
    )
    found: Placement = get_object_or_404(near, pk=pk)
    return found
