"""Phones that go along: giving half a key, giving it again, and forgetting it."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.accounts.sealed import Unsealable, seal, unseal
from baken.core import clock
from baken.core.refusals import Refused
from baken.enforcement.models import FieldDevice
from baken.parties.models import Organisation

OLDEST = timedelta(days=2)
"""How long anything lies on a phone at most."""

LEAVE = timedelta(hours=8)
"""How long a phone may keep the half of the server without contact: one day of work."""

MOST = 3
"""Phones of one person at the same time."""

HALF_BYTES = 32


class Ended(Refused):
    """The phone was revoked or is too old: what lies on it must go."""


@dataclass(frozen=True)
class Half:
    """What a phone gets at each contact: half a key, and until when both hold."""

    secret: bytes
    leave_until: datetime
    expires_at: datetime


@transaction.atomic
def admit_device(actor: Actor) -> tuple[FieldDevice, Half]:
    """Prepare a phone; raise Refused when this person has enough of them."""
    own = FieldDevice.objects.filter(person_id=actor.person_id)
    own.filter(expires_at__lte=clock.now()).delete()
    if own.filter(ended_at__isnull=True).count() >= MOST:
        raise Refused(_("U hebt al drie telefoons klaargemaakt. Trek er eerst een in."))
    place = Organisation.objects.get(pk=actor.organisation_id)
    now = clock.now()
    made = FieldDevice(
        owner=place, region_id=place.region_id, person_id=actor.person_id,
        added_at=now, seen_at=now, expires_at=now + OLDEST,
    )  # fmt: skip
    secret = secrets.token_bytes(HALF_BYTES)
    made.half = seal(secret, purpose=_purpose(made))
    made.save(force_insert=True)
    return made, _given(made, secret)


@transaction.atomic
def give_half(actor: Actor, *, device: FieldDevice) -> Half:
    """Give the half of a phone again; raise Ended when it was revoked or is too old."""
    locked = live(actor, device=device)
    try:
        secret = unseal(locked.half, purpose=_purpose(locked))
    except Unsealable as error:
        raise _ended() from error
    locked.seen_at = clock.now()
    locked.save(update_fields=["seen_at"])
    return _given(locked, secret)


def live(actor: Actor, *, device: FieldDevice) -> FieldDevice:
    """Give a phone of this person that still counts; raise Ended when it does not."""
    own = FieldDevice.objects.select_for_update().filter(person_id=actor.person_id)
    locked = own.filter(pk=device.pk).first()
    if locked is None or not locked.is_live(clock.now()):
        raise _ended()
    return locked


@transaction.atomic
def end_device(actor: Actor, *, device: FieldDevice) -> None:
    """Revoke a phone: its half is gone for good, so nothing opens what lies on it."""
    own = FieldDevice.objects.filter(pk=device.pk, person_id=actor.person_id, ended_at=None)
    own.update(half="", ended_at=clock.now())


def _given(device: FieldDevice, secret: bytes) -> Half:
    leave = min(clock.now() + LEAVE, device.expires_at)
    return Half(secret, leave, device.expires_at)


def _purpose(device: FieldDevice) -> str:
    return f"field:{device.pk}:{device.person_id}"


def _ended() -> Ended:
    return Ended(_("Deze telefoon is ingetrokken of ouder dan twee dagen. Maak hem opnieuw klaar."))
