"""The form on which somebody chooses how the public entry looks."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.core.forms import offer
from baken.parties.models import Organisation
from baken.portal.looks import ACCENT, BAND


class ColourInput(forms.TextInput):
    """Asks a colour with the picker of the browser, which knows no empty one."""

    input_type = "color"

    def __init__(self, usual: str) -> None:
        """Take the colour that stands there when none was chosen."""
        super().__init__()
        self.usual = usual

    def format_value(self, value: Any) -> str:
        """Give the colour that the picker shows."""
        return super().format_value(value) or self.usual


class LookForm(forms.Form):
    """Colours, name, logo and opening words."""

    owner = forms.ChoiceField(label=_("Gemeente"))
    name = forms.CharField(label=_("Naam in de balk"), max_length=60)
    band = forms.CharField(
        label=_("Kleur van de balk"),
        help_text=_("De letters erop zijn wit. Te lichte kleuren neemt Baken niet aan."),
        initial=BAND,
        max_length=7,
        widget=ColourInput(BAND),
    )
    accent = forms.CharField(
        label=_("Kleur van knoppen en links"),
        help_text=_("In het donker gebruikt het loket de kleuren van Baken."),
        initial=ACCENT,
        max_length=7,
        widget=ColourInput(ACCENT),
    )
    logo = forms.FileField(
        label=_("Logo"),
        help_text=_(
            "PNG, JPEG of SVG tot 256 kB. Baken tekent het na en bewaart het origineel niet."
        ),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg,.svg"}),
    )
    without_logo = forms.BooleanField(label=_("Haal het logo weg"), required=False)
    title_nl = forms.CharField(
        label=_("Kop van de eerste bladzijde"),
        help_text=_("Leeg: “Wordt iemand gedwongen of misbruikt voor geld?”"),
        max_length=90,
        required=False,
    )
    lead_nl = forms.CharField(
        label=_("Openingswoorden"),
        help_text=_(
            "Eén of twee korte zinnen. Wie ze in een andere taal leest, ziet die van Baken."
        ),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    title_en = forms.CharField(label=_("De kop in het Engels"), max_length=90, required=False)
    lead_en = forms.CharField(
        label=_("De openingswoorden in het Engels"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, owners: Iterable[Organisation], **kwargs: Any) -> None:
        """Offer the municipalities for which this person chooses."""
        super().__init__(*args, **kwargs)
        self.owners = {str(each.pk): each for each in owners}
        offer(self, "owner", [(key, each.name) for key, each in self.owners.items()])

    def clean_owner(self) -> Organisation:
        """Give the municipality itself."""
        return self.owners[self.cleaned_data["owner"]]
