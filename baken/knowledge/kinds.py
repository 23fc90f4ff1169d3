"""Kinds of knowledge: what a file holds and how the files lie in their folder."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import Field

from baken.knowledge.record import Line, Record
from baken.knowledge.versions import Shelf, Version

EXAMPLES = "examples.yaml"
V = TypeVar("V", bound=Version)


class Layout(StrEnum):
    """How the files of a kind lie in its folder."""

    SINGLE = "single"
    """One thing, a file per version: `access/2026-01-01.yaml`."""
    NAMED = "named"
    """Several things, a folder each, a file per version: `indicators/labour/2026-01-01.yaml`."""
    VALUES = "values"
    """Numbers that change, a file each, values by date inside: `terms/idle_lock.yaml`."""


class Example(Record):
    """A situation and the outcome that people expect; it runs as a test."""

    situation: Line
    day: date

    def surprise(self, shelf: Shelf[Any]) -> str | None:
        """Give what came out instead, or None when the outcome is as expected."""
        raise NotImplementedError


E = TypeVar("E", bound=Example)


class Situations(Record, Generic[E]):
    """The file of examples that lies beside the files of a kind."""

    examples: tuple[E, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Kind(Generic[V]):
    """One kind of knowledge, of which V are the versions: its folder and what a file holds."""

    name: str
    layout: Layout
    page: type[Record]
    situations: type[Situations[Any]]

    def files(self, root: Path) -> Iterator[Path]:
        """Give the files of this kind in a folder, in the order of their names."""
        pattern = "*/*.yaml" if self.layout is Layout.NAMED else "*.yaml"
        return (path for path in sorted((root / self.name).glob(pattern)) if path.name != EXAMPLES)

    def name_of(self, path: Path) -> str:
        """Give the id under which a file lies; '' for a kind of one thing."""
        names = {Layout.SINGLE: "", Layout.NAMED: path.parent.name, Layout.VALUES: path.stem}
        return names[self.layout]

    def label(self, name: str) -> str:
        """Give how people and messages call it: `indicators/labour`, `access`."""
        return f"{self.name}/{name}" if name else self.name

    def raw_versions(self, path: Path, content: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        """Give by first day what a file says, before any model has read it; for the lock."""
        if self.layout is not Layout.VALUES:
            return {path.stem: dict(content)}
        shared = {"id": content.get("id"), "unit": content.get("unit")}
        return {str(value["valid_from"]): shared | value for value in content["values"]}
