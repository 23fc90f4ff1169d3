"""What people fill in about accounts, organisations, people and roles."""

from dataclasses import fields
from datetime import date
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from baken.access.words import say
from baken.accounts.actions import Contact, Profile
from baken.accounts.rules import Period
from baken.core.forms import DayInput, Option, offer, offer_rows
from baken.knowledge.packs import matrix
from baken.parties.kinds import OrganisationKind
from baken.parties.models import Assignment, Organisation, Person

PHONE = RegexValidator(
    r"^\+?[0-9() -]{3,19}$", _("Schrijf het nummer met cijfers, bijvoorbeeld 085-0000110.")
)
USERNAME = RegexValidator(
    r"^[a-z0-9][a-z0-9._@-]{2,}$",
    _("Gebruik minstens drie kleine letters of cijfers; ook . _ - en @ mogen."),
)


def phone_field(label: Any) -> forms.CharField:
    """Give a telephone number that may stay empty."""
    return forms.CharField(
        label=label,
        max_length=20,
        required=False,
        validators=[PHONE],
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )


def password_field(label: Any, autocomplete: str, help_text: Any = "") -> forms.CharField:
    """Give a password; spaces at its ends belong to it."""
    return forms.CharField(
        label=label,
        max_length=200,
        strip=False,
        help_text=help_text,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
    )


