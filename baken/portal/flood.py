"""Against floods, without keeping who asks: an address becomes a keyed hash that lives an hour.

Kept in the memory of one process. Who asks too often waits on a page of their own; nobody else
waits for them. A browser that solves a small puzzle may go on at once.
"""

import hashlib
import hmac
import ipaddress
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

MOST_KNOWN = 100_000
EASY_BITS = 16


class Busy(RuntimeError):
    """Too much at once: come back in a moment."""


@dataclass
class Buckets:
    """Token buckets: `size` at once, and `per_hour` after that."""

    size: float
    per_hour: float
    levels: dict[bytes, tuple[float, float]] = field(default_factory=dict)
    guard: threading.Lock = field(default_factory=threading.Lock)
    salt: bytes = field(default_factory=lambda: os.urandom(32))
    born: float = field(default_factory=time.monotonic)

    def lets(self, address: str) -> bool:
        """Say whether whoever asks from this address may go on."""
        now = time.monotonic()
        with self.guard:
            self._forget(now)
            name = hmac.digest(self.salt, _near(address), "sha256")[:16]
            level, at = self.levels.get(name, (self.size, now))
            level = min(self.size, level + (now - at) / 3600 * self.per_hour)
            allowed = level >= 1
            self.levels[name] = (level - 1 if allowed else level, now)
        return allowed

    def _forget(self, now: float) -> None:
        if now - self.born >= 3600 or len(self.levels) > MOST_KNOWN:
            self.levels.clear()
            self.salt, self.born = os.urandom(32), now


class Room:
    """Lets so many do something heavy at once, and so many wait; others come back later."""

    def __init__(self, *, at_once: int, waiting: int, patience: float) -> None:
        """Make room."""
        self._working = threading.BoundedSemaphore(at_once)
        self._all = threading.BoundedSemaphore(at_once + waiting)
        self._patience = patience

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Do it inside; raise Busy when it is too full."""
        if not self._all.acquire(blocking=False):
            raise Busy
        try:
            if not self._working.acquire(timeout=self._patience):
                raise Busy
            try:
                yield
            finally:
                self._working.release()
        finally:
            self._all.release()


@dataclass
class Solved:
    """Puzzles that were used, so that each counts once."""

    known: set[str] = field(default_factory=set)
    guard: threading.Lock = field(default_factory=threading.Lock)

    def counts(self, puzzle: str, answer: str) -> bool:
        """Say whether this answer solves this puzzle, for the first time."""
        if len(answer) > 20 or not is_solved(puzzle, answer):
            return False
        with self.guard:
            if len(self.known) > MOST_KNOWN:
                self.known.clear()
            fresh = puzzle not in self.known
            self.known.add(puzzle)
        return fresh


def is_solved(puzzle: str, answer: str, bits: int = EASY_BITS) -> bool:
    """Say whether the hash of both begins with so many zero bits."""
    digest = hashlib.sha256(f"{puzzle}:{answer}".encode()).digest()
    return int.from_bytes(digest[:8]) >> (64 - bits) == 0


def _near(address: str) -> bytes:
    """Give what stands for one line: an IPv4 address, or the 64 bits of an IPv6 network."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return b"unknown"
    return known.packed if known.version == 4 else known.packed[:8]
