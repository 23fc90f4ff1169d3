"""Adding a file to a case."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from baken.access.http import OfficeRequest, opens
from baken.attachments.receiving import takes_files
from baken.attachments.views.adding import add
from baken.cases.models import Case
from baken.signals.views.sending import refuse_strangers


def _near(request: OfficeRequest, pk: UUID) -> Case:
    case: Case = get_object_or_404(Case, pk=pk)
    refuse_strangers(request, "create", "attachment", case)
    return case


@takes_files(_near)
@opens("attachment", "create")
def case_attach(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Add a file to a case."""
    case = _near(request, pk)
    back = reverse("case_detail", args=[case.pk])
    return add(request, case, back=back, code=case.code)
