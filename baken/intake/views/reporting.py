"""Reporting, one page at a time: each page is kept, back works, and the last one sends."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from baken.access import drafts
from baken.access.actor import Actor
from baken.access.http import OfficeRequest, opens
from baken.access.inner.holders import CannotPromise
from baken.core.notices import notify
from baken.intake import recognised
from baken.intake.actions import report
from baken.intake.forms_report import (
    CHECK,
    KEYS,
    STEPS,
    WHERE_KEY,
    YOU,
    Step,
    WhereForm,
    YouForm,
    gathered,
)
from baken.intake.models import Report
from baken.intake.numbers import numbers
from baken.intake.people import REPORTERS, municipalities, own_phone, promise
from baken.intake.views.stepping import after, before, progress


@opens("report", "create")
def report_step(request: OfficeRequest, name: str) -> HttpResponseBase:
    """Show one page of a report; keep it and go on, or keep it and go back."""
    step = _step(name)
    given = _given(request.actor, step)
    form = drafts.form_for(request, request.actor, step.form, key=step.key, **given)
    back = "terug" in request.POST
    if form.is_bound and (back or form.is_valid()):
        drafts.keep(request.actor, key=step.key, fields=request.POST)
        return redirect(before(step) if back else after(step, form))
    page = {
        "form": form,
        "step": step,
        "draft_key": step.key.removeprefix("/"),
        "part": f"intake/_step_{step.name}.html",
        "steps": progress(step.name),
        **numbers(),
    }
    return render(request, "intake/report_step.html", page, status=422 if form.errors else 200)


@opens("report", "create")
def report_check(request: OfficeRequest) -> HttpResponseBase:
    """Show all of it once more, and send it."""
    pages = _pages(request.actor)
    missing = [step for step in STEPS if not pages[step.name].is_valid()]
    if request.method == "POST" and not missing:
        if made := _sent(request, pages):
            return redirect("report_detail", made.pk)
        return redirect("report_step", YOU)
    page = {
        "missing": missing,
        "steps": progress(CHECK),
        "promise": getattr(pages[YOU], "promise", None),
        **_summary(pages),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "intake/report_check.html", page, status=status)


def _sent(request: OfficeRequest, pages: dict[str, forms.Form]) -> Report | None:
    """Send it; when confidentiality cannot be promised any more, keep everything and say so."""
    organisation_id, told = gathered(pages)
    try:
        made = report(request.actor, organisation_id=organisation_id, told=told)
    except CannotPromise as refused:
        notify(request, "warning", refused.reason)
        return None
    drafts.drop_all(request.actor, keys=KEYS)
    notify(request, "ok", _("Uw melding is ontvangen. Dank u wel."))
    return made


def _step(name: str) -> Step:
    for step in STEPS:
        if step.name == name:
            return step
    raise Http404


def _given(actor: Actor, step: Step) -> dict[str, Any]:
    """Give what the form of a page needs to know of whoever reports."""
    if step.form is WhereForm:
        return {"organisations": municipalities(actor, *REPORTERS)}
    if step.form is YouForm:
        return {"initial": {"phone": own_phone(actor)}, "promise": _promise(actor)}
    return {}


def _promise(actor: Actor) -> str | None:
    """Give to whom the name would stay, of the municipality that was chosen on an earlier page."""
    places = [UUID(place) for place, _name in municipalities(actor, *REPORTERS)]
    kept = drafts.find(actor, key=WHERE_KEY) if len(places) > 1 else None
    chosen = kept.get("organisation") if kept else None
    return promise([place for place in places if chosen in {None, str(place)}])


def _pages(actor: Actor) -> dict[str, forms.Form]:
    """Give every page, filled with what was kept of it."""
    kept = drafts.find_all(actor, keys=KEYS)
    return {
        step.name: step.form(kept.get(step.key, QueryDict()), **_given(actor, step))
        for step in STEPS
    }


def _summary(pages: dict[str, forms.Form]) -> dict[str, Any]:
    given = {name: value for page in pages.values() for name, value in page.cleaned_data.items()}
    chosen = [value for name, values in given.items() if name.startswith("i_") for value in values]
    minor = dict(pages["waar"].fields["minor_involved"].choices)  # type: ignore[attr-defined]
    return {
        "given": given,
        "sentences": recognised.spoken(chosen),
        "minor": minor.get(given.get("minor_involved")),
        "organisation": dict(getattr(pages["waar"], "organisations", [])).get(
            given.get("organisation")
        ),
    }
