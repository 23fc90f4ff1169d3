"""Versions by date: which one is in force on a day (docs/explanation/knowledge-by-date.md)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from pydantic import Field

from baken.knowledge.record import Fault, Line, Record, doubles
from baken.knowledge.source import Source


class KnowledgeError(Exception):
    """The knowledge cannot answer; the message says why in plain Dutch."""


class NotInForce(KnowledgeError):
    """Nothing is in force on the day asked for; the message names the dates."""


class UnknownId(KnowledgeError):
    """No such list, term or instrument; the message names those that exist."""


class Version(Record):
    """One issue of something; `valid_until` is the last day in force."""

    valid_from: date
    valid_until: date | None = None
    source: Source
    checked_on: date | None = None
    checked_by: Line | None = None
    remark: Line | None = None

    def covers(self, day: date) -> bool:
        """Say whether the day lies between the first and the last day in force."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)

    def dated(self) -> tuple["Version", ...]:
        """Give the versions in this file: itself."""
        return (self,)

    def faults(self) -> Iterator[Fault]:
        """Give what is odd about the dates."""
        if self.valid_until is not None and self.valid_until < self.valid_from:
            yield Fault(
                "valid_until", "De laatste dag ligt vóór de eerste. Verbeter een van beide."
            )
        if self.checked_by and not self.checked_on:
            yield Fault("checked_on", "Er staat wel wie toetste, niet wanneer. Vul de dag in.")
        if self.checked_on and not self.checked_by:
            yield Fault(
                "checked_by", "Er staat wel wanneer is getoetst, niet door wie. Vul dat in."
            )


V = TypeVar("V", bound=Version)


class DatedValues(Record, Generic[V]):
    """One thing whose value changes: a file that holds its values, each from its own day."""

    values: tuple[V, ...] = Field(min_length=1)

    def dated(self) -> tuple[V, ...]:
        """Give the values, which are what is dated in this file."""
        return self.values

    def faults(self) -> Iterator[Fault]:
        """Give values that start on the same day, and what is odd about one value."""
        yield from doubles("values", (str(value.valid_from) for value in self.values))
        for value in self.values:
            for where, message in value.faults():
                yield Fault(f"values › {value.valid_from} › {where}", message)


@dataclass(frozen=True)
class Versions(Generic[V]):
    """All versions of one thing, oldest first."""

    label: str
    all: tuple[V, ...]

    def find(self, day: date) -> V | None:
        """Give the version in force, or None; an ended one never falls back to an older one."""
        begun = [version for version in self.all if version.valid_from <= day]
        return begun[-1] if begun and begun[-1].covers(day) else None

    def on(self, day: date) -> V:
        """Give the version in force; raise NotInForce."""
        version = self.find(day)
        if version is None:
            raise NotInForce(self._refusal(day))
        return version

    def _refusal(self, day: date) -> str:
        said = f"{self.label}: op {day} is niets van kracht."
        ended = [version for version in self.all if version.valid_from <= day]
        coming = [version for version in self.all if version.valid_from > day]
        if ended:
            said += (
                f" De versie van {ended[-1].valid_from} gold tot en met {ended[-1].valid_until}."
            )
        if coming:
            said += f" De eerstvolgende geldt vanaf {coming[0].valid_from}."
        return said


@dataclass(frozen=True)
class Shelf(Generic[V]):
    """Everything of one kind: by name its versions. A kind of one thing has the one name ''."""

    kind: str
    books: Mapping[str, Versions[V]]

    def of(self, name: str) -> Versions[V]:
        """Give all versions under one name; raise UnknownId."""
        if name not in self.books:
            known = ", ".join(sorted(self.books)) or "nog niets"
            raise UnknownId(
                f"{self.kind}/{name}".rstrip("/") + f" bestaat niet. Wel bestaat: {known}."
            )
        return self.books[name]

    def on(self, name: str, day: date) -> V:
        """Give the version under one name that is in force; raise UnknownId or NotInForce."""
        return self.of(name).on(day)

    def all_on(self, day: date) -> tuple[V, ...]:
        """Give under every name the version in force, leaving out what is not in force."""
        found = (self.books[name].find(day) for name in sorted(self.books))
        return tuple(version for version in found if version is not None)
