"""A person's own key: X25519, the private half locked with a passphrase (Argon2id, RFC 9106).

The locked form may lie in the database: without the passphrase it opens nothing.
"""

import os
from dataclasses import dataclass
from uuid import UUID

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from nacl.public import PrivateKey

FORMAT = b"i1"
SHORTEST = 12
"""Characters of a passphrase: two or three words."""

_SALT, _NONCE = 16, 12
_PASSES, _KIBIBYTES, _LANES = 3, 64 * 1024, 1


class WrongPassphrase(ValueError):
    """This passphrase does not open this key, or the key is not whole or of somebody else."""


class WeakPassphrase(ValueError):
    """A passphrase too short to guard anything."""


@dataclass(frozen=True)
class LockedKey:
    """A key as it is stored: the public half, and the private half under a passphrase."""

    person_id: UUID
    public: bytes
    locked: bytes


def make(person_id: UUID, passphrase: str) -> LockedKey:
    """Make a person's key; raise WeakPassphrase."""
    return _lock(person_id, PrivateKey.generate(), passphrase)


def unlock(key: LockedKey, passphrase: str) -> PrivateKey:
    """Give the private half for the moment; raise WrongPassphrase."""
    body = key.locked.removeprefix(FORMAT)
    salt, nonce = body[:_SALT], body[_SALT : _SALT + _NONCE]
    try:
        secret = AESGCM(_derived(passphrase, salt)).decrypt(
            nonce, body[_SALT + _NONCE :], _bound(key.person_id, key.public)
        )
    except (InvalidTag, ValueError, HashingError) as error:
        raise WrongPassphrase("This passphrase does not open this key.") from error
    return PrivateKey(secret)


def change(key: LockedKey, old: str, new: str) -> LockedKey:
    """Give the same key under another passphrase; raise WrongPassphrase or WeakPassphrase."""
    return _lock(key.person_id, unlock(key, old), new)


def _lock(person_id: UUID, private: PrivateKey, passphrase: str) -> LockedKey:
    if len(passphrase.strip()) < SHORTEST:
        raise WeakPassphrase(f"A passphrase has at least {SHORTEST} characters.")
    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    public = bytes(private.public_key)
    bound = _bound(person_id, public)
    locked = AESGCM(_derived(passphrase, salt)).encrypt(nonce, bytes(private), bound)
    return LockedKey(person_id, public, FORMAT + salt + nonce + locked)


def _derived(passphrase: str, salt: bytes) -> bytes:
    return hash_secret_raw(
        passphrase.encode("utf-8", "surrogatepass"),
        salt,
        _PASSES,
        _KIBIBYTES,
        _LANES,
        32,
        Type.ID,
    )


def _bound(person_id: UUID, public: bytes) -> bytes:
    """Name whose key it is, so that it cannot stand in the place of somebody else's."""
    return b"baken.inner.key" + person_id.bytes + public
