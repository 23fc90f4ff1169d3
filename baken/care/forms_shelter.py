"""Forms of shelter: asking, reserving, and what happens in a stay."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.access.actor import Actor
from baken.care import actions, addresses
from baken.care.actions import Wish
from baken.care.forms import day_field
from baken.care.models import Placement, ShelterPlace, ShelterRequest
from baken.care.vocabulary import Gender
from baken.cases.forms import StepForm
from baken.core.forms import offer_rows
from baken.intake.forms import long_text


class AskForm(StepForm):
    """What a place must be like."""

    title = _("Opvang vragen")
    done = _("De vraag staat open. Kijk welke plek past.")
    gender = forms.ChoiceField(
        label=_("Voor wie?"), choices=Gender.choices, widget=forms.RadioSelect
    )
    children = forms.IntegerField(
        label=_("Hoeveel kinderen komen mee?"), min_value=0, max_value=9, initial=0
    )
    needs_step_free = forms.BooleanField(label=_("Drempelvrij nodig"), required=False)
    in_reflection = forms.BooleanField(label=_("Zij is in de bedenktijd"), required=False)
    is_tonight = forms.BooleanField(label=_("Vannacht nodig"), required=False)
    danger_areas = forms.CharField(
        label=_("Waar is het voor haar gevaarlijk?"),
        help_text=_("Gemeenten of omgevingen, met komma’s ertussen."),
        required=False,
        max_length=200,
    )
    specialisms = forms.CharField(
        label=_("Welke begeleiding helpt?"),
        help_text=_("Bijvoorbeeld: trauma, LVB, verslaving. Met komma’s ertussen."),
        required=False,
        max_length=90,
    )
    comensha_asked_on = day_field(_("CoMensha gevraagd op"))

    def act(self, actor: Actor) -> Any:
        """Ask."""
        said = dict(self.cleaned_data)
        for name in ("danger_areas", "specialisms"):
            said[name] = [one.strip()[:30] for one in said[name].split(",") if one.strip()]
        wish = Wish(is_minor=self.case.is_minor, **said)
        return actions.ask_shelter(actor, case=self.case, wish=wish)


class ReserveForm(forms.Form):
    """Which place, which nights."""

    place: Any = forms.ModelChoiceField(label=_("Plek"), queryset=None)
    from_on = day_field(_("Aankomst"), required=True)
    until_on = day_field(_("Dag van vertrek"), _("Die nacht is de plek weer vrij."), required=True)
    despite = forms.CharField(
        label=_("Waarom toch, als er iets tegen spreekt?"), required=False, widget=long_text(2)
    )

    def __init__(self, *args: Any, asked: ShelterRequest, **kwargs: Any) -> None:
        """Offer the places that are in use."""
        super().__init__(*args, **kwargs)
        self.asked = asked
        offer_rows(self, "place", ShelterPlace.objects.filter(is_open=True))

    def act(self, actor: Actor) -> Any:
        """Reserve."""
        return actions.reserve(actor, request=self.asked, **self.cleaned_data)


class ArriveForm(StepForm):
    """She is there; the address goes into the inner vault."""

    title = _("Aankomst vastleggen")
    done = _("De aankomst is vastgelegd.")
    row: Placement
    address = forms.CharField(
        label=_("Adres"),
        help_text=_("Gaat in de binnenkluis: u opent het met uw wachtzin. Bij vertrek gewist."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "data-no-draft": ""}),
    )

    def act(self, actor: Actor) -> Any:
        """Keep it."""
        return actions.arrive(actor, placement=self.row, **self.cleaned_data)


class MoveForm(ArriveForm):
    """The address changed within the same stay, or another coordinator keeps it from now on."""

    title = _("Adres opnieuw verzegelen")
    done = _("Het adres is verzegeld; wat er lag, is gewist.")

    def act(self, actor: Actor) -> Any:
        """Seal it anew."""
        return actions.seal_address(actor, placement=self.row, **self.cleaned_data)


class AskAddressForm(StepForm):
    """Why somebody else than the coordinator of the stay needs the address."""

    title = _("Adres vragen")
    done = _("Uw verzoek is vastgelegd. Een tweede persoon antwoordt.")
    hint = _("Een tweede persoon moet akkoord geven. Daarna opent u het adres met uw wachtzin.")
    button = _("Vragen")
    row: Placement
    purpose = forms.CharField(
        label=_("Waarom hebt u het adres nu nodig?"), help_text=_("Geen namen."), max_length=200
    )

    def act(self, actor: Actor) -> Any:
        """Ask."""
        return addresses.ask(actor, placement=self.row, **self.cleaned_data)


class WordsForm(forms.Form):
    """One's passphrase; never kept."""

    passphrase = forms.CharField(
        label=_("Uw wachtzin"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class ExtendForm(StepForm):
    """Stay longer."""

    title = _("Verblijf verlengen")
    done = _("Het verblijf is verlengd.")
    row: Placement
    until_on = day_field(_("Nieuwe dag van vertrek"), required=True)

    def act(self, actor: Actor) -> Any:
        """Lengthen it."""
        return actions.extend(actor, placement=self.row, **self.cleaned_data)


class LeaveForm(StepForm):
    """She left."""

    title = _("Vertrek vastleggen")
    done = _("Het vertrek is vastgelegd; de plek is vrij en het adres gewist.")
    row: Placement
    on = day_field(_("Wanneer?"), required=True)
    reason = forms.CharField(label=_("Waarom, en waarheen (geen adres)?"), widget=long_text(3))

    def act(self, actor: Actor) -> Any:
        """Keep it."""
        return actions.leave(actor, placement=self.row, **self.cleaned_data)


class CancelForm(StepForm):
    """Give a reservation back."""

    title = _("Reservering annuleren")
    done = _("De plek is weer vrij; de vraag staat weer open.")
    button = _("Annuleren")
    row: Placement
    reason = forms.CharField(label=_("Waarom?"), widget=long_text(2))

    def act(self, actor: Actor) -> Any:
        """Cancel it."""
        return actions.cancel(actor, placement=self.row, **self.cleaned_data)


STAY_STEPS: dict[str, type[StepForm]] = {
    "aankomst": ArriveForm,
    "adres": MoveForm,
    "verlengen": ExtendForm,
    "vertrek": LeaveForm,
    "annuleren": CancelForm,
}
"""By the name in the address: what happens in a stay."""
