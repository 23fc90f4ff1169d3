"""What focal officers fill in: registering, weighing, judging, deciding."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.core.forms import DayInput
from baken.intake.forms import long_text
from baken.intake.models import YesNoUnknown
from baken.parties.models import Organisation, Person
from baken.signals.actions import Judgement, Registration, Ruling
from baken.signals.indicators import IndicatorChoice
from baken.signals.vocabulary import (
    Form,
    NonPunishment,
    Outcome,
    Presence,
    Reliability,
    Seriousness,
    Track,
    Verdict,
)

YES_NO = [("yes", _("Ja")), ("no", _("Nee"))]
PURPOSE = _("Beoordelen of hier sprake is van mensenhandel en wie hulp nodig heeft")
BASIS = _("Publieke taak van de gemeente (AVG artikel 6 lid 1 sub e), beleid mensenhandel")
REGISTERED = _(
    "Dank voor uw melding. Ik heb haar geregistreerd en bekijk met een collega wat er aan de hand "
    "kan zijn. U hoort van mij zodra er een besluit is. Ziet u iets nieuws, meld het dan meteen."
)
DECIDED = _(
    "Uw melding heeft geleid tot een besluit. Meer mag ik u niet vertellen, om de mensen om wie "
    "het gaat te beschermen. Dank dat u uw vermoeden deelde."
)
FEEDBACK_HELP = _("Zonder gegevens over anderen. De melder leest dit bij de eigen melding.")


def feedback_field(text: Any) -> forms.CharField:
    """Give the message to the reporter, filled with what one would usually say."""
    return forms.CharField(
        label=_("Bericht aan de melder"),
        help_text=FEEDBACK_HELP,
        initial=text,
        widget=long_text(4),
    )


class RegisterForm(forms.Form):
    """Observation apart from interpretation, the forms, purpose and basis."""

    observation = forms.CharField(
        label=_("Waarneming"),
        help_text=_("Wat is er gezien of gehoord? Alleen feiten, in uw eigen woorden."),
        widget=long_text(6),
    )
    interpretation = forms.CharField(
        label=_("Duiding"),
        help_text=_("Wat zou dit kunnen betekenen? Van wie komt dat vermoeden?"),
        required=False,
        widget=long_text(4),
    )
    exploitation = forms.MultipleChoiceField(
        label=_("Vorm van uitbuiting"),
        help_text=_("Meer dan één kan. Het is een vermoeden, geen oordeel."),
        choices=Form.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    minor_involved = forms.ChoiceField(
        label=_("Is er een minderjarige bij betrokken?"),
        choices=YesNoUnknown.choices,
        widget=forms.RadioSelect,
    )
    is_acute = forms.ChoiceField(
        label=_("Loopt iemand nu gevaar?"), choices=YES_NO, widget=forms.RadioSelect
    )
    purpose = forms.CharField(label=_("Doel"), max_length=200, initial=PURPOSE, widget=long_text(2))
    legal_basis = forms.CharField(
        label=_("Grondslag"),
        max_length=200,
        initial=BASIS,
        help_text=_("Twijfelt u? Vraag uw functionaris gegevensbescherming."),
        widget=long_text(2),
    )
    feedback = feedback_field(REGISTERED)

    @property
    def settled(self) -> Registration:
        """Give what was settled, as the action wants it."""
        given = dict(self.cleaned_data)
        acute = given.pop("is_acute") == "yes"
        return Registration(forms=given.pop("exploitation"), is_acute=acute, **given)


class VersionedForm(forms.Form):
    """A form about a signal as the reader saw it; who comes second is told so."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class WeighForm(VersionedForm):
    """A weighing: per indicator what is known, and above all the reasoning."""

    exploitation = forms.MultipleChoiceField(
        label=_("Aard: om welke vorm gaat het?"),
        choices=Form.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    seriousness = forms.TypedChoiceField(
        label=_("Ernst"), choices=Seriousness.choices, widget=forms.RadioSelect, coerce=int
    )
    is_acute = forms.ChoiceField(
        label=_("Loopt iemand nu gevaar?"), choices=YES_NO, widget=forms.RadioSelect
    )
    reliability = forms.ChoiceField(
        label=_("Hoe betrouwbaar is de bron?"),
        choices=Reliability.choices,
        widget=forms.RadioSelect,
    )
    vulnerability = forms.CharField(
        label=_("Wat maakt deze mensen kwetsbaar?"), required=False, widget=long_text()
    )
    counter_indications = forms.CharField(
        label=_("Wat spreekt tegen uitbuiting?"),
        help_text=_("Zoek er bewust naar: wat zou het ook kunnen zijn?"),
        required=False,
        widget=long_text(),
    )
    non_punishment = forms.ChoiceField(
        label=_("Is iemand misschien gedwongen tot strafbare feiten?"),
        choices=NonPunishment.choices,
        widget=forms.RadioSelect,
    )
    reasoning = forms.CharField(
        label=_("Onderbouwing"),
        help_text=_("Waarom weegt u het zo? Een collega moet het kunnen volgen of weerleggen."),
        widget=long_text(6),
    )

    def __init__(self, *args: Any, indicators: list[IndicatorChoice], **kwargs: Any) -> None:
        """Ask of every indicator of the lists in force what is known."""
        super().__init__(*args, **kwargs)
        self.choices = indicators
        for choice in indicators:
            self.fields[choice.field] = forms.ChoiceField(
                label=choice.text,
                choices=Presence.choices,
                initial=Presence.UNKNOWN,
                required=False,
            )

    @property
    def judgement(self) -> Judgement:
        """Give the weighing, as the action wants it."""
        given = dict(self.cleaned_data)
        given.pop("version")
        present = {choice.key: given.pop(choice.field) for choice in self.choices}
        lists = sorted({choice.key[0] for choice in self.choices})
        return Judgement(
            forms=given.pop("exploitation"),
            is_acute=given.pop("is_acute") == "yes",
            lists=lists,
            indicators=present,
            **given,
        )


class OpinionForm(VersionedForm):
    """The second person's verdict."""

    verdict = forms.ChoiceField(
        label=_("Uw oordeel"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    reasons = forms.CharField(
        label=_("Uw redenen"),
        help_text=_("Nodig als u het niet eens bent met de weging."),
        required=False,
        widget=long_text(4),
    )


class SecondReaderForm(forms.Form):
    """Whom to let in to weigh along, from another municipality."""

    person = forms.ModelChoiceField(
        label=_("Collega van een andere gemeente"),
        queryset=Person.objects.none(),
        empty_label=_("Kies een collega"),
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        """Offer those who could weigh along."""
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["person"].label_from_instance = _with_organisation  # type: ignore[attr-defined]


def _with_organisation(person: Person) -> str:
    return f"{person.name}, {person.organisation.name}"


class DecideForm(VersionedForm):
    """What is done, where it goes, and what the reporter hears."""

    outcome = forms.ChoiceField(
        label=_("Besluit"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    tracks = forms.MultipleChoiceField(
        label=_("Sporen"),
        help_text=_("Nodig bij doorgeleiden. Sporen lopen naast elkaar."),
        choices=Track.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    review_on = forms.DateField(
        label=_("Opnieuw bekijken op"),
        help_text=_("Nodig bij volgen."),
        required=False,
        widget=DayInput(),
    )
    reasons = forms.CharField(label=_("Waarom?"), widget=long_text(5))
    feedback = feedback_field(DECIDED)

    def __init__(self, *args: Any, partners: dict[str, list[Organisation]], **kwargs: Any) -> None:
        """Ask per track which partner it goes to, where there is a choice to make."""
        super().__init__(*args, **kwargs)
        self.partners = partners
        for track, organisations in partners.items():
            if len(organisations) > 1:
                self.fields[f"to_{track}"] = forms.ChoiceField(
                    label=_("%(track)s: naar wie?") % {"track": Track(track).label},
                    help_text=_("Nodig als u dit spoor kiest."),
                    choices=[("", _("Kies een partner")), *_named(organisations)],
                    required=False,
                )
        asked_after = [name for name in self.fields if name.startswith("to_")]
        self.order_fields(["version", "outcome", "tracks", *asked_after])

    def clean(self) -> dict[str, Any]:
        """Ask for a partner where there is a choice: nothing goes somewhere by itself."""
        given = super().clean() or {}
        for track in given.get("tracks", []):
            if f"to_{track}" in self.fields and not given.get(f"to_{track}"):
                self.add_error(f"to_{track}", _("Kies wie dit oppakt."))
        return given

    @property
    def ruling(self) -> Ruling:
        """Give the decision, as the action wants it."""
        given = self.cleaned_data
        return Ruling(
            outcome=given["outcome"],
            reasons=given["reasons"],
            feedback=given["feedback"],
            tracks={track: self._addressee(track) for track in self._chosen_tracks()},
            review_on=given["review_on"] if given["outcome"] == Outcome.MONITORING else None,
        )

    def _chosen_tracks(self) -> list[str]:
        given = self.cleaned_data
        return list(given["tracks"]) if given["outcome"] == Outcome.TRACKS else []

    def _addressee(self, track: str) -> UUID | None:
        if chosen := self.cleaned_data.get(f"to_{track}"):
            return UUID(chosen)
        known = self.partners.get(track, [])
        return known[0].pk if known else None


def _named(organisations: list[Organisation]) -> list[tuple[str, str]]:
    return [(str(each.pk), each.name) for each in organisations]


class CloseForm(VersionedForm):
    """Why a signal is finished."""

    reason = forms.CharField(label=_("Waarom rondt u dit signaal af?"), widget=long_text(4))
    feedback = feedback_field(DECIDED)
