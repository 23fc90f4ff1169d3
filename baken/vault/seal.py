"""The sealed form of one text: AES-256-GCM, bound to the place where it lies. No Django.

`b1.` and then, in base64url: id of the data key (16 bytes), nonce (12), ciphertext and tag (16).
The associated data names format, table, column, row, owner, scope and key, so that a ciphertext
that was moved to another cell, row, dossier or organisation does not open (NIST SP 800-38D).
"""

import binascii
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from baken.vault.place import Place

FORMAT = "b1"
MARK = FORMAT + "."
_ID, _NONCE, _TAG = 16, 12, 16
SHORTEST = _ID + _NONCE + _TAG


class Unsealable(ValueError):
    """A stored text that does not open here: plain, broken, moved or under another key."""


@dataclass(frozen=True)
class DataKey:
    """A data key in the open; it lives as long as one request and is never stored."""

    id: UUID
    secret: bytes

    def __repr__(self) -> str:
        return f"<DataKey {self.id}>"


def new_secret() -> bytes:
    """Give a new data key."""
    return AESGCM.generate_key(256)


def seal(text: str, *, key: DataKey, place: Place, column: str) -> str:
    """Give the sealed form of a text for one cell; every call gives another."""
    nonce = os.urandom(_NONCE)
    bound = _bound(key.id, place, column)
    sealed = AESGCM(key.secret).encrypt(nonce, text.encode("utf-8", "surrogatepass"), bound)
    return MARK + urlsafe_b64encode(key.id.bytes + nonce + sealed).decode()


def unseal(stored: str, *, key: DataKey, place: Place, column: str) -> str:
    """Give the text; raise Unsealable when it was not sealed for this cell with this key."""
    body = _body(stored)
    nonce, sealed = body[_ID : _ID + _NONCE], body[_ID + _NONCE :]
    try:
        opened = AESGCM(key.secret).decrypt(nonce, sealed, _bound(key.id, place, column))
    except InvalidTag as error:
        raise Unsealable("This text was not sealed for this place with this key.") from error
    return opened.decode("utf-8", "surrogatepass")


def key_of(stored: str) -> UUID:
    """Give the id of the key under which a text was sealed; raise Unsealable for a plain text."""
    return UUID(bytes=_body(stored)[:_ID])


def is_sealed(stored: str) -> bool:
    """Say whether a stored text has the sealed form."""
    try:
        _body(stored)
    except Unsealable:
        return False
    return True


def _body(stored: str) -> bytes:
    if not stored.startswith(MARK):
        raise Unsealable("This text is not sealed.")
    try:
        body = urlsafe_b64decode(stored[len(MARK) :])
    except (binascii.Error, ValueError) as error:
        raise Unsealable("This sealed text is broken.") from error
    if len(body) < SHORTEST:
        raise Unsealable("This sealed text is too short.")
    return body


def _bound(key_id: UUID, place: Place, column: str) -> bytes:
    scope = place.scope
    parts = (
        FORMAT,
        place.table,
        column,
        place.row_id,
        scope.owner_id,
        scope.kind,
        scope.id,
        key_id,
    )
    # No part can hold the separator: names of tables and columns, and ids.
    return "\x1f".join(str(part) for part in parts).encode()
