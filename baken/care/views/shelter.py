"""Shelter: what is free and who waits, a request with its proposals, and a stay."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baken.access import drafts
from baken.access.confirmed import recently_confirmed
from baken.access.http import OfficeRequest, opens
from baken.accounts.slowly import slowly
from baken.care import addresses, shelter
from baken.care.forms_shelter import (
    STAY_STEPS,
    AskAddressForm,
    AskForm,
    ReserveForm,
    WordsForm,
)
from baken.care.models import Placement, ShelterRequest
from baken.cases.models import Case
from baken.cases.page import head
from baken.core import clock
from baken.core.refusals import Refused
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
    """Show a stay, and whether its address stands open for this person."""
    stay = _stay(pk)
    record = addresses.of(stay)
    unwrap([stay])
    is_open = record is not None and addresses.opens(request.actor, record)
    page = {**head(stay.case), "stay": stay, "is_open": is_open}
    return render(request, "care/stay_detail.html", page)


@never_cache
@opens("placement")
@recently_confirmed
def stay_address(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Open the address with one's passphrase; it is shown on this one page only."""
    stay = _stay(pk)
    form = WordsForm(request.POST if request.method == "POST" else None)
    page = {**head(stay.case), "stay": stay, "form": form}
    if form.is_bound and form.is_valid():
        try:
            page["address"] = slowly(
                request, lambda: addresses.read(request.actor, stay, **form.cleaned_data)
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
    return render(request, "care/stay_address.html", page, status=422 if form.errors else 200)


@opens("opening", "create")
def stay_address_ask(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Ask a second person before opening the address of a stay that a colleague guides."""
    stay = _stay(pk)
    form: Any = drafts.form_for(
        request, request.actor, AskAddressForm, key=request.path, case=stay.case, row=stay
    )

    def act() -> str:
        form.act(request.actor)
        return reverse("opening_list")

    back = reverse("stay_detail", args=[stay.pk])
    page = {**head(stay.case), "back": back}
    return send_to(request, form, act, template="care/step.html", page=page, done=str(form.done))


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
            "keeps_no_draft": name in {"aankomst", "adres"},
        },
        done=str(form.done),
    )


def _stay(pk: UUID) -> Placement:
    near = Placement.objects.select_related(
        "case", "case__holder", "case__stand_in", "place", "request"
    )
    found: Placement = get_object_or_404(near, pk=pk)
    return found
