"""The receipt: twenty digits with which a reporter comes back, and what is derived of them.

Eighteen random digits (60 bits) and two check digits (ISO 7064, mod 97-10): a slip of the pen is
caught without an attempt. One Argon2id over the digits, then a pepper that is not in the database:
half of the outcome finds the report, the other half opens the reporter's key. Decision 0019.
"""

import hmac
import os
import secrets
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from nacl.public import PrivateKey

RANDOM, GROUP = 18, 4
PASSES, KIBIBYTES, LANES = 2, 19 * 1024, 1
_NONCE = 12
_DIGITS = {ord(zero) + n: str(n) for zero in "٠۰०০๐" for n in range(10)}
"""Digits of other scripts, as the keyboard of a phone may write them."""


@dataclass(frozen=True)
class Opened:
    """What a receipt gives: where the report is found, and what opens the reporter's key."""

    locator: bytes
    key: bytes

    def __repr__(self) -> str:
        return "<Opened>"


def new() -> str:
    """Give a new receipt, as twenty digits."""
    return _checked(f"{secrets.randbelow(10**RANDOM):0{RANDOM}}")


def read(typed: str) -> str | None:
    """Give the receipt somebody typed, however they grouped it; None when it cannot be one."""
    digits = "".join(each for each in typed.translate(_DIGITS) if each in "0123456789")
    is_whole = len(digits) == RANDOM + 2 and _checked(digits[:RANDOM]) == digits
    return digits if is_whole else None


def groups(receipt: str) -> list[str]:
    """Give a receipt in groups of four, as it is shown and read aloud."""
    return [receipt[at : at + GROUP] for at in range(0, len(receipt), GROUP)]


def derive(receipt: str, *, salt: bytes, pepper: bytes) -> Opened:
    """Give what a receipt opens; takes tens of milliseconds on purpose."""
    stretched = hash_secret_raw(receipt.encode(), salt, PASSES, KIBIBYTES, LANES, 64, Type.ID)
    return Opened(
        locator=hmac.digest(pepper, b"locator" + stretched[:32], "sha256"),
        key=hmac.digest(pepper, b"key" + stretched[32:], "sha256"),
    )


def lock(private: PrivateKey, opened: Opened) -> bytes:
    """Give the reporter's private key, locked with the receipt."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(opened.key).encrypt(nonce, bytes(private), opened.locator)


def unlock(locked: bytes, opened: Opened) -> PrivateKey | None:
    """Give the reporter's private key; None when it was locked with another receipt."""
    try:
        secret = AESGCM(opened.key).decrypt(locked[:_NONCE], locked[_NONCE:], opened.locator)
    except (InvalidTag, ValueError):
        return None
    return PrivateKey(secret)


def _checked(random: str) -> str:
    return f"{random}{98 - int(random) * 100 % 97:02}"
