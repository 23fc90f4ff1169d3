"""Forms about measures."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.core.forms import DayInput, offer
from baken.enforcement.actions import BIBOB, Draft
from baken.enforcement.vocabulary_field import MeasureStepKind, Track

LARGE = {"rows": 5}
DAYS_TYPED = {
    MeasureStepKind.ANNOUNCED: _("Termijn om het op te lossen, tot en met"),
    MeasureStepKind.RELIEF: _("Zitting, of dag waarop de rechter stukken wil"),
    MeasureStepKind.APPEAL: _("Zitting, of dag waarop de rechter stukken wil"),
}
"""The steps with a last day that somebody sets, and what it is called."""


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


class BibobForm(forms.Form):
    """Screening somebody who asks for something, before there is any breach."""

    track = forms.ChoiceField(
        label=_("Wat vraagt het bedrijf?"), widget=forms.RadioSelect,
        choices=[each for each in Track.choices if each[0] != Track.ENFORCEMENT],
    )  # fmt: skip
    facts = forms.CharField(
        label=_("Aanvraag en aanleiding"), widget=forms.Textarea(LARGE),
        help_text=_("Welk bedrijf vraagt wat, en wat roept vragen op? Alleen wat nodig is."),
    )  # fmt: skip
    weighing = forms.CharField(
        label=_("Waarom een Bibob-onderzoek?"), widget=forms.Textarea(LARGE),
        help_text=_("Kan het lichter? Welk beleid van uw gemeente noemt deze aanvragen?"),
    )  # fmt: skip

    def draft(self, law_day: date) -> Draft:
        """Give what was filled in."""
        return Draft(instrument=BIBOB, law_day=law_day, **self.cleaned_data)


class CareForm(forms.Form):
    """Who lives there, and where they go."""

    care = forms.CharField(
        label=_("Wie wonen er, en waar gaan zij vannacht heen?"), widget=forms.Textarea(LARGE),
        help_text=_("Aantallen en plekken, met wie het regelt. Geen namen van slachtoffers."),
    )  # fmt: skip


class StepForm(forms.Form):
    """A step of the procedure."""

    on_day = forms.DateField(label=_("Op"), widget=DayInput())
    until = forms.DateField(label=_("Tot en met"), widget=DayInput(), required=False)
    by_committee = forms.BooleanField(
        label=_("Een adviescommissie adviseert over het bezwaar (Awb 7:13)"), required=False,
        help_text=_("Dan is er twaalf in plaats van zes weken om te beslissen."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("Toelichting"), widget=forms.Textarea({"rows": 3}), required=False
    )

    def __init__(
        self, *args: Any, kind: MeasureStepKind, is_preventive: bool, **kwargs: Any
    ) -> None:
        """Ask a last day only where no law computes it, and a committee only at an objection."""
        super().__init__(*args, **kwargs)
        typed = dict(DAYS_TYPED)
        if is_preventive:
            typed.pop(MeasureStepKind.ANNOUNCED)
        if kind in typed:
            self.fields["until"].label = typed[kind]
        else:
            del self.fields["until"]
        if kind != MeasureStepKind.OBJECTION:
            del self.fields["by_committee"]
