"""What the process of the portal works with: its database functions, its pepper, its limits."""

import hmac
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import psycopg
import structlog
from psycopg_pool import PoolTimeout

from baken.portal.flood import Buckets, Room, Solved
from baken.portal.looks import Looks
from baken.portal.store import Desk, Store

REMEMBERED = 15.0
"""Seconds that the list of municipalities is used again; handing in asks the database itself."""

Down = (psycopg.OperationalError, PoolTimeout)
"""What happens when the database is away for a moment."""

log = structlog.get_logger()


class NotReady(RuntimeError):
    """The portal was asked something before it was given what it works with."""


@dataclass
class House:
    """One process of the portal."""

    store: Store
    pepper: bytes
    onion: str = ""
    entries: Mapping[str, str] = field(default_factory=dict)
    is_proxied: bool = False
    handing: Buckets = field(default_factory=lambda: Buckets(size=10, per_hour=20))
    trying: Buckets = field(default_factory=lambda: Buckets(size=5, per_hour=30))
    room: Room = field(
        default_factory=lambda: Room(at_once=os.cpu_count() or 2, waiting=32, patience=10.0)
    )
    # Of their own, so that whoever guesses at receipts never stands before whoever reports.
    back_room: Room = field(default_factory=lambda: Room(at_once=1, waiting=8, patience=10.0))
    # Each holds a whole sealed file for as long as the database takes to keep it.
    file_room: Room = field(default_factory=lambda: Room(at_once=2, waiting=2, patience=10.0))
    printing: Room = field(default_factory=lambda: Room(at_once=1, waiting=8, patience=10.0))
    solved: Solved = field(default_factory=Solved)
    looks: Looks = field(default_factory=Looks)
    _desks: list[Desk] = field(default_factory=list)
    _asked: float = -REMEMBERED

    def desks(self) -> list[Desk]:
        """Give the municipalities that take reports; the last known ones while nobody answers."""
        if time.monotonic() - self._asked >= REMEMBERED:
            try:
                self._desks = self.store.desks()
            except Down:
                if not self._desks:
                    raise
                log.warning("desks_unknown")
            self._asked = time.monotonic()
        return self._desks

    def desk(self, slug: str) -> Desk | None:
        """Give one municipality, by its name in addresses."""
        return next((desk for desk in self.desks() if desk.slug == slug), None)

    def likeness(self, desk: Desk, text: str) -> int:
        """Give a mark that is equal for equal texts in one municipality; zero without a text."""
        plain = "".join(each for each in text.casefold() if each.isalnum())
        if not plain:
            return 0
        digest = hmac.digest(self.pepper, b"like" + desk.id.bytes + plain.encode(), "sha256")
        return int.from_bytes(digest[:8], signed=True) or 1


class _Here:
    house: House | None = None


def configure(house: House | None) -> None:
    """Work with this from now on."""
    _Here.house = house


def here() -> House:
    """Give what the process works with; raise NotReady."""
    if _Here.house is None:
        raise NotReady("Call baken.portal.house.configure first.")
    return _Here.house
