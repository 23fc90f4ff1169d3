"""Looks at a password, slowly when it was wrong too often."""

from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from baken.accounts import attempts
from baken.accounts.attempts import Bucket
from baken.core.refusals import Refused
from baken.parties.models import Account


class TooSoon(Refused):
    """Too many attempts went before; nothing was looked at."""


def knock(request: HttpRequest, username: str, password: str) -> Account | None:
    """Give the account of a name and password, or None; raise TooSoon when one must wait."""
    buckets = attempts.for_password(request, username)
    refuse_hasty(buckets)
    account = authenticate(request, username=username, password=password)
    if not isinstance(account, Account):
        attempts.failed(buckets)
        return None
    attempts.succeeded(buckets)
    return account


def refuse_hasty(buckets: tuple[Bucket, ...]) -> None:
    """Raise TooSoon when the next attempt must wait."""
    if seconds := attempts.waiting(buckets):
        raise TooSoon(_("Het ging te vaak mis. %(wait)s") % {"wait": _again_in(seconds)})


def _again_in(seconds: int) -> str:
    if seconds < 60:
        said = ngettext(
            "Probeer het over %(count)s seconde opnieuw.",
            "Probeer het over %(count)s seconden opnieuw.",
            seconds,
        )
        return said % {"count": seconds}
    minutes = -(-seconds // 60)
    said = ngettext(
        "Probeer het over %(count)s minuut opnieuw.",
        "Probeer het over %(count)s minuten opnieuw.",
        minutes,
    )
    return said % {"count": minutes}
