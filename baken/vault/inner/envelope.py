"""A text sealed to named people: one content key, handed to each of them in a sealed box.

The text is padded, so that its length tells little: names are short. Everything is bound to the
record, so that neither text nor key can be moved to another.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

FEWEST = 2
"""People who must be able to open: one may leave, fall ill or forget."""

STEP = 256
_NONCE, _LENGTH, _KEY = 12, 4, 32


class TooFew(ValueError):
    """A text must be sealed to at least two different people."""


class NotForYou(ValueError):
    """This envelope does not open with this key, or is not whole, or of another record."""


@dataclass(frozen=True)
class Envelope:
    """A sealed record: the text, and the content key for each person who may open it."""

    record_id: UUID
    sealed: bytes
    keys: Mapping[UUID, bytes]


def seal(record_id: UUID, text: str, people: Mapping[UUID, bytes]) -> Envelope:
    """Seal a text to these people's public keys, by id; raise TooFew."""
    if len(set(people.values())) < FEWEST:
        raise TooFew(f"Seal to at least {FEWEST} different people.")
    key, nonce = AESGCM.generate_key(256), os.urandom(_NONCE)
    sealed = nonce + AESGCM(key).encrypt(nonce, _padded(text), _bound(record_id))
    keys = {person: _handed(record_id, key, public) for person, public in people.items()}
    return Envelope(record_id, sealed, keys)


def unseal(envelope: Envelope, person_id: UUID, private: PrivateKey) -> str:
    """Give the text to one of the people it was sealed to; raise NotForYou."""
    key = _content_key(envelope, person_id, private)
    nonce, body = envelope.sealed[:_NONCE], envelope.sealed[_NONCE:]
    try:
        return _text(AESGCM(key).decrypt(nonce, body, _bound(envelope.record_id)))
    except (InvalidTag, ValueError) as error:
        raise NotForYou("This record is not whole, or is another.") from error


def renew(
    envelope: Envelope, person_id: UUID, private: PrivateKey, people: Mapping[UUID, bytes]
) -> Envelope:
    """Hand the content key to exactly these people, by somebody who can open; the text stays shut.

    Raises TooFew, and NotForYou for whoever cannot open it.
    """
    if len(set(people.values())) < FEWEST:
        raise TooFew(f"Seal to at least {FEWEST} different people.")
    key = _content_key(envelope, person_id, private)
    keys = {each: _handed(envelope.record_id, key, public) for each, public in people.items()}
    return replace(envelope, keys=keys)


def _content_key(envelope: Envelope, person_id: UUID, private: PrivateKey) -> bytes:
    try:
        handed = SealedBox(private).decrypt(envelope.keys[person_id])
    except (KeyError, CryptoError) as error:
        raise NotForYou("This record was not sealed to this key.") from error
    bound = _bound(envelope.record_id)
    if not handed.startswith(bound) or len(handed) != len(bound) + _KEY:
        raise NotForYou("This key is of another record.")
    return handed[len(bound) :]


def _handed(record_id: UUID, key: bytes, public: bytes) -> bytes:
    return SealedBox(PublicKey(public)).encrypt(_bound(record_id) + key)


def _bound(record_id: UUID) -> bytes:
    return b"baken.inner.record" + record_id.bytes


def _padded(text: str) -> bytes:
    plain = text.encode("utf-8", "surrogatepass")
    told = len(plain).to_bytes(_LENGTH) + plain
    return told + bytes(-len(told) % STEP)


def _text(padded: bytes) -> str:
    length = int.from_bytes(padded[:_LENGTH])
    return padded[_LENGTH : _LENGTH + length].decode("utf-8", "surrogatepass")
