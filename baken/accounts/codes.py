"""Codes for the second step: from an app (RFC 6238), and on paper for when the app is lost."""

import base64
import hmac
import secrets
from collections.abc import Iterable
from urllib.parse import quote, urlencode

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.utils.crypto import salted_hmac

PERIOD = 30
DIGITS = 6
SECRET_BYTES = 20
RECOVERY_CODES = 10
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without letters and figures that look like one another."""


def new_secret() -> bytes:
    """Give a secret for an app."""
    return secrets.token_bytes(SECRET_BYTES)


def as_typed(secret: bytes) -> str:
    """Give a secret as somebody types it into an app, in groups of four."""
    text = base64.b32encode(secret).decode()
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def address(secret: bytes, username: str) -> str:
    """Give the address that an app reads from a QR code."""
    asked = urlencode({"secret": base64.b32encode(secret).decode(), "issuer": "Baken"})
    return f"otpauth://totp/Baken:{quote(username)}?{asked}"


def code_at(secret: bytes, moment: float) -> str:
    """Give the code of the period in which a moment lies."""
    # Every app knows SHA-1; as a part of an HMAC it is not broken (RFC 6238 §1.2).
    return TOTP(secret, DIGITS, SHA1(), PERIOD).generate(int(moment)).decode()  # noqa: S303


def counter_of(secret: bytes, code: str, moment: float, *, after: int = 0) -> int | None:
    """Give the period whose code this is: the present one or a neighbour, and later than `after`.

    None when there is no such period: a wrong code, or one that was used already.
    """
    now = int(moment) // PERIOD
    typed = "".join(code.split())
    for counter in (now, now - 1, now + 1):
        right = code_at(secret, counter * PERIOD)
        if counter > after and hmac.compare_digest(right.encode(), typed.encode()):
            return counter
    return None


def new_recovery_codes() -> list[str]:
    """Give codes of twelve letters in groups of four, each to be used once."""
    return ["-".join(_group() for _ in range(3)) for _ in range(RECOVERY_CODES)]


def recovery_mark(code: str, owner: str) -> str:
    """Give what is kept of a recovery code: 59 bits of chance need no slow hash."""
    plain = "".join(letter for letter in code.lower() if letter in LETTERS)
    return salted_hmac("baken.recovery", f"{owner}:{plain}", algorithm="sha256").hexdigest()


def without(marks: Iterable[str], mark: str) -> list[str] | None:
    """Give the marks that are left when this one is used, or None when it is not among them."""
    kept = list(marks)
    found = [each for each in kept if hmac.compare_digest(each, mark)]
    return [each for each in kept if each not in found] if found else None


def _group() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(4))
