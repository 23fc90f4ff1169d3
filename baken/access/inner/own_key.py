"""One's own key: making it, another passphrase, trying it, and withdrawing it."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from nacl.public import PrivateKey

from baken.access.actor import Actor
from baken.access.inner.models import InnerKey, InnerLock
from baken.core import clock
from baken.core.refusals import Refused
from baken.vault.inner import keypair
from baken.vault.inner.keypair import LockedKey, WeakPassphrase, WrongPassphrase


class WrongWords(Refused):
    """The passphrase does not open the key: counted, so that guessing goes slowly."""


def of(person_id: UUID) -> InnerKey | None:
    """Give somebody's key, unless it was withdrawn."""
    found: InnerKey | None = InnerKey.objects.usable().filter(person_id=person_id).first()
    return found


@transaction.atomic
def make(actor: Actor, *, passphrase: str) -> InnerKey:
    """Make one's own key; raise Refused for a second one or a weak passphrase."""
    if of(actor.person_id) is not None:
        raise Refused(_("U hebt al een kluissleutel. Trek die eerst in."))
    made = _strong(lambda: keypair.make(actor.person_id, passphrase))
    place = {
        "person_id": actor.person_id,
        "owner_id": actor.organisation_id,
        "region_id": actor.region_id,
    }
    key: InnerKey = InnerKey.objects.create(public=made.public, made_at=clock.now(), **place)
    InnerLock.objects.create(id=key.pk, locked=made.locked, changed_at=clock.now(), **place)
    return key


@transaction.atomic
def change(actor: Actor, *, old: str, new: str) -> InnerKey:
    """Lock one's own key with another passphrase; raise Refused for a wrong or weak one."""
    key, lock = _own(actor)
    if old == new:
        raise Refused(_("Kies een andere wachtzin dan de wachtzin die u nu hebt."))
    _open(key, lock, old)
    lock.locked = _strong(lambda: keypair.change(_locked(key, lock), old, new)).locked
    lock.changed_at = clock.now()
    lock.save(update_fields=["locked", "changed_at"])
    return key


@transaction.atomic
def withdraw(actor: Actor) -> InnerKey:
    """Withdraw one's own key: it opens nothing any more, and nothing is sealed to it."""
    key, _lock = _own(actor)
    key.withdrawn_at = clock.now()
    key.save(update_fields=["withdrawn_at"])
    return key


def unlock(actor: Actor, *, passphrase: str) -> tuple[InnerKey, PrivateKey]:
    """Give one's key and its private half for the moment; raise WrongWords, or Refused for none."""
    key, lock = _own(actor)
    return key, _open(key, lock, passphrase)


def _own(actor: Actor) -> tuple[InnerKey, InnerLock]:
    key = of(actor.person_id)
    if key is None:
        raise Refused(_("U hebt geen kluissleutel. Maak die bij ‘Mijn kluissleutel’."))
    return key, InnerLock.objects.get(pk=key.pk)


def _open(key: InnerKey, lock: InnerLock, passphrase: str) -> PrivateKey:
    try:
        return keypair.unlock(_locked(key, lock), passphrase)
    except WrongPassphrase as error:
        raise WrongWords(_("Deze wachtzin past niet op uw kluissleutel.")) from error


def _locked(key: InnerKey, lock: InnerLock) -> LockedKey:
    return LockedKey(key.person_id, bytes(key.public), bytes(lock.locked))


def _strong(made: Callable[[], LockedKey]) -> LockedKey:
    try:
        return made()
    except WeakPassphrase as error:
        raise Refused(
            _("Gebruik minstens %(n)s tekens: vier gewone woorden achter elkaar.")
            % {"n": keypair.SHORTEST}
        ) from error
