"""Forms of enforcement."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.core.forms import DayInput, offer_rows
from baken.enforcement.vocabulary import Standing
from baken.parties.models import Organisation


class ArrangementForm(forms.Form):
    """How far one's own municipality is with one item."""

    owner = forms.ModelChoiceField(
        label=_("Gemeente"), queryset=Organisation.objects.none(), empty_label=None
    )
    standing = forms.ChoiceField(
        label=_("Hoe staat het ervoor?"), choices=Standing, widget=forms.RadioSelect
    )
    where = forms.CharField(
        label=_("Waar staat het?"),
        max_length=120,
        required=False,
        help_text=_("Bijvoorbeeld: APV, artikel 3:4. Geen namen van mensen."),
    )
    since = forms.DateField(label=_("Vastgesteld op"), required=False, widget=DayInput())
    remark = forms.CharField(label=_("Opmerking"), max_length=300, required=False)

    def __init__(self, *args: Any, owners: Sequence[Organisation], **kwargs: Any) -> None:
        """Offer only the municipalities for which this person may say it."""
        super().__init__(*args, **kwargs)
        own = Organisation.objects.filter(pk__in=[each.pk for each in owners])
        offer_rows(self, "owner", own)
