"""What the page of the field asks of the server and sends to it, in JSON."""

import base64
import json
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase, HttpResponseNotAllowed, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404

from baken.access.http import OfficeRequest, opens
from baken.attachments.actions import attach
from baken.attachments.models import Attachment
from baken.attachments.receiving import takes_files
from baken.attachments.upload import uploaded
from baken.core.refusals import Refused
from baken.enforcement import sent
from baken.enforcement.actions import Ended, Half, admit_device, end_device, give_half, live
from baken.enforcement.along import pack
from baken.enforcement.forms_inspection import PhotoForm
from baken.enforcement.models import FieldDevice, Inspection
from baken.signals.views.sending import refuse_strangers

GONE, UNREADABLE = 410, 422
PHOTOS_AN_HOUR = 400
"""A day of sixty addresses comes in at once when there is a network again."""


@opens("field_device", "create")
def field_stand(request: OfficeRequest) -> HttpResponseBase:
    """Say that somebody is logged in, and give the token to send with."""
    return JsonResponse({"token": get_token(request)})


@opens("field_device", "create")
def field_admit(request: OfficeRequest) -> HttpResponseBase:
    """Prepare a phone, and give its half of the key."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        device, half = admit_device(request.actor)
    except Refused as refused:
        return JsonResponse({"reason": str(refused.reason)}, status=UNREADABLE)
    return JsonResponse({"id": str(device.pk), **_half(half)})


@opens("field_device", "change")
def field_half(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Give the half of a phone again, or say that what lies on it must go."""
    device = get_object_or_404(FieldDevice, pk=pk)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        return JsonResponse(_half(give_half(request.actor, device=device)))
    except Ended as ended:
        return _gone(ended)


@opens("field_device", "change")
def field_take(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Give what goes along."""
    device = get_object_or_404(FieldDevice, pk=pk)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        live(request.actor, device=device)
    except Ended as ended:
        return _gone(ended)
    return JsonResponse({"visits": pack(request.actor)})


@opens("field_device", "change")
def field_send(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Take in what was done on a phone, in its order, and say of each what became of it."""
    device = get_object_or_404(FieldDevice, pk=pk)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        live(request.actor, device=device)
        given = _read(request)
    except Ended as ended:
        return _gone(ended)
    except ValueError:
        return JsonResponse({}, status=UNREADABLE)
    results = [{"id": str(one.id), **asdict(sent.take_in(request.actor, one))} for one in given]
    return JsonResponse({"results": results})


@opens("field_device", "change")
def field_end(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Forget a phone that wiped itself."""
    device = get_object_or_404(FieldDevice, pk=pk)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    end_device(request.actor, device=device)
    return JsonResponse({})


def _near(request: OfficeRequest, pk: UUID) -> Inspection:
    found = get_object_or_404(Inspection, pk=pk)
    refuse_strangers(request, "create", "attachment", found)
    return found


@takes_files(_near, PHOTOS_AN_HOUR)
@opens("attachment", "create")
def field_photo(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Take in one photo; the same id twice is the same photo."""
    visit = _near(request, pk)
    form = PhotoForm(request.POST, request.FILES)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not form.is_valid():
        return JsonResponse({}, status=UNREADABLE)
    given = form.cleaned_data
    device = FieldDevice.objects.filter(pk=given["device"]).first()
    try:
        live(request.actor, device=device or FieldDevice(pk=given["device"]))
        return JsonResponse(_attached(request, visit, given))
    except Ended as ended:
        return _gone(ended)
    except Refused as refused:
        return JsonResponse(asdict(sent.Outcome("refused", str(refused.reason))))


def _attached(request: OfficeRequest, visit: Inspection, given: dict[str, Any]) -> dict[str, Any]:
    locked = sent.visit_of(visit.pk)  # two sendings of one photo wait for each other here
    if not Attachment.objects.filter(pk=given["id"]).exists():
        sent.happened(given["at"])
        upload = uploaded(request.FILES.get("file"))
        if upload is None:
            raise Refused(str(PhotoForm.NO_FILE))
        attach(
            request.actor, near=locked, upload=upload, note=given["note"], id=given["id"],
            most_an_hour=PHOTOS_AN_HOUR,
        )  # fmt: skip
    return asdict(sent.KEPT)


def _read(request: OfficeRequest) -> list[sent.Sent]:
    given = json.loads(request.body)
    ops = given.get("ops") if isinstance(given, dict) else None
    if not isinstance(ops, list) or len(ops) > sent.MOST_AT_ONCE:
        raise sent.Unreadable
    return [sent.read(each) for each in ops]


def _half(half: Half) -> dict[str, str]:
    return {
        "half": base64.b64encode(half.secret).decode(),
        "leave_until": half.leave_until.isoformat(),
        "until": half.expires_at.isoformat(),
    }


def _gone(ended: Ended) -> JsonResponse:
    """Let the phone wipe itself: the page does, and the browser does so too if it does not."""
    made = JsonResponse({"reason": str(ended.reason)}, status=GONE)
    made.headers["Clear-Site-Data"] = '"storage"'
    return made
