"""What people fill in to give account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.access.oversight.models import OpeningRole, Tie
from baken.core.forms import DayInput, Option, offer
from baken.parties.models import Organisation

NO_NAMES = _("Noem geen namen: deze reden blijft zichtbaar.")


class OpeningForm(forms.Form):
    """Which dossier, for what, and whether a second person can look along."""

    role = forms.ChoiceField(label=_("Waarvoor"), widget=forms.RadioSelect)
    code = forms.CharField(
        label=_("Code van het signaal"),
        help_text=_("U krijgt de code van wie u belt of mailt, bijvoorbeeld S-7K3M-4Z."),
        max_length=20,
    )
    purpose = forms.CharField(label=_("Reden"), help_text=NO_NAMES, max_length=200)
    is_alone = forms.TypedChoiceField(
        label=_("Kan iemand van de gemeente van dit dossier nu meekijken?"),
        widget=forms.RadioSelect,
        choices=[
            ("0", Option(_("Ja"), _("Het dossier gaat open zodra die persoon akkoord geeft."))),
            ("1", Option(_("Nee, niemand is nu bereikbaar"), _("Het dossier gaat meteen open."))),
        ],
        coerce=lambda value: value == "1",
        initial="0",
    )

    def __init__(self, *args: Any, roles: list[OpeningRole], **kwargs: Any) -> None:
        """Offer what this person may ask; a complaint always takes two."""
        super().__init__(*args, **kwargs)
        offer(self, "role", ((role.value, role.label) for role in roles))
        if len(roles) == 1:
            self.fields["role"].widget = forms.HiddenInput()
            self.fields["role"].initial = roles[0].value
        if roles == [OpeningRole.COMPLAINT]:
            del self.fields["is_alone"]


class AnswerForm(forms.Form):
    """The answer of the second person: about a dossier, or about what lies in the inner vault."""

    is_granted = forms.TypedChoiceField(
        label=_("Uw antwoord"),
        widget=forms.RadioSelect,
        choices=[
            ("1", Option(_("Ja"), _("Het dossier gaat nu voor een korte tijd open."))),
            ("0", Option(_("Nee"), _("Het dossier blijft dicht."))),
        ],
        coerce=lambda value: value == "1",
    )

    def __init__(self, *args: Any, is_of_vault: bool = False, **kwargs: Any) -> None:
        """Say what a yes opens."""
        super().__init__(*args, **kwargs)
        if is_of_vault:
            offer(
                self,
                "is_granted",
                [
                    ("1", Option(_("Ja"), _("Het mag, een uur lang."))),
                    ("0", Option(_("Nee"), _("De kluis blijft dicht."))),
                ],
            )


class ConflictForm(forms.Form):
    """Why somebody should keep away; details are for a talk with one's manager, not for here."""

    tie = forms.ChoiceField(label=_("Wat is uw band?"), widget=forms.RadioSelect, choices=Tie)


class OwnerForm(forms.Form):
    """A form about an organisation for which somebody holds a role."""

    owner = forms.ModelChoiceField(
        label=_("Voor welke organisatie"), queryset=Organisation.objects.none()
    )

    def __init__(self, *args: Any, owners: list[Any], **kwargs: Any) -> None:
        """Offer those organisations; ask nothing when there is only one."""
        super().__init__(*args, **kwargs)
        field = self.fields["owner"]
        field.queryset = Organisation.objects.filter(pk__in=owners).order_by("name")  # type: ignore[attr-defined]
        if len(owners) == 1:
            field.initial, field.widget = owners[0], forms.HiddenInput()


class GroundForm(OwnerForm):
    """Ground, assessment and review day of a processing."""

    ground = forms.CharField(
        label=_("Grondslag"),
        help_text=_("De wettelijke taak of het besluit, met artikel."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    assessment = forms.CharField(label=_("Kenmerk van de DPIA"), max_length=120)
    review_on = forms.DateField(label=_("Opnieuw bekijken op"), widget=DayInput())


class AdviceForm(OwnerForm):
    """What the privacy officer advises."""

    is_positive = forms.TypedChoiceField(
        label=_("Uw advies"),
        widget=forms.RadioSelect,
        choices=[("1", _("Deze verwerking mag")), ("0", _("Deze verwerking mag niet"))],
        coerce=lambda value: value == "1",
    )
    advice = forms.CharField(
        label=_("Toelichting"), max_length=500, widget=forms.Textarea(attrs={"rows": 4})
    )


class StopForm(OwnerForm):
    """Why a processing must stop now."""

    reason = forms.CharField(label=_("Reden"), help_text=NO_NAMES, max_length=300)


class ConsentForm(OwnerForm):
    """The decision of the works council."""

    reference = forms.CharField(label=_("Kenmerk van het besluit"), max_length=120)
    consented_on = forms.DateField(label=_("Instemming gegeven op"), widget=DayInput())
