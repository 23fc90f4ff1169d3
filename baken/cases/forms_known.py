"""Forms of search before create: what is known of somebody, and what the holder did."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.cases.marks import KINDS
from baken.cases.vocabulary import QuestionOutcome
from baken.intake.forms import long_text
from baken.vault.numbers import NumberKind

_PRIVATE = {"autocomplete": "off", "spellcheck": "false", "data-no-draft": ""}


def _number(label: Any) -> forms.CharField:
    widget = forms.TextInput(attrs=_PRIVATE)
    return forms.CharField(label=label, required=False, max_length=100, widget=widget)


class KnownForm(forms.Form):
    """Numbers or the name of somebody who may be known."""

    phone = _number(_("Telefoonnummer"))
    email = _number(_("E-mailadres"))
    document = _number(_("Nummer van paspoort, identiteitsbewijs of vreemdelingendocument"))
    name = _number(_("Voornaam en achternaam"))
    born = _number(_("Geboren"))

    @property
    def typed(self) -> dict[NumberKind, str]:
        """Give what was filled in, by the kind of number it is."""
        return {kind: self.cleaned_data[kind] for kind in KINDS}

    @property
    def named(self) -> dict[str, str]:
        """Give the name and the day of birth as they were filled in."""
        return {each: self.cleaned_data[each] for each in ("name", "born")}


class QuestionForm(forms.Form):
    """What the holder did with the question."""

    outcome = forms.ChoiceField(
        label=_("Wat doet u?"), choices=QuestionOutcome.choices, widget=forms.RadioSelect
    )
    why = forms.CharField(
        label=_("Toelichting"),
        required=False,
        help_text=_("Nodig als u geen contact opneemt. De vrager leest dit niet."),
        widget=long_text(2),
    )
