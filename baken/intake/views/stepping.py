"""From page to page of a report."""

from dataclasses import dataclass

from django import forms
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baken.intake.forms_report import CHECK, STEPS, Step

NAMES = [*(step.name for step in STEPS), CHECK]


@dataclass(frozen=True)
class Mark:
    """One page in the stepper."""

    label: str | Promise
    state: str
    url: str = ""


def progress(current: str) -> list[Mark]:
    """Give all pages; the ones before this one are done, and can be opened again."""
    here = NAMES.index(current)
    labels = [*(step.title for step in STEPS), _("Controleren")]
    return [
        Mark(label, "done" if at < here else "current" if at == here else "todo", _url(at, here))
        for at, label in enumerate(labels)
    ]


def before(step: Step) -> str:
    """Give the address of the page before, or of the start."""
    at = NAMES.index(step.name)
    return reverse("report_step", args=[NAMES[at - 1]]) if at else reverse("report_new")


def after(step: Step, form: forms.Form) -> str:
    """Give the address of the page after; whoever said there is danger first sees whom to call."""
    if form.cleaned_data.get("is_acute") == "yes":
        return reverse("report_call_first")
    following = NAMES[NAMES.index(step.name) + 1]
    return (
        reverse("report_check") if following == CHECK else reverse("report_step", args=[following])
    )


def _url(at: int, here: int) -> str:
    return reverse("report_step", args=[NAMES[at]]) if at < here else ""
