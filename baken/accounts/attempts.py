"""Slows down whoever guesses passwords, and nobody else (docs/decisions/0013).

Buckets are keyed hashes that change every day: the table holds no name and no address. Failures
on a new browser never count against a browser that an account logged in with before.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import F
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from baken.accounts import backoff
from baken.accounts.backoff import Pace
from baken.accounts.devices import device_of
from baken.accounts.models import Attempt
from baken.core import clock


@dataclass(frozen=True)
class Bucket:
    """What failures are counted for, and how fast one may go on."""

    key: str
    pace: Pace
    alone: bool = True
    """Whether attempts go one at a time; a whole office behind one address may go together."""


def for_password(request: HttpRequest, username: str) -> tuple[Bucket, ...]:
    """Give the buckets of a password typed for a name in this browser."""
    if device := device_of(request, username):
        return (Bucket(_key("device", device, username), backoff.DEVICE),)
    source = _source(request)
    return (
        Bucket(_key("here", source, username), backoff.HERE),
        Bucket(_key("account", username), backoff.ACCOUNT),
        Bucket(_key("source", source), backoff.SOURCE, alone=False),
    )


def for_second_step(person_id: UUID) -> tuple[Bucket, ...]:
    """Give the bucket of the second step of one person."""
    return (Bucket(_key("second", str(person_id)), backoff.SECOND_STEP),)


def for_passphrase(person_id: UUID) -> tuple[Bucket, ...]:
    """Give the bucket of the passphrase of one person's own key."""
    return (Bucket(_key("passphrase", str(person_id)), backoff.SECOND_STEP),)


def for_client(request: HttpRequest) -> tuple[Bucket, ...]:
    """Give the bucket of the code of a client's own page, typed at this address."""
    return (Bucket(_key("client", _source(request)), backoff.SOURCE, alone=False),)


def waiting(buckets: Iterable[Bucket]) -> int:
    """Give the seconds to wait before the next attempt may be looked at; 0 means now.

    Holds the buckets until the transaction ends, so that many attempts at once count as many.
    """
    return max((_waiting(bucket) for bucket in buckets), default=0)


def failed(buckets: Iterable[Bucket]) -> None:
    """Count a failure in each bucket."""
    now = clock.now()
    forgotten = now - timedelta(seconds=backoff.FORGET_AFTER)
    Attempt.objects.filter(last_at__lt=forgotten).delete()
    for bucket in buckets:
        Attempt.objects.get_or_create(bucket=bucket.key, defaults={"last_at": now})
        Attempt.objects.filter(bucket=bucket.key).update(failures=F("failures") + 1, last_at=now)


def succeeded(buckets: Iterable[Bucket]) -> None:
    """Forget the failures that led to a success; those of an address stay."""
    Attempt.objects.filter(bucket__in=[each.key for each in buckets if each.alone]).delete()


def _waiting(bucket: Bucket) -> int:
    if bucket.alone and not _holds(bucket.key):
        return 1
    row = Attempt.objects.filter(bucket=bucket.key).first()
    if row is None:
        return 0
    seconds_ago = (clock.now() - row.last_at).total_seconds()
    return bucket.pace.remaining(row.failures, seconds_ago)


def _holds(key: str) -> bool:
    """Hold a bucket, or say at once that another attempt does: a queue could be filled."""
    number = int.from_bytes(bytes.fromhex(key)[:8], "big", signed=True)
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s)", [number])
        return bool(cursor.fetchone()[0])


def _key(*parts: str) -> str:
    text = "\0".join((str(clock.today()), *parts))
    return salted_hmac("baken.attempt", text, algorithm="sha256").hexdigest()


def _source(request: HttpRequest) -> str:
    """Give the address of the visitor; the last one added by our own proxy when there is one."""
    passed_on = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.SECURE else ""
    return passed_on.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
