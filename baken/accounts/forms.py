"""What people fill in about accounts, organisations, people and roles."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from baken.core import clock
from baken.knowledge.packs import matrix
from baken.parties.kinds import OrganisationKind
from baken.parties.models import Organisation, Person

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class LoginForm(forms.Form):
    """Getting in."""

    username = forms.CharField(
        label=_("Gebruikersnaam"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label=_("Wachtwoord"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class UnlockForm(forms.Form):
    """Going on after the idle lock."""

    password = forms.CharField(
        label=_("Wachtwoord"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class OrganisationForm(forms.Form):
    """An organisation and where it can be reached."""

    name = forms.CharField(label=_("Naam"), max_length=120)
    kind = forms.ChoiceField(label=_("Soort organisatie"), choices=OrganisationKind.choices)
    phone = forms.CharField(label=_("Telefoon"), max_length=20, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    reach = forms.CharField(
        label=_("Bereikbaar"),
        max_length=200,
        required=False,
        help_text=_("Bijvoorbeeld: op werkdagen van 9 tot 17 uur."),
    )


class PersonForm(forms.Form):
    """Somebody who works with Baken."""

    name = forms.CharField(label=_("Naam"), max_length=120)
    function = forms.CharField(label=_("Functie"), max_length=120, required=False)
    phone = forms.CharField(label=_("Telefoon (werk)"), max_length=20, required=False)
    email = forms.EmailField(label=_("E-mail (werk)"), required=False)


class AccountForm(forms.Form):
    """The way in for a person."""

    username = forms.CharField(
        label=_("Gebruikersnaam"),
        max_length=150,
        help_text=_("Kies iets wat deze persoon onthoudt. Het wachtwoord maakt Baken zelf."),
    )


class RoleForm(forms.Form):
    """A role for a person, at an organisation, from a day until a day."""

    role = forms.ChoiceField(label=_("Rol"))
    organisation = forms.ModelChoiceField(label=_("Voor organisatie"), queryset=None)
    valid_from = forms.DateField(label=_("Vanaf"), widget=DATE)
    valid_until = forms.DateField(
        label=_("Tot en met"),
        widget=DATE,
        required=False,
        help_text=_("Laat leeg als er geen einddag is."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the roles of today's matrix and the organisations of the region."""
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = role_choices(clock.today())  # type: ignore[attr-defined]
        self.fields["organisation"].queryset = Organisation.objects.order_by("name")  # type: ignore[attr-defined]


class StandInForm(forms.Form):
    """Somebody who takes over a role for a while."""

    person = forms.ModelChoiceField(label=_("Vervanger"), queryset=None)
    valid_from = forms.DateField(label=_("Vanaf"), widget=DATE)
    valid_until = forms.DateField(label=_("Tot en met"), widget=DATE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the people of the region."""
        super().__init__(*args, **kwargs)
        people = Person.objects.select_related("organisation").order_by("name")
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["person"].label_from_instance = _with_organisation  # type: ignore[attr-defined]


class EndRoleForm(forms.Form):
    """The last day of a role."""

    valid_until = forms.DateField(label=_("Laatste dag"), widget=DATE)


class PasswordForm(forms.Form):
    """A new password of one's own."""

    current = forms.CharField(
        label=_("Huidig wachtwoord"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label=_("Nieuw wachtwoord"),
        help_text=_("Minstens twaalf tekens. Een paar gewone woorden achter elkaar is sterk."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


def role_choices(day: date) -> list[tuple[str, str]]:
    """Give the roles an administrator can assign; a role in one dossier comes from a grant."""
    language = get_language() or "nl"
    roles = matrix().on(day).roles.items()
    return [(name, role.name.in_language(language)) for name, role in roles if role.scope != "dossier"]


def _with_organisation(person: Person) -> str:
    return f"{person.name} ({person.organisation.name})"
