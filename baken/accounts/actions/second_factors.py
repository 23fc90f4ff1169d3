"""The second step: adding what one takes it with, taking it, and losing it."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.trail import record_office
from baken.accounts import codes, factors
from baken.accounts.events import AccountsEvent
from baken.accounts.models import FactorKind, SecondFactor
from baken.core import clock
from baken.core.refusals import Refused
from baken.parties.models import Account, Person

MOST_PASSKEYS = 10


@transaction.atomic
def add_app(actor: Actor, *, secret: bytes, code: str) -> list[str]:
    """Tie an app to somebody, once it shows the right code; an earlier app no longer works.

    Gives recovery codes when there were none. Raises Refused when the code is wrong.
    """
    counter = codes.counter_of(secret, code, clock.now().timestamp())
    if counter is None:
        raise Refused(_("Deze code klopt niet. Kijk of de klok van uw telefoon gelijk loopt."))
    held = _lock(actor)
    SecondFactor.objects.filter(person_id=actor.person_id, kind=FactorKind.APP).delete()
    sealed = factors.seal_app(actor.person_id, secret)
    _add(actor, FactorKind.APP, sealed=sealed, last_counter=counter)
    return _first_recovery_codes(actor, held)


@transaction.atomic
def add_passkey(actor: Actor, *, name: str, kept: dict[str, Any]) -> list[str]:
    """Tie a passkey to somebody; give recovery codes when there were none.

    Raises Refused when there are too many.
    """
    held = _lock(actor)
    if len(factors.passkeys_of(held)) >= MOST_PASSKEYS:
        raise Refused(_("U hebt al tien passkeys. Verwijder er eerst een."))
    _add(actor, FactorKind.PASSKEY, name=name, known=kept)
    return _first_recovery_codes(actor, held)


@transaction.atomic
def renew_recovery_codes(actor: Actor) -> list[str]:
    """Replace all recovery codes, used or not, by new ones."""
    _lock(actor)
    SecondFactor.objects.filter(person_id=actor.person_id, kind=FactorKind.RECOVERY).delete()
    return _recovery_codes(actor)


@transaction.atomic
def remove_factor(actor: Actor, *, factor: SecondFactor) -> None:
    """Take away an app or passkey of one's own.

    Raises Refused for recovery codes, which are renewed, and for the last way to the second step.
    """
    held = factors.strong(_lock(actor))
    if factor.pk not in {each.pk for each in held}:
        raise Refused(_("Herstelcodes verwijdert u niet; u kunt wel nieuwe maken."))
    if len(held) == 1:
        raise Refused(_("Dit is uw enige tweede stap. Voeg eerst een andere toe."))
    factor.delete()


@transaction.atomic
def remove_lost_factors(actor: Actor, *, account: Account) -> None:
    """Take away all second factors of somebody who lost them, and end their sessions.

    At the next login they are led to set up a new one. Raises Refused for one's own, and when
    there is nothing to take away.
    """
    if account.pk == actor.person_id:
        raise Refused(_("Uw eigen tweede stap wijzigt u bij “Mijn rollen”."))
    locked = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    removed, _kinds = SecondFactor.objects.filter(person_id=locked.pk).delete()
    if not removed:
        raise Refused(_("Deze persoon heeft nog geen tweede stap ingesteld."))
    locked.end_sessions()
    locked.save(update_fields=["session_key"])
    event = AccountsEvent.SECOND_FACTORS_REMOVED
    record_office(actor, event, locked.person.organisation, kind="account", subject_id=locked.pk)


@transaction.atomic
def take_code(actor: Actor, *, code: str) -> None:
    """Take the second step with a code from the app or a recovery code; each works once.

    Raises Refused when it fits neither.
    """
    for factor in _lock(actor):
        if factor.kind == FactorKind.APP and (counter := factors.fits_app(factor, code)):
            return _used(factor, last_counter=counter)
        if factor.kind == FactorKind.RECOVERY:
            mark = codes.recovery_mark(code, str(actor.person_id))
            left = codes.without(factor.known["marks"], mark)
            if left is not None:
                return _used(factor, known={"marks": left})
    raise Refused(_("Deze code klopt niet of is al gebruikt. Wacht op de volgende code."))


@transaction.atomic
def take_passkey(actor: Actor, *, passkey_id: str) -> None:
    """Note that a passkey, whose answer was found right, took the second step."""
    for factor in _lock(actor):
        if factor.kind == FactorKind.PASSKEY and factor.known["id"] == passkey_id:
            return _used(factor)
    raise Refused(_("Deze passkey hoort niet bij uw account."))


def _lock(actor: Actor) -> list[SecondFactor]:
    # The person, not the factors: what is not there yet cannot be locked.
    Account.objects.select_for_update(of=("self",)).get(pk=actor.person_id)
    return factors.of(actor.person_id)


def _used(factor: SecondFactor, **changed: Any) -> None:
    for name, value in changed.items():
        setattr(factor, name, value)
    factor.last_used_at = clock.now()
    factor.save(update_fields=[*changed, "last_used_at"])


def _add(actor: Actor, kind: FactorKind, **rest: Any) -> None:
    person = Person.objects.get(pk=actor.person_id)
    SecondFactor.objects.create(
        person=person, region_id=person.region_id, kind=kind, added_at=clock.now(), **rest
    )


def _first_recovery_codes(actor: Actor, held: list[SecondFactor]) -> list[str]:
    if any(each.kind == FactorKind.RECOVERY for each in held):
        return []
    return _recovery_codes(actor)


def _recovery_codes(actor: Actor) -> list[str]:
    made = codes.new_recovery_codes()
    marks = [codes.recovery_mark(code, str(actor.person_id)) for code in made]
    _add(actor, FactorKind.RECOVERY, known={"marks": marks})
    return made
