"""Her own page from the side of the office: opening it with her, and handling what she said."""

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from baken.access.http import OfficeRequest, opens
from baken.care.forms_door import DoorForm, WordForm
from baken.care.models import ClientWord, Trajectory
from baken.cases.page import head, known_rules
from baken.core.refusals import Refused
from baken.signals.views.sending import send_to
from baken.vault.door import unwrap


@never_cache
@opens("client_door", "create")
def door_open(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Open her own page and show its code once, to hand over in person."""
    near = Trajectory.objects.select_related("case", "case__holder", "case__stand_in")
    trajectory = get_object_or_404(near, pk=pk)
    case = trajectory.case
    form: Any = DoorForm(request.POST if request.method == "POST" else None, case=case)
    page = {
        **head(case), "rules": known_rules(case), "form": form, "keeps_no_draft": True,
        "back": reverse("trajectory_detail", args=[trajectory.pk]),
    }  # fmt: skip
    if form.is_bound and form.is_valid():
        try:
            door, code = form.act(request.actor)
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            address = request.build_absolute_uri(reverse("own_page"))
            page |= {"door": door, "code": code, "address": address}
            return render(request, "care/door_code.html", page)
    return render(request, "care/step.html", page, status=422 if form.errors else 200)


@opens("client_word", "change")
def word_handle(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show what she said, and say what was done with it."""
    near = ClientWord.objects.select_related("case", "case__holder", "case__stand_in")
    word = get_object_or_404(near, pk=pk)
    unwrap([word])
    data = request.POST if request.method == "POST" else None
    form: Any = WordForm(data, case=word.case, row=word)
    back = reverse("trajectory_of_case", args=[word.case_id])

    def act() -> str:
        form.act(request.actor)
        return back

    page = {**head(word.case), "rules": known_rules(word.case), "back": back, "word": word}
    page["keeps_no_draft"] = True
    return send_to(request, form, act, template="care/step.html", page=page, done=str(form.done))
