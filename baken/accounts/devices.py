"""Browsers that an account logged in with before, remembered in a signed cookie of their own."""

from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import get_random_string, salted_hmac

COOKIE = "d"
SALT = "baken.device"
SECONDS = 90 * 24 * 60 * 60
MOST = 8
"""How many accounts one browser remembers; the oldest makes room."""


def device_of(request: HttpRequest, username: str) -> str:
    """Give the name of this browser when the account logged in with it before, else nothing."""
    kept = _kept(request)
    return str(kept["device"]) if _mark(username) in kept["accounts"] else ""


def remember_device(request: HttpRequest, response: HttpResponseBase, username: str) -> None:
    """Let this browser be known to an account that just took both steps."""
    kept, mark = _kept(request), _mark(username)
    accounts = [mark, *(each for each in kept["accounts"] if each != mark)][:MOST]
    response.set_cookie(
        COOKIE,
        signing.dumps({"device": kept["device"], "accounts": accounts}, salt=SALT),
        max_age=SECONDS,
        samesite="Lax",
        httponly=True,
        secure=settings.SECURE,
    )


def _kept(request: HttpRequest) -> dict[str, Any]:
    try:
        kept: dict[str, Any] = signing.loads(
            request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=SECONDS
        )
    except signing.BadSignature:
        return {"device": get_random_string(16), "accounts": []}
    return kept


def _mark(username: str) -> str:
    return salted_hmac(SALT, username, algorithm="sha256").hexdigest()[:16]
