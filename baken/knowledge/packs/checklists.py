"""Checklists of inspections: what is supervised, on what ground, and signs seen by the way."""

from collections.abc import Iterator

from pydantic import Field

from baken.knowledge.kinds import Kind, Layout, Situations
from baken.knowledge.record import Fault, Id, Record, doubles
from baken.knowledge.situations import VersionExample
from baken.knowledge.text import Text
from baken.knowledge.versions import Version


class ChecklistItem(Record):
    """One line: a rule that is supervised, or a sign of trafficking seen by the way.

    `fact` is what the adviser knows once this was seen (`knowledge/enforcement`).
    """

    id: Id
    text: Text
    is_indicator: bool = False
    fact: Id | None = None


class Checklist(Version):
    """What an inspection of one kind looks at, and the limits of its powers."""

    id: Id
    name: Text
    legal_ground: Text
    entry: Text
    powers: tuple[Text, ...] = Field(min_length=1)
    limits: tuple[Text, ...] = Field(min_length=1)
    items: tuple[ChecklistItem, ...] = Field(min_length=3)

    def find(self, name: str) -> ChecklistItem | None:
        """Give the line with this id, or None."""
        return next((one for one in self.items if one.id == name), None)

    def faults(self) -> Iterator[Fault]:
        """Give doubled lines, and a list without signs of trafficking."""
        yield from super().faults()
        yield from doubles("items", (one.id for one in self.items))
        if not any(one.is_indicator for one in self.items):
            yield Fault("items", "Er staat geen signaal van mensenhandel bij. Voeg er een toe.")


CHECKLISTS: Kind[Checklist] = Kind(
    "checklists", Layout.NAMED, Checklist, Situations[VersionExample]
)
