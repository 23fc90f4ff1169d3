"""What people fill in at the inner vault: passphrases, a reason, two shares; never kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.governance.forms import NO_NAMES
from baken.vault.inner.keypair import SHORTEST


def _words(
    label: Any, help_text: Any = "", *, is_new: bool = False, **more: Any
) -> forms.CharField:
    # Spaces at the ends count: a passphrase is taken as it was typed.
    attrs = {"autocomplete": "new-password" if is_new else "current-password"}
    widget = forms.PasswordInput(attrs=attrs)
    return forms.CharField(
        label=label, help_text=help_text, widget=widget, strip=False, max_length=200, **more
    )


class NewPassphraseForm(forms.Form):
    """A passphrase, twice."""

    passphrase = _words(
        _("Kies een wachtzin"),
        _(
            "Vier of meer gewone woorden die niets met elkaar te maken hebben. Geen spreekwoord,"
            " geen namen. Schrijf hem op papier en bewaar dat waar alleen u bij kunt."
        ),
        is_new=True,
    )
    again = _words(_("Typ hem nog een keer"), is_new=True)

    def clean(self) -> dict[str, Any]:
        """Refuse a passphrase that is too short, or was typed in two ways."""
        given = super().clean() or {}
        chosen = given.get("passphrase", "")
        if chosen and len(chosen.strip()) < SHORTEST:
            text = _("Gebruik minstens %(n)s tekens: vier gewone woorden achter elkaar.")
            self.add_error("passphrase", text % {"n": SHORTEST})
        elif chosen and given.get("again") and chosen != given["again"]:
            self.add_error("again", _("Dit is niet dezelfde wachtzin. Typ hem nog een keer."))
        return given


class ChangePassphraseForm(NewPassphraseForm):
    """The passphrase one has, and another."""

    old = _words(_("Uw wachtzin van nu"))

    field_order = ("old", "passphrase", "again")


class TryForm(forms.Form):
    """One's passphrase."""

    passphrase = _words(_("Uw wachtzin"))


class AskReporterForm(forms.Form):
    """Why somebody wants to know who reported."""

    purpose = forms.CharField(
        label=_("Waarom wilt u dit weten?"), help_text=NO_NAMES, max_length=200
    )


class OpenForm(forms.Form):
    """A passphrase, or two shares of the recovery key."""

    passphrase = _words(_("Uw wachtzin"))
    first = forms.CharField(
        label=_("Herstellen: deel van de eerste bewaarder"),
        help_text=_("Alleen als uw eigen sleutel hier niet op past. Laat anders leeg."),
        max_length=300,
        required=False,
    )
    second = forms.CharField(
        label=_("Herstellen: deel van de tweede bewaarder"), max_length=300, required=False
    )

    def clean(self) -> dict[str, Any]:
        """Ask for one way or the other."""
        given = super().clean() or {}
        if given.get("first") and given.get("second"):
            self.errors.pop("passphrase", None)
            given.setdefault("passphrase", "")
        return given

    @property
    def told(self) -> dict[str, Any]:
        """Give what the action wants."""
        given = self.cleaned_data
        return {
            "passphrase": given["passphrase"],
            "shares": (given["first"], given["second"]),
        }
