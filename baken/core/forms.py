"""Draws every form with the fields of the kit: `{{ form }}` and `{{ field.as_field_group }}`."""

from dataclasses import dataclass
from pathlib import Path

from django import forms as django_forms
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
