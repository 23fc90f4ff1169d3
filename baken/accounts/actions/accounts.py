"""The way in: opening, blocking and a new password."""

from dataclasses import dataclass, field

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.trail import record_office
from baken.accounts.events import AccountsEvent
from baken.accounts.passwords import temporary_password, temporary_until
from baken.core import clock
from baken.core.refusals import Refused
from baken.parties.models import Account, Person


@dataclass(frozen=True)
class WayIn:
    """An account with its temporary password, to be shown once and kept nowhere."""

    account: Account
    password: str = field(repr=False)


@transaction.atomic
def open_account(actor: Actor, *, person: Person, username: str) -> WayIn:
    """Let somebody log in, with a temporary password that Baken makes.

    Raises Refused when the person has an account, or when somebody else has the user name.
    """
    locked = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if Account.objects.filter(pk=locked.pk).exists():
        raise Refused(_("%(name)s heeft al een account.") % {"name": locked.name})
    password = temporary_password()
    account = _new_account(locked, username, password)
    _record(actor, AccountsEvent.ACCOUNT_OPENED, account)
    return WayIn(account, password)


def _new_account(person: Person, username: str, password: str) -> Account:
    # User names are unique over all regions, also those the walls hide: the database decides.
    try:
        with transaction.atomic():
            return Account.objects.create(
                person=person,
                region_id=person.region_id,
                username=username,
                password=make_password(password),
                opened_at=clock.now(),
                temporary_until=temporary_until(),
            )
    except IntegrityError as error:
        raise Refused(_("Deze gebruikersnaam is al in gebruik. Kies een andere.")) from error


@transaction.atomic
def reset_password(actor: Actor, *, account: Account) -> WayIn:
    """Replace a password by a new temporary one, and end every session of the account.

    Raises Refused for one's own account: that takes the current password.
    """
    if account.pk == actor.person_id:
        raise Refused(_("Uw eigen wachtwoord wijzigt u bij “Mijn rollen”."))
    locked = _lock(account)
    password = temporary_password()
    locked.password = make_password(password)
    locked.temporary_until = temporary_until()
    locked.end_sessions()
    locked.save(update_fields=["password", "temporary_until", "session_key"])
    _record(actor, AccountsEvent.PASSWORD_RESET, locked)
    return WayIn(locked, password)


@transaction.atomic
def block_account(actor: Actor, *, account: Account) -> Account:
    """Keep somebody out from now on; open sessions end at their next request.

    Raises Refused for one's own account and for one that was blocked already.
    """
    if account.pk == actor.person_id:
        raise Refused(_("Uw eigen account kunt u niet blokkeren. Vraag een andere beheerder."))
    locked = _lock(account)
    if not locked.is_active:
        raise Refused(_("Dit account was al geblokkeerd."))
    locked.is_active = False
    locked.end_sessions()
    locked.save(update_fields=["is_active", "session_key"])
    _record(actor, AccountsEvent.ACCOUNT_BLOCKED, locked)
    return locked


@transaction.atomic
def unblock_account(actor: Actor, *, account: Account) -> Account:
    """Let somebody log in again; raise Refused when the account was not blocked."""
    locked = _lock(account)
    if locked.is_active:
        raise Refused(_("Dit account is niet geblokkeerd."))
    locked.is_active = True
    locked.save(update_fields=["is_active"])
    _record(actor, AccountsEvent.ACCOUNT_UNBLOCKED, locked)
    return locked


def _lock(account: Account) -> Account:
    return Account.objects.select_for_update(of=("self",)).get(pk=account.pk)


def _record(actor: Actor, event: AccountsEvent, account: Account) -> None:
    organisation = account.person.organisation
    record_office(actor, event, organisation, kind="account", subject_id=account.pk)
