"""The registration for CoMensha of one case."""

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from baken.access import drafts
from baken.access.http import OfficeRequest, opens
from baken.care import actions
from baken.care.forms_register import RegisterForm
from baken.care.models import Trajectory, VictimRegistration
from baken.cases.page import head
from baken.signals.views.sending import send_to
from baken.vault.door import unwrap


@opens("victim_registration", "create")
def victim_register(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Fill in what CoMensha registers, and whether it was sent."""
    near = Trajectory.objects.select_related("case", "case__holder", "case__stand_in")
    trajectory = get_object_or_404(near, pk=pk)
    row = VictimRegistration.objects.filter(case=trajectory.case).first()
    unwrap([row])
    form: Any = drafts.form_for(
        request,
        request.actor,
        RegisterForm,
        key=request.path,
        case=trajectory.case,
        kept=actions.registration_of(row) if row else None,
    )

    def act() -> str:
        form.act(request.actor)
        return reverse("trajectory_detail", args=[trajectory.pk])

    page = {
        **head(trajectory.case),
        "back": reverse("trajectory_detail", args=[trajectory.pk]),
    }
    return send_to(request, form, act, template="care/step.html", page=page, done=str(form.done))
