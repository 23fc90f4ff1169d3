"""A letter from a trajectory, as a Word file."""

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from baken.access import drafts
from baken.access.http import OfficeRequest, opens
from baken.care.forms_office import LetterForm
from baken.care.letters import in_word
from baken.care.models import Trajectory
from baken.cases.page import head, known_rules
from baken.core.downloads import WORD, download
from baken.core.refusals import Refused


@opens("trajectory", "change")
def trajectory_letter(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Choose a letter and a recipient; give the Word file, or say what stands in the way."""
    near = Trajectory.objects.select_related(
        "case", "case__holder", "case__stand_in", "municipality"
    )
    trajectory = get_object_or_404(near, pk=pk)
    case = trajectory.case
    form: Any = drafts.form_for(
        request, request.actor, LetterForm, key=request.path, case=case, row=trajectory
    )
    if form.is_bound and form.is_valid():
        try:
            written = form.act(request.actor)
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            drafts.drop(request.actor, key=request.path)
            return download(in_word(written), WORD, f"brief-{case.code}.docx")
    page = {
        **head(case), "form": form, "rules": known_rules(case),
        "back": reverse("trajectory_detail", args=[trajectory.pk]),
    }  # fmt: skip
    return render(request, "care/step.html", page, status=422 if form.errors else 200)
