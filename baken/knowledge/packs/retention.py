"""Retention (bewaartermijnen): how long a kind of row is kept, by date, each with its source."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import Field

from baken.core.periods import Unit, after
from baken.knowledge.kinds import Example, Kind, Layout, Situations
from baken.knowledge.record import Fault, Id
from baken.knowledge.text import Text
from baken.knowledge.versions import DatedValues, NotInForce, Shelf, UnknownId, Version


class Period(Version):
    """How long from a day on, and why that is in doubt when it is."""

    value: int = Field(ge=1)
    unit: Unit
    doubtful: bool = False
    doubt: Text | None = None

    def after(self, begins_on: date) -> date:
        """Give the last day on which something is kept that began to count on a day."""
        return after(begins_on, self.value, self.unit)

    def faults(self) -> Iterator[Fault]:
        """Give a doubt without a reason, and a reason without a doubt."""
        yield from super().faults()
        if self.doubtful != (self.doubt is not None):
            yield Fault(
                "doubt", "Zeg bij ‘doubtful: true’ in ‘doubt’ waarom; anders laat beide weg."
            )


class Retention(DatedValues[Period]):
    """What is kept how long: since when it counts, and who must agree before it goes."""

    id: Id
    name: Text
    begins: Text
    is_reviewed: bool
    asks_archive: bool


@dataclass(frozen=True)
class Retentions:
    """All periods, by name."""

    rules: Mapping[str, Retention]
    values: Shelf[Period]

    def rule(self, name: str) -> Retention:
        """Give what is kept; raise UnknownId."""
        self.values.of(name)
        return self.rules[name]

    def on(self, name: str, day: date) -> Period:
        """Give the period that holds on a day, with its source; raise UnknownId or NotInForce."""
        return self.values.on(name, day)

    def kept_until(self, name: str, begins_on: date, day: date) -> date:
        """Give the last day on which it is kept, by the period in force on `day`."""
        return self.on(name, day).after(begins_on)


class RetentionExample(Example):
    """Something begins on a day; until when it is kept, or null when no period holds."""

    id: Id
    kept_until: date | None

    def surprise(self, shelf: Shelf[Any]) -> str | None:
        """Give what came out instead."""
        try:
            period = shelf.on(self.id, self.day)
        except (NotInForce, UnknownId):
            found = None
        else:
            found = period.after(self.day)
        return None if found == self.kept_until else f"bewaard tot en met {found}"


RETENTION: Kind[Period] = Kind("retention", Layout.VALUES, Retention, Situations[RetentionExample])
