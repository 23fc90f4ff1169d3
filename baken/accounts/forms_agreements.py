"""What an administrator fills in about an agreement between municipalities."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.core.forms import DayInput, offer_rows
from baken.parties.kinds import OrganisationKind
from baken.parties.models import Organisation


class AgreementForm(forms.Form):
    """Two municipalities, why they may ask each other, on what ground and until when."""

    one = forms.ModelChoiceField(label=_("Gemeente"), queryset=Organisation.objects.none())
    other = forms.ModelChoiceField(label=_("Spreekt af met"), queryset=Organisation.objects.none())
    purpose = forms.CharField(
        label=_("Doel"),
        max_length=200,
        initial=_("Een tweede oordeel als een gemeente maar één aandachtsfunctionaris heeft"),
    )
    ground = forms.CharField(
        label=_("Grondslag"),
        help_text=_("Bijvoorbeeld het besluit of convenant waarin dit is vastgelegd."),
        max_length=200,
    )
    covers_hits = forms.BooleanField(
        label=_("Ook voor treffers tussen deze gemeenten"),
        help_text=_("Alleen als de afspraak dat zegt en beide gemeenten er een DPIA voor deden."),
        required=False,
    )
    valid_until = forms.DateField(
        label=_("Laatste dag"),
        help_text=_("Leeg: tot nader order."),
        required=False,
        widget=DayInput(),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the municipalities of the region."""
        super().__init__(*args, **kwargs)
        found = Organisation.objects.filter(kind=OrganisationKind.MUNICIPALITY).order_by("name")
        for name in ("one", "other"):
            offer_rows(self, name, found)
