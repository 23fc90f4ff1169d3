"""How the entry of a municipality looks: its colours, name, logo and opening words.

A look decides nothing: without one, or when nobody can be asked, the entry of Baken shows.
"""

import time
from dataclasses import dataclass, field
from uuid import UUID

import psycopg
import structlog
from psycopg_pool import PoolTimeout

from baken.core.colours import is_colour, mixed
from baken.portal.store import Desk, LookRow, Store

REMEMBERED = 30.0
BAND, ACCENT = "#0c2638", "#00656a"
log = structlog.get_logger()


@dataclass(frozen=True)
class Look:
    """What one municipality chose; the words only in Dutch and English."""

    row: LookRow

    @property
    def band(self) -> str:
        """Give the colour of the bar, on which letters are white."""
        return self.row.band if is_colour(self.row.band) else BAND

    @property
    def accent(self) -> str:
        """Give the colour of buttons and links by day."""
        return self.row.accent if is_colour(self.row.accent) else ACCENT

    @property
    def strong(self) -> str:
        """Give what a button becomes under a finger."""
        return mixed(self.accent, "#000000", 0.25)

    @property
    def mist(self) -> str:
        """Give the faint ground of what one may choose."""
        return mixed("#ffffff", self.accent, 0.12)

    def opening(self, language: str) -> tuple[str, str]:
        """Give the title and the words under it; empty where Baken's own are read."""
        if language == "nl":
            return self.row.title_nl, self.row.lead_nl
        return (self.row.title_en, self.row.lead_en) if language == "en" else ("", "")


@dataclass
class Looks:
    """The looks of all municipalities, remembered for a moment; and their logos."""

    _known: dict[UUID, Look] = field(default_factory=dict)
    _logos: dict[UUID, tuple[str, bytes]] = field(default_factory=dict)
    _asked: float = -REMEMBERED

    def all(self, store: Store) -> dict[UUID, Look]:
        """Give them by municipality; the last known ones while nobody answers."""
        if time.monotonic() - self._asked >= REMEMBERED:
            try:
                self._known = {row.owner: Look(row) for row in store.looks()}
            except (psycopg.OperationalError, PoolTimeout):
                log.warning("looks_unknown")
            self._asked = time.monotonic()
        return self._known

    def of(self, store: Store, desk: Desk) -> Look | None:
        """Give the look of one municipality, or None."""
        return self.all(store).get(desk.id)

    def logo(self, store: Store, desk: Desk) -> bytes:
        """Give the logo as PNG; empty without one."""
        look = self.of(store, desk)
        mark = look.row.logo_mark if look else ""
        if not mark:
            return b""
        if self._logos.get(desk.id, ("", b""))[0] != mark:
            self._logos[desk.id] = (mark, store.logo(desk.id))
        return self._logos[desk.id][1]
