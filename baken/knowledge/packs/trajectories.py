"""Trajectories (zorgtrajecten): what there is to arrange for a victim, and what differs by
situation."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from graphlib import CycleError, TopologicalSorter
from typing import Any

from pydantic import Field

from baken.knowledge.kinds import Example, Kind, Layout, Situations
from baken.knowledge.record import Fault, Id, Record, doubles, strangers
from baken.knowledge.source import Source
from baken.knowledge.text import Text
from baken.knowledge.versions import KnowledgeError, Shelf, Version


class Item(Record):
    """One thing to arrange; `lead_days` are working days, `checks` come before it is requested."""

    id: Id
    name: Text
    why: Text
    who: Text
    lead_days: int | None = Field(default=None, ge=1)
    documents: tuple[Text, ...] = ()
    depends_on: tuple[Id, ...] = ()
    not_needed: tuple[Text, ...] = Field(min_length=1)
    checks: tuple[Text, ...] = ()
    source: Source


class Situation(Record):
    """What a situation changes: items that need no arranging and why, notes, freed dependencies."""

    id: Id
    name: Text
    left_out: Mapping[Id, Text] = {}
    notes: Mapping[Id, Text] = {}
    free: Mapping[Id, tuple[Id, ...]] = {}
    source: Source


class Template(Record):
    """One item as it stands in a situation."""

    item: Item
    waits_for: tuple[Id, ...]
    left_out: Text | None
    note: Text | None


class Trajectories(Version):
    """All items in their fixed order, and the situations people are in."""

    items: tuple[Item, ...] = Field(min_length=1)
    situations: tuple[Situation, ...] = Field(min_length=1)

    def for_situation(self, name: str) -> tuple[Template, ...]:
        """Give every item, in order, as it stands in one situation; raise KeyError."""
        situation = {one.id: one for one in self.situations}[name]
        return tuple(_template(item, situation) for item in self.items)

    def item(self, name: str) -> Item:
        """Give one item; raise KeyError."""
        return {item.id: item for item in self.items}[name]

    def faults(self) -> Iterator[Fault]:
        """Give doubled and unknown ids, and items that wait for each other in a circle."""
        yield from super().faults()
        known = [item.id for item in self.items]
        yield from doubles("items", known)
        yield from doubles("situations", (one.id for one in self.situations))
        for item in self.items:
            yield from strangers(f"items › {item.id} › depends_on", item.depends_on, known)
        for one in self.situations:
            yield from _unknown(one, known)
        yield from _circles(self.items)


def _template(item: Item, situation: Situation) -> Template:
    freed = situation.free.get(item.id, ())
    return Template(
        item=item,
        waits_for=tuple(name for name in item.depends_on if name not in freed),
        left_out=situation.left_out.get(item.id),
        note=situation.notes.get(item.id),
    )


def _unknown(situation: Situation, known: Sequence[str]) -> Iterator[Fault]:
    for field in ("left_out", "notes", "free"):
        where = f"situations › {situation.id} › {field}"
        yield from strangers(where, getattr(situation, field), known)


def _circles(items: Sequence[Item]) -> Iterator[Fault]:
    try:
        TopologicalSorter({item.id: item.depends_on for item in items}).prepare()
    except CycleError as error:
        yield Fault(
            "items › depends_on",
            f"Deze wachten op elkaar: {', '.join(error.args[1])}. Haal er één weg.",
        )


class TrajectoryExample(Example):
    """In this situation an item waits for those, or is left out."""

    for_: Id = Field(alias="for")
    item: Id
    waits_for: tuple[Id, ...] | None = None
    left_out: bool = False

    def surprise(self, shelf: Shelf[Any]) -> str | None:
        """Give what the item waits for instead, or that it is not left out."""
        try:
            found = _on(shelf, self.day).for_situation(self.for_)
        except (KnowledgeError, KeyError) as error:
            return str(error)
        one = next(one for one in found if one.item.id == self.item)
        if (one.left_out is not None) != self.left_out:
            return "het hoeft niet" if one.left_out else "het moet wél geregeld worden"
        if self.waits_for is not None and one.waits_for != self.waits_for:
            return f"het wacht op {', '.join(one.waits_for) or 'niets'}"
        return None


def _on(shelf: Shelf[Any], day: date) -> Trajectories:
    found: Trajectories = shelf.of("").on(day)
    return found


TRAJECTORIES: Kind[Trajectories] = Kind(
    "trajectories", Layout.SINGLE, Trajectories, Situations[TrajectoryExample]
)
