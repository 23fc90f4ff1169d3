"""What goes along from page to page: sealed in the page itself, so that nothing lies anywhere.

No cookie, no session, no draft on the device or the server. Without the pepper the sealed form
opens nothing, and after a few hours it does not open at all.
"""

import hmac
import json
import os
import time
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

HOURS = 3
LONGEST = 200_000
_NONCE = 12


class Stale(ValueError):
    """What came along was made too long ago, or not by us."""


def seal(what: dict[str, Any], *, for_: str, pepper: bytes) -> str:
    """Give the sealed form of what goes along, for one use and one municipality."""
    hour, nonce = _hour(), os.urandom(_NONCE)
    plain = zlib.compress(json.dumps(what, ensure_ascii=False).encode("utf-8", "replace"))
    sealed = AESGCM(_key(pepper, hour)).encrypt(nonce, plain, for_.encode())
    return urlsafe_b64encode(hour.to_bytes(4) + nonce + sealed).decode()


def unseal(given: str, *, for_: str, pepper: bytes, hours: int = HOURS) -> dict[str, Any]:
    """Give what came along; raise Stale."""
    try:
        body = urlsafe_b64decode(given[:LONGEST].encode("ascii"))
        hour = int.from_bytes(body[:4])
        if not _hour() - hours <= hour <= _hour():
            raise Stale("Made too long ago.")
        nonce, sealed = body[4 : 4 + _NONCE], body[4 + _NONCE :]
        plain = AESGCM(_key(pepper, hour)).decrypt(nonce, sealed, for_.encode())
        found: dict[str, Any] = json.loads(zlib.decompress(plain))
    except (InvalidTag, ValueError, zlib.error) as error:
        raise Stale("Not made by us, or too long ago.") from error
    return found


def _hour() -> int:
    return int(time.time() // 3600)


def _key(pepper: bytes, hour: int) -> bytes:
    return hmac.digest(pepper, b"carry" + hour.to_bytes(4), "sha256")
