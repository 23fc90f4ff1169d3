"""Passphrases are tried slowly: whoever guesses waits longer each time."""

from collections.abc import Callable
from typing import TypeVar

from baken.access.http import OfficeRequest
from baken.access.inner.own_key import WrongWords
from baken.accounts import attempts
from baken.accounts.door import refuse_hasty

Answer = TypeVar("Answer")


def slowly(request: OfficeRequest, act: Callable[[], Answer]) -> Answer:
    """Do something with a passphrase; raise TooSoon when too many were wrong before."""
    buckets = attempts.for_passphrase(request.actor.person_id)
    refuse_hasty(buckets)
    try:
        done = act()
    except WrongWords:
        attempts.failed(buckets)
        raise
    attempts.succeeded(buckets)
    return done
