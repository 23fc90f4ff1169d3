"""Safety by itself: the plan, a line per risk and the contact rules; never the care dossier."""

from uuid import UUID

from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access import drafts
from baken.access.http import OfficeRequest, opens
from baken.care import watching
from baken.care.forms import PlanForm, RiskForm
from baken.cases.models import Case
from baken.signals.views.sending import refuse_strangers, send_to

STEPS = {"plan": PlanForm, "risico": RiskForm}


@opens("protection_plan")
def safety_detail(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show the plan, the risks for her and for who is near her, and how to reach her."""
    return render(request, "care/safety_detail.html", watching.page(_case(request, "read", pk)))


@opens("protection_plan", "change")
def safety_step(request: OfficeRequest, pk: UUID, name: str) -> HttpResponseBase:
    """Make or review the plan, or judge a risk."""
    case = _case(request, "change", pk)
    if name not in STEPS:
        raise Http404
    form = drafts.form_for(request, request.actor, STEPS[name], key=request.path, case=case)
    back = reverse("safety_detail", args=[case.pk])

    def act() -> str:
        form.act(request.actor)
        return back

    page = {**watching.page(case), "back": back}
    done = str(form.done or _("Bewaard."))
    return send_to(request, form, act, template="care/safety_step.html", page=page, done=done)


def _case(request: OfficeRequest, verb: str, pk: UUID) -> Case:
    case = watching.find(pk)
    if case is None:
        raise Http404
    refuse_strangers(request, verb, "protection_plan", case)
    return case
