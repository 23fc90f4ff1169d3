"""Trajectories: beginning one, its page, and every step in it."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access import drafts
from baken.access.http import OfficeRequest, opens
from baken.attachments import listing
from baken.attachments.receiving import takes_files
from baken.attachments.views.adding import add
from baken.care import page as pages
from baken.care import worklist
from baken.care.choices import names
from baken.care.forms import ItemForm, StartForm
from baken.care.models import Trajectory, TrajectoryItem
from baken.care.steps import STEPS
from baken.cases.models import Case
from baken.cases.page import head
from baken.core import clock
from baken.signals.views.sending import refuse_strangers, send_to
from baken.vault.door import unwrap

PAGE = 50


@opens("trajectory")
def trajectory_list(request: OfficeRequest) -> HttpResponseBase:
    """List the trajectories, with how many things are late in each."""
    today = clock.today()
    shown = Paginator(worklist.ranked(today), PAGE).get_page(request.GET.get("pagina"))
    near = Trajectory.objects.select_related("case", "case__holder")
    rows = near.in_bulk([pk for pk, _late in shown])
    lines = [{"trajectory": rows[pk], "late": late} for pk, late in shown]
    without = Case.objects.filter(kind="victim", status="open", trajectories=None)
    page = {"page_obj": shown, "lines": lines, "without": without.order_by("alias")[:PAGE]}
    return render(request, "care/trajectory_list.html", page)


@opens("trajectory", "create")
def trajectory_start(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Begin a trajectory in a case."""
    case = get_object_or_404(Case.objects.for_page(), pk=pk)
    refuse_strangers(request, "create", "trajectory", case)
    form = drafts.form_for(request, request.actor, StartForm, key=request.path, case=case)
    return _send(request, form, case, lambda made: made.pk)


@opens("trajectory")
def trajectory_detail(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show a trajectory: what comes next, everything there is to arrange, clocks, safety."""
    trajectory = _trajectory(pk)
    return render(request, "care/trajectory_detail.html", pages.gather(trajectory))


@opens("trajectory", "change")
def trajectory_item(request: OfficeRequest, pk: UUID, name: str) -> HttpResponseBase:
    """Move one thing to arrange on."""
    trajectory = _trajectory(pk)
    item = get_object_or_404(TrajectoryItem, trajectory=trajectory, name=name)
    files = listing.beside(item.row_kind, item.pk)
    unwrap([item, *files])
    form = drafts.form_for(
        request, request.actor, ItemForm,
        key=request.path, case=trajectory.case, row=trajectory, item=item,
    )  # fmt: skip
    beside = {"attach_url": reverse("item_attach", args=[pk, name]), **listing.split(files)}
    return _send(request, form, trajectory.case, lambda _made: trajectory.pk, beside)


def _item(request: OfficeRequest, pk: UUID, name: str) -> TrajectoryItem:
    """Give one thing to arrange, for whom may lay a document beside it."""
    refuse_strangers(request, "create", "attachment", _trajectory(pk))
    item: TrajectoryItem = get_object_or_404(TrajectoryItem, trajectory_id=pk, name=name)
    return item


@takes_files(_item)
@opens("attachment", "create")
def item_attach(request: OfficeRequest, pk: UUID, name: str) -> HttpResponseBase:
    """Lay a document beside one thing to arrange."""
    item = _item(request, pk, name)
    back = reverse("trajectory_item", args=[pk, name])
    return add(request, item, back=back, code=names(clock.today()).get(name, name))


@opens("trajectory", "change")
def trajectory_step(request: OfficeRequest, pk: UUID, name: str) -> HttpResponseBase:
    """Take a step in a trajectory: facts, complaint, safety, aftercare."""
    trajectory = _trajectory(pk)
    if name not in STEPS:
        raise Http404
    form = drafts.form_for(
        request, request.actor, STEPS[name],
        key=request.path, case=trajectory.case, row=trajectory,
    )  # fmt: skip
    return _send(request, form, trajectory.case, lambda _made: trajectory.pk)


@opens("trajectory")
def trajectory_of_case(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Go to the trajectory of a case, or to where it begins."""
    case = get_object_or_404(Case, pk=pk)
    refuse_strangers(request, "read", "trajectory", case)
    found = Trajectory.objects.filter(case=case).first()
    if found is None:
        return redirect("trajectory_start", case.pk)
    return redirect("trajectory_detail", found.pk)


def _trajectory(pk: UUID) -> Trajectory:
    near = Trajectory.objects.select_related(
        "case", "case__holder", "case__stand_in", "case__owner", "municipality"
    )
    found: Trajectory = get_object_or_404(near, pk=pk)
    return found


def _send(
    request: OfficeRequest, form: Any, case: Case, where: Any, beside: Any = None
) -> HttpResponseBase:
    page = {**head(case), "back": _back(case), **(beside or {})}
    bound: forms.Form = form
    return send_to(
        request,
        bound,
        lambda: reverse("trajectory_detail", args=[where(form.act(request.actor))]),
        template="care/step.html",
        page=page,
        done=str(form.done or _("Bewaard.")),
    )


def _back(case: Case) -> str:
    return reverse("trajectory_of_case", args=[case.pk])
