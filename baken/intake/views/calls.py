"""Calls of a focal officer: who waits to be called back, and what was said."""

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from baken.access import drafts
from baken.access.http import OfficeRequest, opens
from baken.core.notices import notify
from baken.core.refusals import Refused
from baken.intake.actions import called_back, capture_call
from baken.intake.forms import CallForm
from baken.intake.models import Callback, Channel
from baken.intake.people import municipalities, promise
from baken.vault.door import unwrap

RECENT = 10


@opens("callback", "change")
def callback_list(request: OfficeRequest) -> HttpResponseBase:
    """List who waits, longest first, and the calls of late; numbers show when one is opened."""
    known = Callback.objects.select_related("owner", "called_by", "report")
    page = {
        "waiting": known.waiting(),
        "called": known.filter(called_at__isnull=False).order_by("-called_at")[:RECENT],
    }
    return render(request, "intake/callback_list.html", page)


@opens("callback", "change")
def callback_detail(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show the number; after the call, go on to what was said."""
    found: Callback = get_object_or_404(
        Callback.objects.select_related("owner", "called_by"), pk=pk
    )
    if request.method == "POST":
        try:
            called_back(request.actor, callback=found)
        except Refused as refused:
            notify(request, "warning", refused.reason)
            return redirect("callback_list")
        return redirect("callback_capture", found.pk)
    unwrap([found])
    return render(request, "intake/callback_detail.html", {"callback": found})


@opens("callback", "change")
def capture_callback(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Write down what was said when somebody was called back."""
    found: Callback = get_object_or_404(Callback.objects.select_related("owner"), pk=pk)
    unwrap([found])
    return _capture(request, found)


@opens("callback", "change")
def capture_phone(request: OfficeRequest) -> HttpResponseBase:
    """Write down what somebody tells on the phone."""
    return _capture(request, None)


def _capture(request: OfficeRequest, callback: Callback | None) -> HttpResponseBase:
    form = drafts.form_for(
        request, request.actor, CallForm, key=request.path, **_given(request, callback)
    )
    if form.is_bound and form.is_valid() and _write_down(request, form, callback):
        drafts.drop(request.actor, key=request.path)
        notify(request, "ok", _("Het gesprek is vastgelegd en wacht op registratie."))
        return redirect("home")
    page = {"form": form, "callback": callback, "draft_key": request.path.removeprefix("/")}
    return render(request, "intake/call.html", page, status=422 if form.errors else 200)


def _given(request: OfficeRequest, callback: Callback | None) -> dict[str, Any]:
    """Give what the form knows: the number and municipality of whoever asked to be called."""
    if callback is None:
        places = municipalities(request.actor, "focal_officer")
        return {
            "organisations": places,
            "promise": promise(UUID(owner_id) for owner_id, _name in places),
        }
    place = (str(callback.owner_id), callback.owner.name)
    return {
        "organisations": [place],
        "initial": _already_told(callback),
        "promise": promise([callback.owner_id]),
    }


def _already_told(callback: Callback) -> dict[str, str]:
    acute = {"is_acute": "yes"} if callback.is_acute else {}
    return {
        "phone": callback.phone.text,
        "observed": callback.told.text,
        "told_by": callback.told_by.text,
        **acute,
    }


def _channel(callback: Callback | None) -> Channel:
    if callback is None:
        return Channel.PHONE
    return Channel.INTRANET if callback.told else Channel.CALLBACK


def _write_down(request: OfficeRequest, form: CallForm, callback: Callback | None) -> bool:
    """Make the report; a refusal stands above what was typed."""
    told = form.told(_channel(callback))
    place = form.organisation_id
    try:
        capture_call(request.actor, organisation_id=place, told=told, callback=callback)
    except Refused as refused:
        form.add_error(None, refused.reason)
        return False
    return True
