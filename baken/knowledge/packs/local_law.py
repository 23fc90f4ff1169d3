"""What a municipality can arrange by itself: bylaws, policy and housing (source 003 §3.3)."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from baken.knowledge.kinds import Kind, Layout, Situations
from baken.knowledge.record import Fault, Id, Record, doubles
from baken.knowledge.situations import VersionExample
from baken.knowledge.text import Text
from baken.knowledge.versions import Version

Group = Literal["bylaw", "policy", "housing"]


class LocalItem(Record):
    """One thing to arrange, why it matters, and the legal instruments that lean on it."""

    id: Id
    group: Group
    name: Text
    why: Text
    instruments: tuple[Id, ...] = ()


class LocalLaw(Version):
    """The list against which municipalities are compared."""

    items: tuple[LocalItem, ...] = Field(min_length=1)

    def faults(self) -> Iterator[Fault]:
        """Give doubled items."""
        yield from super().faults()
        yield from doubles("items", (one.id for one in self.items))


LOCAL_LAW: Kind[LocalLaw] = Kind("local_law", Layout.SINGLE, LocalLaw, Situations[VersionExample])
