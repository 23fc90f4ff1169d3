"""Forms about places."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.core.forms import DayInput, offer
from baken.enforcement.actions import Address, Related
from baken.enforcement.crowding import Counted
from baken.enforcement.vocabulary_field import Certainty, RelatedAs, Use

LARGE = {"rows": 4}


class LocationForm(forms.Form):
    """The address of a new dossier, looked up in the register or typed."""

    owner = forms.ChoiceField(label=_("Gemeente"))
    postcode = forms.CharField(
        label=_("Postcode"), max_length=7, required=False,
        help_text=_("Zoek met postcode en huisnummer in de BAG."),
    )  # fmt: skip
    number = forms.IntegerField(label=_("Huisnummer"), min_value=1, required=False)
    address = forms.CharField(
        label=_("Adres"), max_length=200, help_text=_("Straat, nummer en plaats.")
    )
    use = forms.ChoiceField(label=_("Gebruik volgens de BAG"), choices=Use, initial=Use.UNKNOWN)
    floor_area = forms.IntegerField(
        label=_("Gebruiksoppervlak in m²"), min_value=1, max_value=99_999, required=False
    )
    reason = forms.CharField(
        label=_("Waarom deze plek?"), widget=forms.Textarea(LARGE),
        help_text=_("Een feit over de plek. Niet over een groep mensen."),
    )  # fmt: skip
    register_id = forms.CharField(widget=forms.HiddenInput, max_length=16, required=False)

    def __init__(self, *args: Any, owners: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """Offer only one's own municipalities."""
        super().__init__(*args, **kwargs)
        offer(self, "owner", owners)

    def told(self) -> Address:
        """Give what was filled in."""
        given = self.cleaned_data
        return Address(
            text=given["address"], use=given["use"], register_id=given["register_id"],
            floor_area=given["floor_area"], reason=given["reason"],
        )  # fmt: skip


class HeadcountForm(forms.Form):
    """What was counted at a place."""

    counted_on = forms.DateField(label=_("Geteld op"), widget=DayInput())
    sleeping_places = forms.IntegerField(label=_("Slaapplekken"), min_value=0, max_value=5000)
    persons_found = forms.IntegerField(
        label=_("Aangetroffen personen"), min_value=0, max_value=5000
    )
    registrations = forms.IntegerField(
        label=_("Inschrijvingen in de BRP"), min_value=0, max_value=5000,
        help_text=_("Alleen het aantal, nooit wie."),
    )  # fmt: skip
    floor_area = forms.IntegerField(
        label=_("Gebruiksoppervlak in m²"), min_value=1, max_value=99_999, required=False,
        help_text=_("Uit de BAG of zelf gemeten. Laat leeg als u het niet weet."),
    )  # fmt: skip

    def counted(self) -> Counted:
        """Give the numbers."""
        names = ("sleeping_places", "persons_found", "registrations", "floor_area")
        return Counted(**{name: self.cleaned_data[name] for name in names})


class RelationForm(forms.Form):
    """Somebody tied to a place."""

    related_as = forms.ChoiceField(label=_("Als"), choices=RelatedAs, widget=forms.RadioSelect)
    who = forms.CharField(label=_("Wie"), max_length=200)
    certainty = forms.ChoiceField(
        label=_("Hoe zeker is dit?"), choices=Certainty, widget=forms.RadioSelect
    )
    why = forms.CharField(label=_("Waarop rust dit verband?"), widget=forms.Textarea(LARGE))
    valid_until = forms.DateField(
        label=_("Tot en met"), widget=DayInput(),
        help_text=_("Daarna telt het niet meer; weeg het dan opnieuw. Hoogstens een jaar."),
    )  # fmt: skip

    def tie(self) -> Related:
        """Give what was filled in."""
        return Related(**self.cleaned_data)


class PlaceFactForm(forms.Form):
    """A fact about a place that counts for planning."""

    fact = forms.CharField(
        label=_("Feit over de plek"), widget=forms.Textarea(LARGE),
        help_text=_("Nooit over herkomst, taal of een groep."),
    )  # fmt: skip
    source = forms.CharField(label=_("Waar komt het vandaan?"), max_length=200)
    certainty = forms.ChoiceField(
        label=_("Hoe zeker is dit?"), choices=Certainty, widget=forms.RadioSelect
    )
