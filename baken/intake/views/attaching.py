"""Adding a file to one's own report."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from baken.access.http import OfficeRequest, opens
from baken.attachments.receiving import takes_files
from baken.attachments.views.adding import add
from baken.intake.models import Report


def _near(request: OfficeRequest, pk: UUID) -> Report:
    found: Report = get_object_or_404(Report.objects.of(request.actor.person_id), pk=pk)
    return found


@takes_files(_near)
@opens("attachment", "create")
def report_attach(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Add a file to one's own report."""
    found = _near(request, pk)
    back = reverse("report_detail", args=[found.pk])
    return add(request, found, back=back, code=found.code)
