"""Terms (termijnen): numbers of days or minutes that change by date, each with its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import Field

from baken.knowledge.kinds import Kind, Layout, Situations
from baken.knowledge.record import Id
from baken.knowledge.situations import ValueExample
from baken.knowledge.text import Text
from baken.knowledge.versions import DatedValues, Shelf, Version

Unit = Literal["count", "minutes", "working_days", "days", "months", "years"]


class Value(Version):
    """The number from a day on."""

    value: int = Field(ge=0)


class Term(DatedValues[Value]):
    """A number that changes: what it is called, its unit, its values by date."""

    id: Id
    name: Text
    meaning: Text
    unit: Unit


@dataclass(frozen=True)
class Terms:
    """All terms, by name."""

    terms: Mapping[str, Term]
    values: Shelf[Value]

    def value(self, name: str, day: date) -> int:
        """Give the number that holds on a day; raise UnknownId or NotInForce."""
        return self.values.on(name, day).value

    def on(self, name: str, day: date) -> Value:
        """Give the number with its source and dates; raise UnknownId or NotInForce."""
        return self.values.on(name, day)

    def term(self, name: str) -> Term:
        """Give what a term is called, means and is counted in; raise UnknownId."""
        self.values.of(name)
        return self.terms[name]


TERMS: Kind[Value] = Kind("terms", Layout.VALUES, Term, Situations[ValueExample])
