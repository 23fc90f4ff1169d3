"""Legal instruments (instrumenten): what the law lets whom do, by date and under what conditions.

A condition is met, not met or unknown; nothing here guesses. Annex 5 of the regional plan of 2022
is a draft about old law: the checker refuses a draft as the source of a rule without an end.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field

from baken.knowledge.kinds import Example, Kind, Layout, Situations
from baken.knowledge.record import Fault, Id, Record, doubles
from baken.knowledge.source import Source
from baken.knowledge.text import Text
from baken.knowledge.versions import Shelf, UnknownId, Version

Law = Literal["administrative", "criminal", "labour", "civil"]
Reach = Literal[
    "prevent", "compensate", "restore", "punish", "limit", "take_over", "close", "expropriate"
]
"""How far a measure reaches into somebody's life, lightest first: the order of proportionality."""

CLOSING = frozenset({"close", "expropriate"})


class Outcome(StrEnum):
    """What is known about a condition."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class Standing(StrEnum):
    """What is known about an instrument: it may, it depends, or it may not."""

    OPEN = "open"
    UNKNOWN = "unknown"
    CLOSED = "closed"


class Condition(Record):
    """At least one of these facts is so, or none of those is."""

    id: Id
    any_of: tuple[Id, ...] = ()
    none_of: tuple[Id, ...] = ()
    note: Text | None = None

    @property
    def facts(self) -> tuple[str, ...]:
        """Give the facts it is about."""
        return self.any_of or self.none_of

    def because(self, known: Mapping[str, bool]) -> tuple[str, ...]:
        """Give the known facts that decide it; none when it is still unknown."""
        so = tuple(fact for fact in self.facts if known.get(fact) is True)
        if so:
            return so
        return self.facts if all(known.get(fact) is False for fact in self.facts) else ()

    def outcome(self, known: Mapping[str, bool]) -> Outcome:
        """Say whether it is met, as far as the known facts tell."""
        decided = self.because(known)
        if not decided:
            return Outcome.UNKNOWN
        is_so = known[decided[0]]
        return Outcome.MET if is_so == bool(self.any_of) else Outcome.NOT_MET


class Caution(Record):
    """When not, or not without more; `when` is the fact on which it turns, if there is one."""

    text: Text
    when: Id | None = None


class Instrument(Version):
    """One version of what the law lets an authority, or a victim, do."""

    id: Id
    name: Text
    law: Law = "administrative"
    manifestations: tuple[Id, ...] = Field(min_length=1)
    basis: tuple[Source, ...] = ()
    authority: Id
    conditions: tuple[Condition, ...] = ()
    reach: Reach
    measure: Text
    longest: Text | None = None
    is_urgent: bool = False
    ends_living: bool = False
    procedure: tuple[Id, ...] = Field(min_length=1)
    evidence: tuple[Text, ...] = Field(min_length=1)
    cautions: tuple[Caution, ...] = ()
    follow_up: tuple[Id, ...] = ()
    is_local: bool = False

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give every place in the law it rests on."""
        return (self.source, *self.basis)

    def standing(self, known: Mapping[str, bool]) -> Standing:
        """Say whether it may be used, as far as the known facts tell."""
        outcomes = {condition.outcome(known) for condition in self.conditions}
        if Outcome.NOT_MET in outcomes:
            return Standing.CLOSED
        return Standing.UNKNOWN if Outcome.UNKNOWN in outcomes else Standing.OPEN

    def faults(self) -> Iterator[Fault]:
        """Give doubled conditions, conditions of two minds, and a draft passed off as law."""
        yield from super().faults()
        yield from doubles("conditions", (one.id for one in self.conditions))
        for one in self.conditions:
            if bool(one.any_of) == bool(one.none_of):
                yield Fault(f"conditions › {one.id}", "Vul ‘any_of’ of ‘none_of’ in, niet beide.")
        if self.reach in CLOSING and not self.ends_living:
            yield Fault(
                "ends_living",
                "Bij sluiten en onteigenen verliest iemand zijn slaapplek. Zet dit op true.",
            )
        if "concept" in self.source.title.lower() and self.valid_until is None:
            yield Fault("source", "Een concept is geen geldend recht. Noem de wet en het artikel.")


class InstrumentExample(Example):
    """On this day that version is in force; with these facts it may, may not or depends."""

    id: Id
    version: date | None
    facts: Mapping[Id, bool] = Field(default_factory=dict)
    standing: Literal["open", "unknown", "closed"] | None = None

    def surprise(self, shelf: Shelf[Instrument]) -> str | None:
        """Give the version or the standing that came out instead."""
        try:
            found = shelf.of(self.id).find(self.day)
        except UnknownId as error:
            return str(error)
        actual = found.valid_from if found else None
        if actual != self.version:
            return f"op {self.day} geldt {actual or 'niets'}"
        if found is None or self.standing is None:
            return None
        came_out = found.standing(self.facts).value
        return None if came_out == self.standing else f"de uitkomst is ‘{came_out}’"


INSTRUMENTS: Kind[Instrument] = Kind(
    "instruments", Layout.NAMED, Instrument, Situations[InstrumentExample]
)
