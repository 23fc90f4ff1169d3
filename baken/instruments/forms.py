"""The question: what shows itself, on which day, and what is known. Nothing in it names anybody."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baken.access.words import say
from baken.core.forms import DayInput, offer
from baken.instruments.adviser import Library, Question, facts_asked
from baken.instruments.vocabulary import ANSWERS, FORMS
from baken.knowledge.packs import Enforcement

Choices = list[tuple[str | Promise, list[tuple[str, str]]]]
MUNICIPAL = "municipality"


def manifestations(words: Enforcement) -> Choices:
    """Give what one can ask about, by form of exploitation."""
    return [
        (label, [(f"{form}.{name}", say(one.name)) for name, one in
                 words.manifestations_of(form).items()])
        for form, label in FORMS.items()
    ]  # fmt: skip


class AskForm(forms.Form):
    """What shows itself, and on which day the law is asked."""

    wat = forms.ChoiceField(
        label=_("Wat speelt er?"), error_messages={"invalid_choice": _("Kies wat er speelt.")}
    )
    dag = forms.DateField(
        label=_("Op welke dag?"),
        widget=DayInput(),
        error_messages={"invalid": _("Vul een dag in, zoals 31-12-2026.")},
    )

    def __init__(self, *args: Any, words: Enforcement, **kwargs: Any) -> None:
        """Offer the manifestations of the knowledge."""
        super().__init__(*args, **kwargs)
        self.words = words
        offer(self, "wat", manifestations(words))

    def question(self) -> Question:
        """Give the question without facts."""
        form, _dot, manifestation = self.cleaned_data["wat"].partition(".")
        day: date = self.cleaned_data["dag"]
        return Question(form, manifestation, day)


class FactsForm(forms.Form):
    """Of every fact on which the answer turns: yes, no, or not known yet."""

    def __init__(self, data: Mapping[str, Any], *, question: Question, library: Library) -> None:
        """Ask the facts of the instruments in force that day."""
        super().__init__(data)
        self.words = library.words
        self.question = question
        for name in facts_asked(question, library):
            self.fields[name] = forms.ChoiceField(
                label=say(library.words.facts[name].statement), choices=ANSWERS, required=False
            )

    @property
    def groups(self) -> dict[str, list[BoundField]]:
        """Give the fields under the heading of their group, in order."""
        found: dict[str, list[BoundField]] = {}
        for bound in self:
            heading = say(self.words.groups[self.words.facts[bound.name].group])
            found.setdefault(heading, []).append(bound)
        return found

    def answered(self) -> Question:
        """Give the question with what is known; an answer that is no answer is unknown."""
        self.is_valid()  # what it refuses is left out of the cleaned data
        known = {
            name: value == "ja"
            for name, value in self.cleaned_data.items()
            if value in ("ja", "nee")
        }
        municipal = {
            name: known.pop(name)
            for name in tuple(known)
            if self.words.facts[name].group == MUNICIPAL
        }
        asked = self.question
        return Question(asked.form, asked.manifestation, asked.day, known, municipal)
