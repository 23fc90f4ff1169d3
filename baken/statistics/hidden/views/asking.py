"""Asking for an estimate, in two pages; between them nothing is kept but what the browser holds."""

from datetime import date
from typing import Any

from django.core import signing
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from baken.access.http import OfficeRequest, opens
from baken.core.notices import notify
from baken.core.refusals import Refused
from baken.core.uploads import reads_a_small_file
from baken.statistics import mse
from baken.statistics.hidden import actions
from baken.statistics.hidden.context import EXAMPLE
from baken.statistics.hidden.forms import ListsForm, QuestionForm
from baken.statistics.hidden.vocabulary import OWN_LISTS, Origin

SALT = "hidden.question"
LONGEST_SECONDS = 3600


@reads_a_small_file
@opens("estimation", "create")
def estimation_new(request: OfficeRequest) -> HttpResponseBase:
    """Ask where the numbers come from and what they count, then which lists take part."""
    if "question" in request.POST:
        return _second(request)
    is_sent = request.method == "POST"
    form = (
        QuestionForm(request.POST, request.FILES)
        if is_sent
        else QuestionForm(initial=_usual(request))
    )
    if is_sent and form.is_valid():
        return _show(request, _lists_form(_question(form), salted_for=request))
    return _show(request, form)


def _usual(request: OfficeRequest) -> dict[str, Any]:
    return {"area": request.actor.region, "counted": "presumed"}


def _second(request: OfficeRequest) -> HttpResponseBase:
    try:
        question = _opened(request)
    except signing.BadSignature:
        notify(request, "warning", _("Dit formulier is verlopen. Begin opnieuw."))
        return redirect("estimation_new")
    form = _lists_form(question, salted_for=request, data=request.POST)
    if form.is_valid():
        try:
            made = actions.ask(request.actor, asked=_asked(question, form.cleaned_data["kept"]))
        except Refused as refused:
            form.add_error("kept", refused.reason)
        else:
            return redirect("estimation_detail", made.pk)
    return _show(request, form)


def _show(request: OfficeRequest, form: QuestionForm | ListsForm) -> HttpResponseBase:
    now = 2 if isinstance(form, ListsForm) else 1
    labels = (_("Aantallen"), _("Lijsten"), _("Uitkomst"))
    steps = [{"label": label, "state": _state(place, now)} for place, label in enumerate(labels, 1)]
    page = {"form": form, "steps": steps, "is_second": now == 2, "sample": EXAMPLE}
    return render(request, "hidden/new.html", page, status=422 if form.errors else 200)


def _state(place: int, now: int) -> str:
    return "current" if place == now else "done" if place < now else "todo"


def _question(form: QuestionForm) -> dict[str, Any]:
    """Give what was filled in, with the counts, as values that JSON knows."""
    given = {key: value for key, value in form.cleaned_data.items() if key != "file"}
    given["period_from"], given["period_until"] = (
        given[name].isoformat() for name in ("period_from", "period_until")
    )
    if form.table is None:
        return {**given, "lists": list(OWN_LISTS), "cells": []}
    cells = [[mask, number] for mask, _levels, number in form.table.cells]
    return {**given, "lists": list(form.table.lists), "cells": cells}


def _lists_form(
    question: dict[str, Any], *, salted_for: OfficeRequest, data: Any = None
) -> ListsForm:
    sealed = signing.dumps(question, salt=_salt(salted_for), compress=True)
    return ListsForm(
        data, lists=question["lists"], origin=question["origin"], initial={"question": sealed}
    )


def _opened(request: OfficeRequest) -> dict[str, Any]:
    sent = request.POST["question"]
    found: dict[str, Any] = signing.loads(sent, salt=_salt(request), max_age=LONGEST_SECONDS)
    return found


def _salt(request: OfficeRequest) -> str:
    return f"{SALT}.{request.actor.person_id}"


def _asked(question: dict[str, Any], kept: list[str]) -> actions.Asked:
    """Give the question with only the chosen lists; who was on no other list is not counted."""
    lists, cells = [name for name in question["lists"] if name in kept], []
    if question["origin"] == Origin.FILE:
        table = mse.CaptureTable(
            tuple(question["lists"]),
            tuple((mask, (), number) for mask, number in question["cells"]),
        )
        cells = [(mask, n) for mask, _levels, n in table.without(
            [name for name in question["lists"] if name not in kept]).cells]  # fmt: skip
    same = ("origin", "counted", "area", "missed", "false_links")
    return actions.Asked(
        lists=lists,
        cells=cells,
        period_from=date.fromisoformat(question["period_from"]),
        period_until=date.fromisoformat(question["period_until"]),
        unresolved=question["unresolved"] or 0,
        **{name: question[name] for name in same},
    )
