"""Sealing a text to named people, and opening it: the one way in for every app.

An app makes a model of `Sealed` and opens it with `unseal`. A second person must have approved,
unless the app's own predicate says that this person may open this very record alone: the
coordinator of an active placement, say. The matrix must show that person the row as well.
"""

from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable
from json import dumps, loads
from typing import Any, TypeVar
from uuid import UUID

from django.utils.translation import gettext as _
from nacl.public import PrivateKey

from baken.access.actor import Actor
from baken.access.inner import holders, own_key
from baken.access.inner.models import RecoveryKey, Sealed
from baken.access.oversight.models import Opening, OpeningRole
from baken.access.protected import Owned, belonging
from baken.core import clock
from baken.core.refusals import Refused
from baken.vault.door import unwrap
from baken.vault.inner import custody, envelope
from baken.vault.inner.custody import BadShare
from baken.vault.inner.envelope import Envelope, NotForYou

Record = TypeVar("Record", bound=Sealed)
MayAlone = Callable[[Actor, Any], bool]
"""An app's policy: may this person open this record without a second one?"""


def nobody_alone(_actor: Actor, _record: Any) -> bool:
    """Give the policy of everything that says nothing else: it takes two."""
    return False


def seal(
    model: type[Record],
    near: Owned,
    text: str,
    *,
    keepers: Iterable[str] = holders.ROLES,
    **more: Any,
) -> Record:
    """Seal a text to people of the owner in these roles; raise CannotPromise for fewer than two.

    Nothing else keeps the text: what is sealed is stored here and nowhere in the open.
    """
    able = holders.enough(near.owner_id, keepers)
    row = model(
        people=sorted({key.person_id for key in able.keys}),
        sealed_at=clock.now(),
        **belonging(near),
        **more,
    )
    row.envelope = _written(envelope.seal(row.pk, text, able.publics))
    row.save(force_insert=True)
    return row


def opening_of(
    actor: Actor, record: Sealed, role: OpeningRole = OpeningRole.VAULT
) -> Opening | None:
    """Give the approved opening through which this person may open, or seal anew, now."""
    asked = Opening.objects.filter(
        dossier_id=record.dossier_id, person_id=actor.person_id, role=role
    )
    now = clock.now()
    return next((each for each in asked.prefetch_related("approvals") if each.is_open(now)), None)


def unseal(
    actor: Actor, *, record: Sealed, passphrase: str, may_alone: MayAlone = nobody_alone
) -> str:
    """Give the text to one of the people it was sealed to; the keeper writes it down first.

    Raises Refused without an approval that still holds, for a wrong passphrase (WrongWords), and
    for whoever it was not sealed to.
    """
    _refuse_alone(actor, record, may_alone)
    key, private = own_key.unlock(actor, passphrase=passphrase)
    return _opened(record, key.pk, private)


def recover(
    actor: Actor, *, record: Sealed, shares: Iterable[str], may_alone: MayAlone = nobody_alone
) -> str:
    """Give the text with two shares of the recovery key; it takes an approval just the same."""
    _refuse_alone(actor, record, may_alone)
    known = RecoveryKey.objects.filter(owner_id=record.owner_id)
    private = _joined(shares)
    for key in known:
        if bytes(private.public_key) == bytes(key.public):
            return _opened(record, key.pk, private)
    raise Refused(_("Deze twee delen horen niet bij de herstelsleutel van deze gemeente."))


def reseal(actor: Actor, *, records: Iterable[Record], passphrase: str) -> list[Record]:
    """Seal records to whoever has a key today, by one of those who can open; nobody reads them.

    Raises Refused without an approval for each, WrongWords, and CannotPromise for fewer than two
    people with a key.
    """
    every = list(records)
    for record in every:
        if opening_of(actor, record, OpeningRole.SEALER) is None:
            raise Refused(_("Dit kan pas als een tweede persoon akkoord gaf. Vraag het opnieuw."))
    key, private = own_key.unlock(actor, passphrase=passphrase)
    unwrap(every, verb="unseal")
    for record in every:
        _renew(record, key.pk, private)
    return every


def _renew(record: Sealed, key_id: UUID, private: PrivateKey) -> None:
    able = holders.enough(record.owner_id)
    try:
        made = envelope.renew(_read(record), key_id, private, able.publics)
    except NotForYou as error:
        raise Refused(
            _("Uw sleutel past niet op al deze enveloppen. Laat iemand anders het vragen.")
        ) from error
    record.people = sorted({key.person_id for key in able.keys})
    record.envelope, record.sealed_at = _written(made), clock.now()
    record.save(update_fields=["people", "envelope", "sealed_at"])


def _refuse_alone(actor: Actor, record: Sealed, may_alone: MayAlone) -> None:
    if not may_alone(actor, record) and opening_of(actor, record) is None:
        raise Refused(_("Dit gaat pas open als een tweede persoon akkoord gaf. Vraag het opnieuw."))


def _joined(shares: Iterable[str]) -> PrivateKey:
    try:
        one, other = map(custody.read, shares)
        return PrivateKey(custody.join(one, other))
    except BadShare as error:
        raise own_key.WrongWords(
            _("Een van de delen klopt niet. Typ twee verschillende delen, teken voor teken.")
        ) from error


def _opened(record: Sealed, key_id: UUID, private: PrivateKey) -> str:
    unwrap([record], verb="unseal")
    try:
        return envelope.unseal(_read(record), key_id, private)
    except NotForYou as error:
        raise Refused(
            _("Dit is niet voor uw sleutel verzegeld. Laat iemand van de lijst het openen.")
        ) from error


def _written(made: Envelope) -> str:
    keys = {str(name): b64encode(key).decode() for name, key in made.keys.items()}
    return dumps({"sealed": b64encode(made.sealed).decode(), "keys": keys})


def _read(record: Sealed) -> Envelope:
    told = loads(record.envelope.text)
    keys = {UUID(name): b64decode(key) for name, key in told["keys"].items()}
    return Envelope(record.pk, b64decode(told["sealed"]), keys)
