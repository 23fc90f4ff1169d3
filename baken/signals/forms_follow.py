"""Following up: enriching, another officer, opening again, and telling the reporter."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from baken.core.forms import offer_rows
from baken.intake.forms import long_text
from baken.parties.models import Person
from baken.signals.forms import BASIS, DECIDED, VersionedForm, feedback_field
from baken.signals.vocabulary import NamedAs, Source, Thing


class ConsultForm(forms.Form):
    """A source, why it was consulted, on what basis, and what it gave."""

    source = forms.ChoiceField(label=_("Bron"), choices=Source.choices)
    purpose = forms.CharField(
        label=_("Waarvoor raadpleegde u deze bron?"),
        help_text=_("Eén bron, één doel. Kijk niet verder dan daarvoor nodig is."),
        max_length=200,
    )
    legal_basis = forms.CharField(
        label=_("Grondslag"),
        help_text=_("Twijfelt u? Vraag uw functionaris gegevensbescherming."),
        max_length=200,
        initial=BASIS,
    )
    found = forms.CharField(
        label=_("Wat vond u?"),
        help_text=_("Ook als u niets vond: schrijf dat op."),
        widget=long_text(5),
    )


class NoteForm(forms.Form):
    """A person or thing the signal names, and according to whom."""

    kind = forms.ChoiceField(label=_("Wat legt u vast?"), choices=Thing.choices)
    value = forms.CharField(
        label=_("Gegeven"),
        help_text=_(
            "Een naam, nummer, adres of kenteken; zo weinig als nodig is. Leg elk nummer apart "
            "vast: dan vindt u het terug, hoe het ook geschreven is."
        ),
        max_length=300,
    )
    named_as = forms.ChoiceField(
        label=_("Hoe werd dit genoemd?"),
        help_text=_("Dit is wat iemand zei, geen oordeel."),
        choices=NamedAs.choices,
        widget=forms.RadioSelect,
    )
    according_to = forms.CharField(
        label=_("Volgens wie?"),
        help_text=_("Bijvoorbeeld: de melder, een bewoner, het handelsregister."),
        max_length=200,
    )


class AssignForm(VersionedForm):
    """Which focal officer takes it on."""

    person = forms.ModelChoiceField(label=_("Behandelaar"), queryset=Person.objects.none())

    def __init__(self, *args: Any, people: "QuerySet[Person]", **kwargs: Any) -> None:
        """Offer the focal officers of the municipality."""
        super().__init__(*args, **kwargs)
        offer_rows(self, "person", people)


class ReopenForm(VersionedForm):
    """Which new facts there are."""

    reason = forms.CharField(
        label=_("Welke nieuwe feiten zijn er?"),
        help_text=_("Het signaal gaat terug naar wegen; wat er al was blijft staan."),
        widget=long_text(4),
    )


class FeedBackForm(VersionedForm):
    """What the reporter hears."""

    text = feedback_field(DECIDED)
