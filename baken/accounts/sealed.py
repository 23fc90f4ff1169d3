"""Secrets that Baken must be able to use itself, sealed under keys of their own (decision 0015).

A dump shows nothing, and whoever learns what signs the sessions opens nothing. The keys lie in a
small keyring of their own and can be replaced while everybody works: `baken keys rotate`.
"""

import base64
import binascii
import hashlib
import hmac
from functools import lru_cache
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models, transaction

from baken.accounts.models import FactorKind, LoginProvider, SecondFactor
from baken.vault.keeper.keyring import FileKeyring, KeyringTrouble

NONCE_BYTES = 12
MARK = "."
"""Stands between the version of the key and what it sealed; base64 has none."""


class Unsealable(ValueError):
    """What is kept was sealed under another key, for another purpose, or was changed."""


@lru_cache
def _ring(path: str) -> FileKeyring:
    return FileKeyring(Path(path))


def ring() -> FileKeyring:
    """Give the keys for logging in, made by `baken run` and `baken setup`; changes are seen."""
    return _ring(settings.LOGIN_KEYRING)


def seal(secret: bytes, *, purpose: str) -> str:
    """Give the secret as text that opens only for the same purpose."""
    keys = ring()
    version = keys.current
    sealed = keys.wrap(secret, purpose.encode())
    return f"{version}{MARK}{base64.urlsafe_b64encode(sealed).decode()}"


def unseal(text: str, *, purpose: str) -> bytes:
    """Give the secret; raise Unsealable when it was not sealed here for this purpose."""
    version, mark, kept = text.rpartition(MARK)
    try:
        sealed = base64.urlsafe_b64decode(kept)
        if mark:
            return ring().unwrap(version, sealed, purpose.encode())
        return _of_before(sealed, purpose)
    except (KeyringTrouble, InvalidTag, binascii.Error) as error:
        raise Unsealable(purpose) from error


def _of_before(sealed: bytes, purpose: str) -> bytes:
    """Open what was sealed when the key still came from the one that signs sessions."""
    key = hmac.digest(settings.SECRET_KEY.encode(), b"baken.sealed", hashlib.sha256)
    return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], purpose.encode())


def leave_old_keys() -> int:
    """Seal everything that is kept under the newest key; give how many. Run as the owner.

    Can be broken off and done again. What cannot be opened stays as it is: somebody sets that up
    anew.
    """
    return _again(_of_apps()) + _again(_of_services())


def _of_apps() -> models.QuerySet[SecondFactor]:
    return models.QuerySet(SecondFactor).filter(kind=FactorKind.APP)


def _of_services() -> models.QuerySet[LoginProvider]:
    return models.QuerySet(LoginProvider).exclude(sealed="")


def purpose_of(row: SecondFactor | LoginProvider) -> str:
    """Give what the secret in a row is bound to."""
    if isinstance(row, SecondFactor):
        return f"app:{row.person_id}"
    return f"client:{row.pk}"


@transaction.atomic
def _again(rows: models.QuerySet[Any]) -> int:
    done = 0
    newest = ring().current + MARK
    for row in rows.select_for_update():
        if row.sealed.startswith(newest):
            continue
        try:
            secret = unseal(row.sealed, purpose=purpose_of(row))
        except Unsealable:
            continue
        row.sealed = seal(secret, purpose=purpose_of(row))
        row.save(update_fields=["sealed"])
        done += 1
    return done