class LoginForm(forms.Form):
    """Getting in."""

    username = forms.CharField(
        label=_("Gebruikersnaam"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = password_field(_("Wachtwoord"), "current-password")


class UnlockForm(forms.Form):
    """Going on after the idle lock."""

    password = password_field(_("Wachtwoord"), "current-password")


def code_field(label: Any, help_text: Any = "") -> forms.CharField:
    """Give a code that works once; the name of the field keeps it out of drafts."""
    attrs = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
    widget = forms.TextInput(attrs=attrs)
    return forms.CharField(label=label, max_length=40, help_text=help_text, widget=widget)


class CodeForm(forms.Form):
    """The second step."""

    password_once = code_field(
        _("Code"), _("Zes cijfers uit uw app. App kwijt? Vul dan een herstelcode in.")
    )


class NewAppForm(forms.Form):
    """The first code of a new app."""

    password_once = code_field(_("Code uit de app"))


class PasskeyForm(forms.Form):
    """What the browser answers about a passkey; the script of the page fills it in."""

    answer = forms.CharField(max_length=20_000, widget=forms.HiddenInput)


class NewPasskeyForm(PasskeyForm):
    """A new passkey and a name to know it by."""

    name = forms.CharField(
        label=_("Naam"),
        max_length=60,
        required=False,
        help_text=_("Bijvoorbeeld: laptop van het werk, of sleutel aan mijn sleutelbos."),
    )


class SearchForm(forms.Form):
    """Part of the name of a person or an organisation."""

    zoek = forms.CharField(label=_("Zoek op naam"), max_length=80, required=False)

    @property
    def words(self) -> str:
        """Give what is looked for; empty when it cannot be a name."""
        return str(self.cleaned_data.get("zoek", "")) if self.is_valid() else ""


class OrganisationForm(forms.Form):
    """An organisation and where it can be reached."""

    name = forms.CharField(label=_("Naam"), max_length=120)
    kind = forms.ChoiceField(label=_("Soort organisatie"), choices=OrganisationKind.choices)
    phone = phone_field(_("Telefoon"))
    email = forms.EmailField(label=_("E-mail"), required=False)
    reach = forms.CharField(
        label=_("Bereikbaar"),
        max_length=200,
        required=False,
        help_text=_("Bijvoorbeeld: op werkdagen van 9 tot 17 uur."),
    )

    @property
    def contact(self) -> Contact:
        """Give what was filled in, as the action wants it."""
        return Contact(**self.cleaned_data)

    @staticmethod
    def filled_with(organisation: Organisation) -> dict[str, Any]:
        """Give what is known now."""
        return {field.name: getattr(organisation, field.name) for field in fields(Contact)}


class PersonForm(forms.Form):
    """Somebody who works with Baken."""

    name = forms.CharField(label=_("Naam"), max_length=120)
    function = forms.CharField(label=_("Functie"), max_length=120, required=False)
    phone = phone_field(_("Telefoon (werk)"))
    email = forms.EmailField(label=_("E-mail (werk)"), required=False)

    @property
    def profile(self) -> Profile:
        """Give what was filled in, as the action wants it."""
        return Profile(**self.cleaned_data)

    @staticmethod
    def filled_with(person: Person) -> dict[str, str]:
        """Give what is known now; the person was unwrapped."""
        return {field.name: str(getattr(person, field.name)) for field in fields(Profile)}


class AccountForm(forms.Form):
    """The way in for a person."""

    username = forms.CharField(
        label=_("Gebruikersnaam"),
        max_length=150,
        validators=[USERNAME],
        help_text=_("Kies iets wat deze persoon onthoudt. Het wachtwoord maakt Baken zelf."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )


class PeriodForm(forms.Form):
    """From a day until a day, both included."""

    valid_from = forms.DateField(label=_("Vanaf"), widget=DayInput())
    valid_until = forms.DateField(label=_("Tot en met"), widget=DayInput())

    @property
    def period(self) -> Period:
        """Give the days, as the rules count them."""
        return Period(self.cleaned_data["valid_from"], self.cleaned_data["valid_until"])


class RoleForm(PeriodForm):
    """A role for a person, at an organisation, from a day until a day."""

    role = forms.ChoiceField(label=_("Rol"), widget=forms.RadioSelect)
    organisation = forms.ModelChoiceField(
        label=_("Voor organisatie"),
        queryset=Organisation.objects.none(),
        help_text=_("Een rol voor de hele regio geeft u bij het regiobureau."),
    )
    valid_until = forms.DateField(
        label=_("Tot en met"),
        widget=DayInput(),
        required=False,
        help_text=_("Laat leeg als er geen einddag is."),
    )
    field_order = ("role", "organisation", "valid_from", "valid_until")

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        """Offer the roles of the matrix on a day and the organisations of the region."""
        super().__init__(*args, **kwargs)
        offer(self, "role", role_choices(day))
        offer_rows(self, "organisation", Organisation.objects.order_by("name"))


def role_choices(day: date) -> list[tuple[str, Option]]:
    """Give the roles an administrator can assign; a role in one dossier comes from a grant."""
    roles = matrix().on(day).roles.items()
    return [
        (name, Option(say(role.name), say(role.meaning)))
        for name, role in roles
        if role.scope != "dossier"
    ]


class EndRoleForm(forms.Form):
    """The last day of a role."""

    last_day = forms.DateField(
        label=_("Laatste dag"),
        widget=DayInput(),
        help_text=_("De rol geldt nog op deze dag. Kies gisteren om haar nu te laten stoppen."),
    )


class StandInForm(PeriodForm):
    """Somebody who takes over a role for a while."""

    person = forms.ModelChoiceField(label=_("Vervanger"), queryset=Person.objects.none())
    field_order = ("person", "valid_from", "valid_until")

    def __init__(self, *args: Any, held: Assignment, **kwargs: Any) -> None:
        """Offer the people of the region, but not whom it is about."""
        super().__init__(*args, **kwargs)
        offer_rows(self, "person", _others(held), _with_organisation)


def _others(held: Assignment) -> QuerySet[Person]:
    others = Person.objects.exclude(pk=held.person_id).select_related("organisation")
    return others.order_by("name", "pk")


def _with_organisation(person: Person) -> str:
    return f"{person.name} ({person.organisation.name})"


class NewPasswordForm(forms.Form):
    """A password of one's own. The names tell the idle lock never to keep these fields."""

    new_password = password_field(
        _("Nieuw wachtwoord"),
        "new-password",
        _("Minstens twaalf tekens. Een paar gewone woorden achter elkaar is sterk."),
    )


class PasswordForm(NewPasswordForm):
    """A new password of one's own instead of the present one."""

    password = password_field(_("Huidig wachtwoord"), "current-password")
    field_order = ("password", "new_password")
