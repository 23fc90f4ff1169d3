"""Changing one's own password."""

from django.contrib.auth import authenticate
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from baken.access.actor import Actor
from baken.core.refusals import Refused
from baken.parties.models import Account

WEAK = {
    "password_too_short": gettext_lazy("Gebruik minstens %(min_length)d tekens."),
    "password_too_similar": gettext_lazy("Dit lijkt te veel op uw gebruikersnaam."),
    "password_too_common": gettext_lazy("Dit wachtwoord gebruiken te veel mensen."),
}
"""What is wrong with a password, in our own words: Django says it in English in Dutch pages."""


@transaction.atomic
def change_own_password(actor: Actor, *, current: str, new: str) -> Account:
    """Replace one's own password and end every session; the caller keeps the present one alive.

    Leaves no office event: those are about administration, and the matrix gives only
    administrators the right to append them. Raises Refused when the current password is wrong,
    or the new one is the same or too weak.
    """
    account = Account.objects.select_for_update(of=("self",)).get(pk=actor.person_id)
    if authenticate(None, username=account.username, password=current) is None:
        raise Refused(_("Uw huidige wachtwoord klopt niet."))
    return _replace(account, current, new)


@transaction.atomic
def choose_own_password(actor: Actor, *, new: str) -> Account:
    """Replace a temporary password by one's own, on the way in.

    Raises Refused when it is the temporary one again, or too weak.
    """
    account = Account.objects.select_for_update(of=("self",)).get(pk=actor.person_id)
    is_same = authenticate(None, username=account.username, password=new) is not None
    return _replace(account, new if is_same else "", new)


def _replace(account: Account, current: str, new: str) -> Account:
    _refuse_weak(account, current, new)
    account.password = make_password(new)
    account.temporary_until = None
    account.end_sessions()
    account.save(update_fields=["password", "temporary_until", "session_key"])
    return account


def _refuse_weak(account: Account, current: str, new: str) -> None:
    if new == current:
        raise Refused(_("Kies een ander wachtwoord dan het wachtwoord dat u nu hebt."))
    try:
        validate_password(new, user=account)
    except ValidationError as error:
        raise Refused(" ".join(_why_weak(each) for each in error.error_list)) from error


def _why_weak(error: ValidationError) -> str:
    return str(WEAK.get(error.code or "", error.messages[0])) % (error.params or {})
