"""The keys that wrap data keys (key encryption keys, KEK), by version; and the file keyring."""

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12


class KeyringTrouble(RuntimeError):
    """The keyring cannot do what was asked: a version is missing, or a wrapped key is not whole."""


class Keyring(Protocol):
    """Wraps and unwraps data keys; the wrapping keys themselves never leave it."""

    @property
    def current(self) -> str:
        """Give the version that wraps new keys."""
        ...

    @property
    def versions(self) -> tuple[str, ...]:
        """Give all versions that can still unwrap, oldest first."""
        ...

    def wrap(self, secret: bytes, bound: bytes) -> bytes:
        """Give a data key wrapped under the current version, bound to what it is for."""
        ...

    def unwrap(self, version: str, wrapped: bytes, bound: bytes) -> bytes:
        """Give a data key; raise KeyringTrouble when version or binding are not right."""
        ...

    def add(self) -> str:
        """Make a new version the current one, and give its name."""
        ...

    def drop(self, version: str) -> None:
        """Forget a version for good; raise KeyringTrouble for the current one."""
        ...

    def derive(self, purpose: str) -> bytes:
        """Give a key of 32 bytes for one purpose; it stays the same when versions change."""
        ...


@dataclass(frozen=True)
class Ring:
    """The keys as they stand in the file: a root for derived keys, and versions by name."""

    root: bytes
    keys: Mapping[str, bytes]

    @classmethod
    def new(cls) -> "Ring":
        """Make a ring with a first version."""
        return cls(secrets.token_bytes(32), {"kek-1": secrets.token_bytes(32)})

    @property
    def versions(self) -> tuple[str, ...]:
        """Give the versions in order of number."""
        return tuple(sorted(self.keys, key=number_of))

    def as_text(self) -> str:
        """Give the ring as the file holds it."""
        keys = {name: self.keys[name].hex() for name in self.versions}
        return json.dumps({"root": self.root.hex(), "keys": keys}, indent=2) + "\n"

    @classmethod
    def read(cls, text: str) -> "Ring":
        """Read a file; raise KeyringTrouble when it is not whole."""
        try:
            told = json.loads(text)
            keys = {str(name): bytes.fromhex(key) for name, key in told["keys"].items()}
            ring = cls(bytes.fromhex(told["root"]), keys)
            sizes = {len(ring.root), *(len(key) for key in keys.values())}
            numbers = [number_of(name) for name in keys]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise KeyringTrouble("The keyring file is not whole.") from error
        if sizes != {32} or not numbers:
            raise KeyringTrouble("The keyring file is not whole.")
        return ring


def number_of(version: str) -> int:
    """Give the number in the name of a version; raise ValueError when it has none."""
    return int(version.removeprefix("kek-"))


def next_version(versions: tuple[str, ...]) -> str:
    """Give the name of the version after these."""
    return f"kek-{max(map(number_of, versions), default=0) + 1}"


class FileKeyring:
    """A keyring in one file that only its owner reads; changes from outside are picked up."""

    def __init__(self, path: Path) -> None:
        """Open a keyring; raise KeyringTrouble when it is not there or not whole."""
        self.path = path
        self._stamp: tuple[int, int] | None = None
        self._ring = self._fresh()

    @classmethod
    def make(cls, path: Path) -> "FileKeyring":
        """Make a new keyring; raise FileExistsError when there is one: a new key opens nothing."""
        if path.exists():
            raise FileExistsError(path)
        write_whole(path, Ring.new().as_text())
        return cls(path)

    @property
    def current(self) -> str:
        """Give the newest version."""
        return self.versions[-1]

    @property
    def versions(self) -> tuple[str, ...]:
        """Give all versions, oldest first."""
        return self._fresh().versions

    def wrap(self, secret: bytes, bound: bytes) -> bytes:
        """Wrap with AES-256-GCM under the current version."""
        nonce = secrets.token_bytes(NONCE)
        return nonce + AESGCM(self._key(self.current)).encrypt(nonce, secret, bound)

    def unwrap(self, version: str, wrapped: bytes, bound: bytes) -> bytes:
        """Unwrap; raise KeyringTrouble when version, key or binding are not right."""
        try:
            return AESGCM(self._key(version)).decrypt(wrapped[:NONCE], wrapped[NONCE:], bound)
        except (InvalidTag, ValueError) as error:
            raise KeyringTrouble("A wrapped key is not whole, or not for this.") from error

    def add(self) -> str:
        """Add a version to the file."""
        ring = self._fresh()
        name = next_version(ring.versions)
        self._write(Ring(ring.root, {**ring.keys, name: secrets.token_bytes(32)}))
        return name

    def drop(self, version: str) -> None:
        """Take a version out of the file."""
        ring = self._fresh()
        if version == ring.versions[-1]:
            raise KeyringTrouble("The version in use cannot be dropped.")
        self._write(Ring(ring.root, {k: v for k, v in ring.keys.items() if k != version}))

    def derive(self, purpose: str) -> bytes:
        """Derive with HMAC-SHA256 from the root, which never changes."""
        return hmac.new(self._fresh().root, purpose.encode(), hashlib.sha256).digest()

    def _key(self, version: str) -> bytes:
        try:
            return self._fresh().keys[version]
        except KeyError as error:
            raise KeyringTrouble(f"The keyring has no version {version}.") from error

    def _fresh(self) -> Ring:
        try:
            found = self.path.stat()
            stamp = (found.st_mtime_ns, found.st_ino)
            if stamp != self._stamp:
                self._ring = Ring.read(self.path.read_text())
                self._stamp = stamp
        except OSError as error:
            raise KeyringTrouble("The keyring file cannot be read.") from error
        return self._ring

    def _write(self, ring: Ring) -> None:
        write_whole(self.path, ring.as_text())


def write_whole(path: Path, text: str) -> None:
    """Write a file for its owner alone; after a crash it is the old or the new one, on disk."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
