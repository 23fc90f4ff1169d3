"""The glossary (begrippenlijst): the one bridge between English code and Dutch screens."""

from collections.abc import Iterator

from pydantic import Field

from baken.knowledge.kinds import Kind, Layout, Situations
from baken.knowledge.record import Fault, Id, Line, Record, doubles
from baken.knowledge.situations import VersionExample
from baken.knowledge.source import Source
from baken.knowledge.text import Text
from baken.knowledge.versions import UnknownId, Version


class Entry(Record):
    """One term: its name in the code, what people call it, and what it means."""

    id: Id
    name: Text
    meaning: Text
    source: Source
    remark: Line | None = None


class Glossary(Version):
    """All terms of the field and of the software."""

    entries: tuple[Entry, ...] = Field(min_length=1)

    def entry(self, name: str) -> Entry:
        """Give one term by its name in the code; raise UnknownId."""
        for entry in self.entries:
            if entry.id == name:
                return entry
        raise UnknownId(f"‘{name}’ staat niet in de begrippenlijst van {self.valid_from}.")

    def faults(self) -> Iterator[Fault]:
        """Give code names that occur twice."""
        yield from super().faults()
        yield from doubles("entries", (entry.id for entry in self.entries))


GLOSSARY: Kind[Glossary] = Kind("glossary", Layout.SINGLE, Glossary, Situations[VersionExample])
