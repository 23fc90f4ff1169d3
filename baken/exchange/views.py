"""A registration as a file in an international standard."""

from uuid import UUID

from django.http import HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404

from baken.access.http import OfficeRequest, opens
from baken.care.actions import registration_of
from baken.care.models import VictimRegistration
from baken.core import clock
from baken.exchange.htcds import export
from baken.vault.door import unwrap


@opens("victim_registration")
def htcds_file(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Give a registration in HTCDS 2.0, with what is lost on the way."""
    del request
    row = get_object_or_404(VictimRegistration, pk=pk)
    unwrap([row])
    answer = JsonResponse(export(registration_of(row), clock.today()).to_json())
    answer["Content-Disposition"] = 'attachment; filename="htcds.json"'
    return answer
