"""Secrets that Baken must be able to use itself, sealed under its own key: a dump shows nothing."""

import base64
import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_BYTES = 12


class Unsealable(ValueError):
    """What is kept was sealed under another key, for another purpose, or was changed."""


def seal(secret: bytes, *, purpose: str) -> str:
    """Give the secret as text that opens only for the same purpose."""
    nonce = os.urandom(NONCE_BYTES)
    sealed = AESGCM(_key()).encrypt(nonce, secret, purpose.encode())
    return base64.urlsafe_b64encode(nonce + sealed).decode()


def unseal(text: str, *, purpose: str) -> bytes:
    """Give the secret; raise Unsealable when it was not sealed here for this purpose."""
    kept = base64.urlsafe_b64decode(text)
    try:
        return AESGCM(_key()).decrypt(kept[:NONCE_BYTES], kept[NONCE_BYTES:], purpose.encode())
    except InvalidTag as error:
        raise Unsealable(purpose) from error


def _key() -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), b"baken.sealed", hashlib.sha256)
