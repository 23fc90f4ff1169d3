"""The sealed form of a file: libsodium's secret stream, in parts of one size. No Django.

A header and then messages of 64 KiB: a length, the bytes, and zeros. The number of messages is
padded (Padmé), so that the size of a file on disk tells little; a file that was cut, swapped or
reordered does not open. Each message is bound to the id of the file.
"""

from collections.abc import Iterator
from typing import BinaryIO
from uuid import UUID

from nacl import bindings as sodium
from nacl.exceptions import CryptoError
from nacl.utils import random

PART = 64 * 1024
_LENGTH = 4
_MESSAGE = _LENGTH + PART
_SEALED = _MESSAGE + sodium.crypto_secretstream_xchacha20poly1305_ABYTES
_HEADER = sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_MORE = sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_LAST = sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL


class Broken(ValueError):
    """A sealed file that does not open: cut, changed, another file or another key."""


def new_key() -> bytes:
    """Give a key for one file."""
    return bytes(random(sodium.crypto_secretstream_xchacha20poly1305_KEYBYTES))


def padded(parts: int) -> int:
    """Give to how many messages a file of so many is padded: at most an eighth more."""
    exponent = max(parts, 1).bit_length() - 1
    kept = exponent.bit_length()
    loose = max(exponent - kept, 0)
    mask = (1 << loose) - 1
    return (max(parts, 1) + mask) & ~mask


class Sealer:
    """Seals what it is given into an open file; holds one part in memory."""

    def __init__(self, target: BinaryIO, *, key: bytes, file_id: UUID) -> None:
        """Begin a sealed file."""
        self._target = target
        self._bound = _bound(file_id)
        self._waiting = bytearray()
        self._sealed = 0
        self._state = sodium.crypto_secretstream_xchacha20poly1305_state()
        target.write(sodium.crypto_secretstream_xchacha20poly1305_init_push(self._state, key))

    def write(self, data: bytes) -> None:
        """Seal more of the file."""
        self._waiting += data
        while len(self._waiting) > PART:  # the last part waits for `finish`
            self._push(bytes(self._waiting[:PART]), _MORE)
            del self._waiting[:PART]

    def finish(self) -> None:
        """Seal what is left, and pad."""
        empty = padded(self._sealed + 1) - self._sealed - 1
        self._push(bytes(self._waiting), _MORE if empty else _LAST)
        self._waiting.clear()
        for left in range(empty, 0, -1):
            self._push(b"", _LAST if left == 1 else _MORE)

    def _push(self, part: bytes, tag: int) -> None:
        message = len(part).to_bytes(_LENGTH) + part.ljust(PART, b"\0")
        sealed = sodium.crypto_secretstream_xchacha20poly1305_push(
            self._state, message, self._bound, tag
        )
        self._target.write(sealed)
        self._sealed += 1


def opened(source: BinaryIO, *, key: bytes, file_id: UUID) -> Iterator[bytes]:
    """Give the parts of a sealed file; raise Broken when it does not open to its end."""
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    try:
        header = source.read(_HEADER)
        sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, header, key)
        tag = _MORE
        while tag != _LAST:
            sealed = source.read(_SEALED)
            message, tag = sodium.crypto_secretstream_xchacha20poly1305_pull(
                state, sealed, _bound(file_id)
            )
            yield from _part_of(message)
    except (CryptoError, ValueError, RuntimeError) as error:
        raise Broken("This sealed file does not open.") from error
    if source.read(1):
        raise Broken("Something stands behind the end of this sealed file.")


def _part_of(message: bytes) -> Iterator[bytes]:
    length = int.from_bytes(message[:_LENGTH])
    if length:
        yield message[_LENGTH : _LENGTH + length]


def _bound(file_id: UUID) -> bytes:
    return b"baken.file.1\x1f" + file_id.bytes
