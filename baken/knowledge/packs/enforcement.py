"""The words of enforcement (handhaving): facts, manifestations, authorities and steps.

Instruments share these by id, so that a fact is asked once and means the same in every condition.
What takes judgement says so, and by whom (docs/explanation/instruments.md).
"""

from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import Field

from baken.knowledge.kinds import Kind, Layout, Situations
from baken.knowledge.packs.indicators import Form
from baken.knowledge.record import Fault, Id, Record, strangers
from baken.knowledge.situations import VersionExample
from baken.knowledge.source import Source
from baken.knowledge.text import Text
from baken.knowledge.versions import Version

Group = Literal["danger", "place", "order", "work", "history", "permit", "municipality"]
Unit = Literal["days", "working_days", "weeks", "months"]


class Manifestation(Record):
    """How a form of exploitation shows itself, such as housing of workers."""

    name: Text
    forms: tuple[Form, ...] = Field(min_length=1)


class Authority(Record):
    """Who decides: the mayor, the executive, the council, an inspectorate, a judge."""

    name: Text


class Fact(Record):
    """One thing that is so or not, how to find out, and whether that takes judgement."""

    group: Group
    statement: Text
    find_out: Text
    judgement: bool = False


class Step(Record):
    """One step of a procedure, with its term and where the law says so."""

    title: Text
    text: Text
    count: int | None = Field(default=None, gt=0)
    unit: Unit | None = None
    hears: bool = False
    source: Source

    def is_term_whole(self) -> bool:
        """Say whether a number and its unit come together, or neither."""
        return (self.count is None) == (self.unit is None)


class CareQuestion(Record):
    """What must be answered before anybody loses a place to sleep."""

    asks: Text
    fact: Id
    danger: Id
    stopped: Text
    evacuate: Text
    answered: Text


class Enforcement(Version):
    """Everything that instruments refer to by id."""

    manifestations: Mapping[Id, Manifestation]
    authorities: Mapping[Id, Authority]
    groups: Mapping[Group, Text]
    facts: Mapping[Id, Fact]
    steps: Mapping[Id, Step]
    care: CareQuestion

    def manifestations_of(self, form: str) -> Mapping[str, Manifestation]:
        """Give the manifestations of one form of exploitation, in the order of the file."""
        return {name: one for name, one in self.manifestations.items() if form in one.forms}

    def faults(self) -> Iterator[Fault]:
        """Give groups and facts that are not defined, and halves of a term."""
        yield from super().faults()
        for name, fact in self.facts.items():
            yield from strangers(f"facts › {name} › group", [fact.group], self.groups)
        for name, step in self.steps.items():
            if not step.is_term_whole():
                yield Fault(f"steps › {name}", "Vul ‘count’ en ‘unit’ samen in, of geen van beide.")
        yield from strangers("care › fact", [self.care.fact], self.facts)
        yield from strangers("care › danger", [self.care.danger], self.facts)


ENFORCEMENT: Kind[Enforcement] = Kind(
    "enforcement", Layout.SINGLE, Enforcement, Situations[VersionExample]
)
