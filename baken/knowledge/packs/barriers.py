"""Barrier models (barrièremodellen): the steps of an offender, and who can block each.

Steps, opportunities, signals, facilitators and barriers are the parts the CCV gives a model.
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from baken.knowledge.kinds import Kind, Layout, Situations
from baken.knowledge.packs.indicators import Form
from baken.knowledge.record import Fault, Id, Record, doubles
from baken.knowledge.situations import VersionExample
from baken.knowledge.text import Text
from baken.knowledge.versions import Version

Type = Literal["prevent", "detect", "enforce", "care"]


class Barrier(Record):
    """What one party can do to make a step harder, and the legal instruments it can use."""

    id: Id
    name: Text
    type: Type
    party: Text
    instruments: tuple[Id, ...] = ()


class Step(Record):
    """One step of the offender: what makes it possible, what shows it, who helps, what blocks."""

    id: Id
    name: Text
    opportunities: tuple[Text, ...] = Field(min_length=1)
    signals: tuple[Text, ...] = Field(min_length=1)
    facilitators: tuple[Text, ...] = Field(min_length=1)
    barriers: tuple[Barrier, ...] = Field(min_length=1)


class BarrierModel(Version):
    """The way of one form of exploitation, from the first step to the last."""

    id: Id
    form: Form
    name: Text
    about: Text
    doubtful: Text | None = None
    steps: tuple[Step, ...] = Field(min_length=2)

    @property
    def barriers(self) -> tuple[Barrier, ...]:
        """Give all barriers, in the order of the steps."""
        return tuple(barrier for step in self.steps for barrier in step.barriers)

    def faults(self) -> Iterator[Fault]:
        """Give doubled steps and barriers."""
        yield from super().faults()
        yield from doubles("steps", (step.id for step in self.steps))
        yield from doubles("steps › barriers", (barrier.id for barrier in self.barriers))


BARRIERS: Kind[BarrierModel] = Kind(
    "barriers", Layout.NAMED, BarrierModel, Situations[VersionExample]
)
