"""What comes from outside, sealed to a municipality and to the reporter themselves. No Django.

Whoever seals cannot open again. The text gets a key of its own; that key goes in sealed boxes
(X25519, XSalsa20-Poly1305) to those who may open. Key and text are bound to the row and its owner,
and padded, so that the length tells little. Decision 0019.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

STEP = 1024
LONGEST = 64 * 1024
_NONCE, _LENGTH, _KEY = 12, 4, 32
_NAME = b"baken.outside.1"


class Unopenable(ValueError):
    """A sealed text that does not open: of another row, to another key, or not whole."""


@dataclass(frozen=True)
class Bound:
    """The row that a text belongs to."""

    owner_id: UUID
    row_id: UUID

    @property
    def name(self) -> bytes:
        """Give what key and text are bound to."""
        return _NAME + self.owner_id.bytes + self.row_id.bytes


@dataclass(frozen=True)
class Sealed:
    """A sealed text, and the box with its key for everybody who may open it."""

    body: bytes
    boxes: Mapping[str, bytes]


def private_key(seed: bytes) -> PrivateKey:
    """Give the private key of a municipality, from a seed that only the keeper can derive."""
    return PrivateKey(seed)


def purpose(owner_id: UUID) -> str:
    """Name what the seed of a municipality is derived for."""
    return f"baken.outside.1.{owner_id}"


def seal(bound: Bound, text: str, readers: Mapping[str, bytes]) -> Sealed:
    """Seal a text to these public keys, by the name of who holds each."""
    key, nonce = AESGCM.generate_key(256), os.urandom(_NONCE)
    body = nonce + AESGCM(key).encrypt(nonce, _padded(text), bound.name)
    boxes = {
        name: SealedBox(PublicKey(public)).encrypt(bound.name + key)
        for name, public in readers.items()
    }
    return Sealed(body, boxes)


def unbox(bound: Bound, box: bytes, private: PrivateKey) -> bytes:
    """Give the key in a box; raise Unopenable when it is not ours or not of this row."""
    try:
        opened = SealedBox(private).decrypt(box)
    except (CryptoError, ValueError, TypeError) as error:
        raise Unopenable("This box is of another key.") from error
    if not opened.startswith(bound.name) or len(opened) != len(bound.name) + _KEY:
        raise Unopenable("This box is of another row.")
    return opened[len(bound.name) :]


def unseal(bound: Bound, body: bytes, key: bytes) -> str:
    """Give the text; raise Unopenable."""
    try:
        plain = AESGCM(key).decrypt(body[:_NONCE], body[_NONCE:], bound.name)
    except (InvalidTag, ValueError) as error:
        raise Unopenable("This text is of another row, or not whole.") from error
    return plain[_LENGTH : _LENGTH + int.from_bytes(plain[:_LENGTH])].decode()


def _padded(text: str) -> bytes:
    plain = text.encode("utf-8", "replace")[:LONGEST]
    plain = plain.decode("utf-8", "ignore").encode()
    told = len(plain).to_bytes(_LENGTH) + plain
    return told + bytes(-len(told) % STEP)
