"""What an administrator fills in about logging in through an organisation."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from baken.accounts.actions import Connection, Welcome
from baken.accounts.forms import role_choices
from baken.accounts.models import Admission, LoginProvider
from baken.core import clock
from baken.core.forms import offer, offer_rows
from baken.parties.models import Person

ROLE = "group_"


class ProviderForm(forms.Form):
    """The login service of an organisation, and which group there means which role here."""

    name = forms.CharField(label=_("Naam op de inlogpagina"), max_length=80)
    issuer = forms.URLField(
        label=_("Uitgever (issuer)"),
        max_length=300,
        assume_scheme="https",
        help_text=_("Het adres precies zoals de inlogdienst het zelf noemt, met https."),
    )
    client_id = forms.CharField(label=_("Client-id"), max_length=200)
    # The name tells the idle lock never to keep this field.
    client_password = forms.CharField(
        label=_("Clientgeheim"),
        max_length=500,
        required=False,
        strip=False,
        help_text=_("Laat leeg om het geheim te houden dat er al is."),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    groups_claim = forms.CharField(
        label=_("Veld met groepen"),
        max_length=60,
        initial="groups",
        help_text=_("Meestal groups; bij Keycloak ook realm_access.roles."),
    )
    has_second_factor = forms.BooleanField(
        label=_("De inlogdienst vraagt zelf een tweede stap en meldt dat (amr)"), required=False
    )
    is_active = forms.BooleanField(label=_("In gebruik"), required=False, initial=True)

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        """Ask a group for each role that an administrator can give."""
        super().__init__(*args, **kwargs)
        for role, option in role_choices(day):
            label = _("Groep voor de rol %(role)s") % {"role": option.label}
            self.fields[f"{ROLE}{role}"] = forms.CharField(
                label=label, max_length=200, required=False
            )

    @property
    def connection(self) -> Connection:
        """Give what was filled in, as the action wants it."""
        given = self.cleaned_data
        roles = {
            given[name]: name.removeprefix(ROLE)
            for name in self.fields
            if name.startswith(ROLE) and given[name]
        }
        plain = ("name", "issuer", "client_id", "groups_claim", "has_second_factor", "is_active")
        return Connection(
            **{name: given[name] for name in plain},
            client_secret=given["client_password"],
            roles=roles,
        )

    def clean(self) -> dict[str, Any]:
        """Refuse a group that would mean two roles."""
        given = super().clean() or self.cleaned_data
        groups = [value for name, value in given.items() if name.startswith(ROLE) and value]
        if len(groups) != len(set(groups)):
            raise forms.ValidationError(_("Geef elke groep één rol."))
        return given

    @staticmethod
    def filled_with(provider: LoginProvider) -> dict[str, Any]:
        """Give what is known now; the secret is not shown."""
        plain = ("name", "issuer", "client_id", "groups_claim", "has_second_factor", "is_active")
        known = {name: getattr(provider, name) for name in plain}
        return known | {f"{ROLE}{role}": group for group, role in provider.roles.items()}


class AdmissionForm(forms.Form):
    """Who it is, and which roles they get."""

    person = forms.ModelChoiceField(
        label=_("Wie is dit?"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("Iemand die nog niet in Baken staat"),
    )
    name = forms.CharField(
        label=_("Naam"),
        max_length=120,
        required=False,
        help_text=_("Alleen voor iemand die nog niet in Baken staat."),
    )
    roles = forms.MultipleChoiceField(
        label=_("Rollen"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, admission: Admission, **kwargs: Any) -> None:
        """Offer people of the organisation, and every role; those of the groups are ticked."""
        super().__init__(*args, **kwargs)
        offer(self, "roles", role_choices(clock.today()))
        if admission.person_id is None:
            offer_rows(self, "person", _people(admission))
        else:
            del self.fields["person"], self.fields["name"]

    @property
    def welcome(self) -> Welcome:
        """Give what was filled in, as the action wants it."""
        given = self.cleaned_data
        return Welcome(given.get("person"), given.get("name", ""), tuple(given["roles"]))


def _people(admission: Admission) -> QuerySet[Person]:
    return Person.objects.filter(organisation_id=admission.owner_id).order_by("name", "pk")
