"""Adding a file to a signal."""

from uuid import UUID

from django.http import HttpResponseBase
from django.urls import reverse

from baken.access.http import OfficeRequest, opens
from baken.attachments.upload import takes_files
from baken.attachments.views.adding import add
from baken.signals.views.sending import signal_for


@takes_files
@opens("attachment", "create")
def signal_attach(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Add a file to a signal."""
    found = signal_for(request, pk, "attachment")
    back = reverse("signal_detail", args=[found.pk])
    return add(request, found, back=back, code=found.code)
