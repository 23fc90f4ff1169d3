"""The steps in a case: one page for each form, and what one sends a partner afterwards."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from baken.access import drafts
from baken.access.http import OfficeRequest, opens
from baken.cases import links
from baken.cases.forms import ClientForm
from baken.cases.models import Case, Client
from baken.cases.page import head, known_rules
from baken.cases.steps import ROW_STEPS, SENDS_A_LINK, STEPS, Step
from baken.cases.vocabulary import ReturnAnswer
from baken.core.notices import notify
from baken.core.refusals import Refused
from baken.signals.views.sending import refuse_strangers
from baken.vault.door import unwrap

_CLIENT = ("name", "born", "reachable", "stays_at", "language", "interpreter", "document")


@opens("case", "change")
def case_step(request: OfficeRequest, pk: UUID, name: str) -> HttpResponseBase:
    """Take a step in a case."""
    case = case_for(request, pk)
    if name not in STEPS:
        raise Http404
    return _take(request, case, name, STEPS[name], None)


@opens("case", "change")
def case_row_step(request: OfficeRequest, pk: UUID, name: str, row: UUID) -> HttpResponseBase:
    """Take a step about one row of a case."""
    case = case_for(request, pk)
    if name not in ROW_STEPS:
        raise Http404
    step = ROW_STEPS[name]
    found = get_object_or_404(step.model.objects, pk=row, dossier_id=case.dossier_id)
    return _take(request, case, name, step, found)


def case_for(request: OfficeRequest, pk: UUID) -> Case:
    """Give a case that this person may change; others' cases are not found."""
    case: Case = get_object_or_404(Case.objects.for_page(), pk=pk)
    refuse_strangers(request, "change", "case", case)
    return case


def _take(request: OfficeRequest, case: Case, name: str, step: Step, row: Any) -> HttpResponseBase:
    unwrap([case, row, *case.tasks.open()] if name != "verzoek" else [case, row])
    form = drafts.form_for(request, request.actor, step.form, key=request.path, case=case, row=row)
    _open_choices(form)
    if form.is_bound and form.is_valid():
        try:
            made = form.act(request.actor)
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            drafts.drop(request.actor, key=request.path)
            return _after(request, case, name, form, made)
    page = {**head(case), "form": form, "row": row, "icon": step.icon}
    page["rules"] = known_rules(case)
    status = 422 if form.errors else 200
    return render(request, "cases/step.html", page, status=status)


def _open_choices(form: forms.Form) -> None:
    """Open the titles of tasks that one can choose from."""
    for name in ("task", "depends_on"):
        if name in form.fields:
            tasks = list(form.fields[name].queryset)  # type: ignore[attr-defined]
            unwrap(tasks)
            blank = form.fields[name].empty_label  # type: ignore[attr-defined]
            form.fields[name].widget.choices = [
                ("", blank), *((each.pk, each.title.text) for each in tasks)
            ]  # fmt: skip


def _after(request: OfficeRequest, case: Case, name: str, form: Any, made: Any) -> HttpResponseBase:
    if name in SENDS_A_LINK:
        asked, secret = made
        return links.show(request, case, asked, secret)
    notify(request, "ok", str(form.done))
    if getattr(made, "answer", "") == ReturnAnswer.NEW:
        return redirect("case_new")
    return redirect("case_detail", made.pk if name == "splitsen" else case.pk)


@opens("client", "change")
def case_client(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show who a case is about, on a page of its own so that the look is logged by itself."""
    case = case_for(request, pk)
    client = get_object_or_404(Client, case=case)
    unwrap([case, client])
    initial = {name: str(getattr(client, name).text) for name in _CLIENT}
    form = drafts.form_for(
        request, request.actor, ClientForm, key=request.path, case=case,
        initial={**initial, "age_band": case.age_band},
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        try:
            form.act(request.actor)
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            drafts.drop(request.actor, key=request.path)
            notify(request, "ok", str(form.done))
            return redirect(reverse("case_detail", args=[case.pk]))
    page = {**head(case), "form": form, "icon": "id"}
    page["rules"] = known_rules(case)
    return render(request, "cases/step.html", page, status=422 if form.errors else 200)
