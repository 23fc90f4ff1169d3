"""Forms about measures."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.core.forms import DayInput, offer
from baken.enforcement.actions import Draft

LARGE = {"rows": 5}


class DraftForm(forms.Form):
    """A proposal."""

    instrument = forms.ChoiceField(label=_("Instrument"))
    law_day = forms.DateField(label=_("Recht van"), widget=DayInput())
    is_urgent = forms.BooleanField(
        label=_("Er is direct gevaar voor mensen"), required=False,
        help_text=_("Dan haalt u mensen eerst weg; onderdak beantwoordt u dezelfde dag."),
    )  # fmt: skip
    facts = forms.CharField(
        label=_("Feiten"), widget=forms.Textarea(LARGE),
        help_text=_("Wat is vastgesteld, wanneer en door wie. Deze tekst komt in de brief."),
    )  # fmt: skip
    weighing = forms.CharField(
        label=_("Afweging"), widget=forms.Textarea(LARGE),
        help_text=_("Kan het lichter? Wie treft het, ook kinderen en slachtoffers?"),
    )  # fmt: skip

    def __init__(self, *args: Any, instruments: Sequence[Any], **kwargs: Any) -> None:
        """Offer the instruments of the law of today and of earlier days."""
        super().__init__(*args, **kwargs)
        offer(self, "instrument", instruments)

    def draft(self) -> Draft:
        """Give what was filled in."""
        return Draft(**self.cleaned_data)


class CareForm(forms.Form):
    """Who lives there, and where they go."""

    care = forms.CharField(
        label=_("Wie wonen er, en waar gaan zij vannacht heen?"), widget=forms.Textarea(LARGE),
        help_text=_("Aantallen en plekken, met wie het regelt. Geen namen van slachtoffers."),
    )  # fmt: skip


class StepForm(forms.Form):
    """A step of the procedure."""

    on_day = forms.DateField(label=_("Op"), widget=DayInput())
    until = forms.DateField(
        label=_("Termijn om het op te lossen, tot en met"), widget=DayInput(), required=False
    )
    note = forms.CharField(
        label=_("Toelichting"), widget=forms.Textarea({"rows": 3}), required=False
    )

    def __init__(self, *args: Any, asks_until: bool, **kwargs: Any) -> None:
        """Ask a last day only for the step that sets one."""
        super().__init__(*args, **kwargs)
        if not asks_until:
            del self.fields["until"]
