"""Draws every form with the fields of the kit: `{{ form }}` and `{{ field.as_field_group }}`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django import forms as django_forms
from django.db.models import QuerySet
from django.forms.renderers import DjangoTemplates
from django.template.backends.django import DjangoTemplates as Engine
from django.utils.functional import Promise, cached_property

OWN_TEMPLATES = Path(__file__).parent / "templates"
DJANGO_TEMPLATES = Path(django_forms.__file__).parent / "templates"


class KitRenderer(DjangoTemplates):
    """Takes the templates of the kit before those of Django."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"

    @cached_property
    def engine(self) -> Engine:
        """Give the engine that looks in the kit first."""
        return Engine(
            {
                "APP_DIRS": True,
                "DIRS": [OWN_TEMPLATES, DJANGO_TEMPLATES],
                "NAME": "kit",
                "OPTIONS": {},
            }
        )


@dataclass(frozen=True)
class Option:
    """Labels a radio button or checkbox, with a hint under it and an icon before it."""

    label: str | Promise
    hint: str | Promise = ""
    icon: str = ""

    def __str__(self) -> str:
        return str(self.label)


class DayInput(django_forms.DateInput):
    """Asks a day with the date picker of the browser."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class MomentInput(django_forms.DateTimeInput):
    """Asks a day and a time with the picker of the browser."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


def offer(form: django_forms.Form, name: str, choices: Iterable[Any]) -> None:
    """Let a field offer choices that are known only when the form is made."""
    field = form.fields[name]
    if not isinstance(field, django_forms.ChoiceField):
        raise TypeError(f"{name} offers no choices")
    field.choices = list(choices)


def offer_rows(
    form: django_forms.Form,
    name: str,
    rows: QuerySet[Any],
    label: Callable[[Any], str] | None = None,
) -> None:
    """Let a field offer rows that are known only when the form is made, by their own label."""
    field: Any = form.fields[name]
    field.queryset = rows
    if label is not None:
        field.label_from_instance = label
