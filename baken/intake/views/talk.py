"""Talking with the client: how, and what was said."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from baken.access import drafts
from baken.access.http import OfficeRequest, opens
from baken.core.notices import notify
from baken.core.refusals import Refused
from baken.intake.actions import record_conversation
from baken.intake.forms import TalkForm
from baken.intake.models import Report
from baken.intake.numbers import numbers


@opens("conversation", "create")
def talk_aid(request: OfficeRequest) -> HttpResponseBase:
    """Help with a talk that is safe for the client."""
    return render(request, "intake/talk_aid.html", numbers())


@opens("conversation", "create")
def talk_new(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Record a talk on one's own report."""
    own = Report.objects.of(request.actor.person_id)
    found: Report = get_object_or_404(own, pk=pk)
    form = drafts.form_for(request, request.actor, TalkForm, key=request.path)
    if form.is_bound and form.is_valid():
        try:
            record_conversation(request.actor, report=found, talk=form.talk)
        except Refused as refused:
            form.add_error("said", refused.reason)
        else:
            drafts.drop(request.actor, key=request.path)
            notify(request, "ok", _("Het gesprek is vastgelegd bij uw melding."))
            return redirect("report_detail", found.pk)
    page = {"form": form, "report": found, "draft_key": request.path.removeprefix("/")}
    return render(request, "intake/talk_new.html", page, status=422 if form.errors else 200)
