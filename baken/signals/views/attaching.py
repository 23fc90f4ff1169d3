"""Adding a file to a signal."""

from uuid import UUID

from django.http import HttpResponseBase
from django.urls import reverse

from baken.access.http import OfficeRequest, opens
from baken.attachments.receiving import takes_files
from baken.attachments.views.adding import add
from baken.signals.models import Signal
from baken.signals.views.sending import signal_for


def _near(request: OfficeRequest, pk: UUID) -> Signal:
    return signal_for(request, pk, "attachment")


@takes_files(_near)
@opens("attachment", "create")
def signal_attach(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Add a file to a signal."""
    found = _near(request, pk)
    back = reverse("signal_detail", args=[found.pk])
    return add(request, found, back=back, code=found.code)
