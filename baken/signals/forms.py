"""What focal officers fill in: registering, weighing, judging, deciding."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.core.forms import Option, offer_rows
from baken.intake.forms import long_text
from baken.intake.models import YesNoUnknown
from baken.parties.models import Person
from baken.signals.actions import Registration
from baken.signals.vocabulary import Form, Verdict

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


NOW_OR_LATER = [
    ("now", _("Nu, met het bericht hieronder")),
    ("later", Option(_("Later"), _("Baken herinnert u eraan: uiterlijk de volgende werkdag."))),
]


def feedback_field(text: Any) -> forms.CharField:
    """Give the message to the reporter, filled with what one would usually say."""
    return forms.CharField(
        label=_("Bericht aan de melder"),
        help_text=FEEDBACK_HELP,
        initial=text,
        widget=long_text(4),
    )


def when_field() -> forms.ChoiceField:
    """Ask whether the reporter hears now or later."""
    return forms.ChoiceField(
        label=_("Wanneer hoort de melder dit?"),
        choices=NOW_OR_LATER,
        widget=forms.RadioSelect,
        initial="now",
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
    feedback_when = when_field()
    feedback = feedback_field(REGISTERED)

    @property
    def settled(self) -> Registration:
        """Give what was settled, as the action wants it."""
        given = dict(self.cleaned_data)
        acute = given.pop("is_acute") == "yes"
        later = given.pop("feedback_when") == "later"
        return Registration(
            forms=given.pop("exploitation"), is_acute=acute, feedback_later=later, **given
        )


class VersionedForm(forms.Form):
    """A form about a signal as the reader saw it; who comes second is told so."""

    version = forms.IntegerField(widget=forms.HiddenInput)


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
        offer_rows(self, "person", people, _with_organisation)


def _with_organisation(person: Person) -> str:
    return f"{person.name}, {person.organisation.name}"


class CloseForm(VersionedForm):
    """Why a signal is finished."""

    reason = forms.CharField(label=_("Waarom rondt u dit signaal af?"), widget=long_text(4))
    feedback_when = when_field()
    feedback = feedback_field(DECIDED)

    @property
    def closing(self) -> dict[str, Any]:
        """Give what the action wants."""
        given = dict(self.cleaned_data)
        later = given.pop("feedback_when") == "later"
        return {**given, "feedback_later": later}
