"""Recovery by custodians: a secret in three shares, of which any two give it back and one nothing.

For each pair of custodians the secret is cut in two by a random pad (XOR), so that a single share
tells nothing at all, whatever somebody can compute. Shares can be printed.
"""

import hashlib
import hmac
import os
from base64 import b32decode, b32encode
from dataclasses import dataclass
from textwrap import wrap

SIZE = 32
CUSTODIANS = 3
_CHECK = 5
_BODY = 1 + 2 * SIZE


class BadShare(ValueError):
    """A share was mistyped, is of another secret, or is the same one twice."""


@dataclass(frozen=True)
class Share:
    """What one custodian keeps: a half for each of the two others, in order of their number."""

    number: int
    halves: tuple[bytes, bytes]

    def __repr__(self) -> str:
        return f"<Share {self.number}>"

    def printed(self) -> str:
        """Give the share as one can print and type it, with a check against mistakes."""
        body = bytes([self.number]) + b"".join(self.halves)
        return " ".join(wrap(b32encode(body + _check(body)).decode(), 4))


def split(secret: bytes) -> tuple[Share, ...]:
    """Cut a secret of 32 bytes into three shares; raise ValueError for another length."""
    if len(secret) != SIZE:
        raise ValueError(f"A secret has {SIZE} bytes.")
    halves: dict[tuple[int, int], bytes] = {}
    for one in range(CUSTODIANS):
        for other in range(one + 1, CUSTODIANS):
            pad = os.urandom(SIZE)
            halves[one, other], halves[other, one] = pad, _xor(secret, pad)
    return tuple(Share(each, _halves_of(halves, each)) for each in range(CUSTODIANS))


def join(one: Share, other: Share) -> bytes:
    """Give the secret back from any two shares; raise BadShare for the same one twice.

    Shares of two different secrets give nonsense: hold the outcome against the public key.
    """
    if one.number == other.number:
        raise BadShare("Two different shares are needed.")
    return _xor(_half(one, other.number), _half(other, one.number))


def read(printed: str) -> Share:
    """Read a share as somebody typed it; raise BadShare when a mistake was made."""
    try:
        told = b32decode("".join(printed.split()).upper())
    except ValueError as error:
        raise BadShare("This share has a letter that cannot be.") from error
    body, check = told[:_BODY], told[_BODY:]
    if len(body) != _BODY or not hmac.compare_digest(check, _check(body)):
        raise BadShare("A mistake was made in typing this share.")
    if body[0] >= CUSTODIANS:
        raise BadShare("There is no share with this number.")
    return Share(body[0], (body[1 : 1 + SIZE], body[1 + SIZE :]))


def _halves_of(halves: dict[tuple[int, int], bytes], number: int) -> tuple[bytes, bytes]:
    first, second = (other for other in range(CUSTODIANS) if other != number)
    return halves[number, first], halves[number, second]


def _half(share: Share, other: int) -> bytes:
    others = [number for number in range(CUSTODIANS) if number != share.number]
    return share.halves[others.index(other)]


def _check(body: bytes) -> bytes:
    return hashlib.sha256(b"baken.inner.share" + body).digest()[:_CHECK]


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
