"""Adding a file to a case."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from baken.access.http import OfficeRequest, opens
from baken.attachments.upload import takes_files
from baken.attachments.views.adding import add
from baken.cases.models import Case
from baken.signals.views.sending import refuse_strangers


@takes_files
@opens("attachment", "create")
def case_attach(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Add a file to a case."""
    case = get_object_or_404(Case, pk=pk)
    refuse_strangers(request, "create", "attachment", case)
    back = reverse("case_detail", args=[case.pk])
    return add(request, case, back=back, code=case.code)
