"""What is filled in about a case; each form knows its title and the one action it does."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.access.actor import Actor
from baken.cases import actions, grounds
from baken.cases.models import Case
from baken.cases.vocabulary import CARE_SIDE, AgeBand, CaseKind, CloseReason, Phase, Safety
from baken.core.forms import offer
from baken.intake.forms import long_text


class StepForm(forms.Form):
    """A step in a case: what to fill in, and what happens when it is sent."""

    title: ClassVar[Any] = ""
    done: ClassVar[Any] = ""
    button: ClassVar[Any] = _("Vastleggen")
    hint: ClassVar[Any] = ""

    def __init__(self, *args: Any, case: Case, row: Any = None, **kwargs: Any) -> None:
        """Remember the case as the reader saw it, and the row of it that is changed."""
        self.case, self.row = case, row
        super().__init__(*args, **kwargs)
        self.offer()

    def offer(self) -> None:
        """Fill in whom or what one can choose."""

    def act(self, actor: Actor) -> Any:
        """Do what the form is for."""
        raise NotImplementedError


class VersionedStep(StepForm):
    """A step that changes the case itself; who comes second is told so."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        """Begin with the version as the reader sees it."""
        kwargs["initial"] = {"version": case.version, **kwargs.get("initial", {})}
        super().__init__(*args, case=case, **kwargs)


class OpenForm(forms.Form):
    """What is settled when a case is opened."""

    from_what = forms.MultipleChoiceField(
        label=_("Waaruit ontstaat de casus?"),
        help_text=_("Kies er een of meer, of niets als de casus los begint."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    kind = forms.ChoiceField(label=_("Waar gaat de casus over?"), widget=forms.RadioSelect)
    summary = forms.CharField(
        label=_("Waar gaat het om?"),
        help_text=_("In het kort, zonder naam. De naam legt u hierna apart vast."),
        widget=long_text(4),
    )
    age_band = forms.ChoiceField(
        label=_("Leeftijd"),
        choices=AgeBand.choices,
        initial=AgeBand.UNKNOWN,
        widget=forms.RadioSelect,
    )
    is_also_victim = forms.BooleanField(
        label=_("Deze persoon is misschien zelf ook slachtoffer"), required=False
    )
    safety = forms.ChoiceField(
        label=_("Hoe veilig is het nu?"),
        choices=Safety.choices,
        initial=Safety.UNSURE,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(
        label=_("Naam"),
        required=False,
        max_length=200,
        help_text=_("Ligt apart en versleuteld; op lijsten staat een schuilnaam."),
    )
    language = forms.CharField(label=_("Taal"), required=False, max_length=60)
    interpreter = forms.CharField(
        label=_("Tolk"),
        required=False,
        max_length=120,
        help_text=_("Welke tolk wel en welke niet. Nooit een bekende van de cliënt."),
    )
    team = forms.CharField(label=_("Team"), required=False, max_length=80)
    purpose = forms.CharField(
        label=_("Doel"),
        required=False,
        max_length=200,
        help_text=_("Leeg laten mag: dan staat er het doel dat bij deze soort hoort."),
        widget=long_text(2),
    )
    legal_basis = forms.CharField(
        label=_("Grondslag"),
        required=False,
        max_length=200,
        help_text=_("Leeg laten mag. Een persoon aan de daderkant heeft een eigen grondslag."),
        widget=long_text(2),
    )

    def __init__(
        self,
        *args: Any,
        is_care: bool,
        offered: Sequence[tuple[str, Any]] = (),
        chosen: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        """Offer the kinds that stand on the side of the wall of whoever opens it."""
        super().__init__(*args, **kwargs)
        offer(self, "from_what", offered)
        self.fields["from_what"].initial = list(chosen)
        if not offered:
            del self.fields["from_what"]
        kinds = [each for each in CaseKind if (each in CARE_SIDE) == is_care]
        offer(self, "kind", ((k.value, k.label) for k in kinds))
        self.fields["kind"].initial = kinds[0].value
        if is_care:
            del self.fields["is_also_victim"]

    @property
    def opening(self) -> actions.Opening:
        """Give what was settled, as the action wants it."""
        given = dict(self.cleaned_data)
        given.pop("from_what", None)
        kind = CaseKind(given["kind"])
        given["purpose"] = given["purpose"] or str(grounds.PURPOSES[kind])
        given["legal_basis"] = given["legal_basis"] or str(grounds.BASES[kind])
        person = actions.Person(
            **{each: given.pop(each) for each in ("name", "language", "interpreter")}
        )
        return actions.Opening(**given, person=person)


class SafetyForm(VersionedStep):
    """How safe somebody is now."""

    title = _("Veiligheid beoordelen")
    done = _("De veiligheid is beoordeeld. De dag voor het volgende contact is aangepast.")
    safety = forms.ChoiceField(
        label=_("Hoe veilig is het nu?"), choices=Safety.choices, widget=forms.RadioSelect
    )
    why = forms.CharField(
        label=_("Waarop baseert u dit?"),
        help_text=_("Wat zag of hoorde u, van wie, en wanneer?"),
        widget=long_text(4),
    )

    def offer(self) -> None:
        """Begin with what was said last."""
        self.fields["safety"].initial = self.case.safety

    def act(self, actor: Actor) -> Any:
        """Judge the safety."""
        return actions.judge_safety(actor, case=self.case, **self.cleaned_data)


class PhaseForm(VersionedStep):
    """Which phase a case is in."""

    title = _("Andere fase")
    done = _("De casus is in een andere fase.")
    phase = forms.ChoiceField(label=_("Fase"), choices=Phase.choices, widget=forms.RadioSelect)
    why = forms.CharField(label=_("Toelichting"), required=False, widget=long_text(2))

    def offer(self) -> None:
        """Begin with the phase it is in."""
        self.fields["phase"].initial = self.case.phase

    def act(self, actor: Actor) -> Any:
        """Move to the phase."""
        return actions.set_phase(actor, case=self.case, **self.cleaned_data)


class CloseForm(VersionedStep):
    """Why a case ends."""

    title = _("Casus afsluiten")
    done = _("De casus is afgesloten. U kunt haar altijd heropenen.")
    button = _("Afsluiten")
    reason = forms.ChoiceField(
        label=_("Reden"),
        choices=[each for each in CloseReason.choices if each[0] != CloseReason.SPLIT_UNDONE],
        widget=forms.RadioSelect,
    )
    why = forms.CharField(label=_("Toelichting"), widget=long_text(4))

    def act(self, actor: Actor) -> Any:
        """Close the case."""
        return actions.close_case(actor, case=self.case, **self.cleaned_data)


class ReopenForm(VersionedStep):
    """Why a case opens again."""

    title = _("Casus heropenen")
    done = _("De casus loopt weer. Beoordeel de veiligheid en neem contact op.")
    button = _("Heropenen")
    why = forms.CharField(label=_("Waarom heropent u deze casus?"), widget=long_text(4))

    def act(self, actor: Actor) -> Any:
        """Open the case again."""
        return actions.reopen_case(actor, case=self.case, **self.cleaned_data)


class ClientForm(StepForm):
    """Who a case is about."""

    title = _("Gegevens van de cliënt")
    done = _("De gegevens van de cliënt zijn bewaard.")
    button = _("Bewaren")
    name = forms.CharField(label=_("Naam"), required=False, max_length=200)
    age_band = forms.ChoiceField(label=_("Leeftijd"), choices=AgeBand.choices)
    born = forms.CharField(
        label=_("Geboren"), required=False, max_length=60, help_text=_("Alleen als dat nodig is.")
    )
    reachable = forms.CharField(
        label=_("Veilig te bereiken"),
        required=False,
        help_text=_("Welk nummer, wanneer, en wat u zegt als een ander opneemt."),
        widget=long_text(3),
    )
    stays_at = forms.CharField(
        label=_("Verblijft bij"),
        required=False,
        max_length=200,
        help_text=_("Nooit het adres van een opvang: dat hoort in de binnenkluis."),
    )
    language = forms.CharField(label=_("Taal"), required=False, max_length=60)
    interpreter = forms.CharField(label=_("Tolk"), required=False, max_length=120)
    document = forms.CharField(
        label=_("Nummer van paspoort, identiteitsbewijs of vreemdelingendocument"),
        required=False,
        max_length=60,
        help_text=_("Alleen als dat nodig is."),
    )

    def act(self, actor: Actor) -> Any:
        """Keep who it is about."""
        given = dict(self.cleaned_data)
        age_band = given.pop("age_band")
        return actions.describe_client(
            actor, case=self.case, age_band=age_band, person=actions.Person(**given)
        )


YES_NO = [("yes", _("Ja")), ("no", _("Nee"))]
