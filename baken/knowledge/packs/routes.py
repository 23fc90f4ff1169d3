"""Routes (meldroute): whom to call, and the steps a professional takes with a signal."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, HttpUrl, StringConstraints

from baken.knowledge.kinds import Kind, Layout, Situations
from baken.knowledge.record import Fault, Id, Line, Record, doubles
from baken.knowledge.situations import VersionExample
from baken.knowledge.source import Source
from baken.knowledge.text import Text
from baken.knowledge.versions import Version


class Contact(Record):
    """A number to call, and when; `verify_before_release` until somebody tried it.

    `chat` is where somebody writes with them; `is_for_young` when they are there for the young.
    """

    id: Id
    name: Text
    phone: Annotated[str, StringConstraints(pattern=r"^[0-9][0-9 -]{1,14}$")]
    when: Text
    url: HttpUrl | None = None
    chat: HttpUrl | None = None
    is_urgent: bool = False
    is_for_young: bool = False
    verify_before_release: bool = True
    source: Source
    remark: Line | None = None


class Step(Record):
    """One step of the route, in the order of the list."""

    id: Id
    title: Text
    text: Text
    source: Source
    remark: Line | None = None


class Places(Record):
    """The names of places that belong to a municipality, under its name in addresses."""

    municipality: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,60}$")]
    names: tuple[Line, ...] = Field(min_length=1)


class Routes(Version):
    """The numbers to call, the steps to take, and which municipality a place belongs to."""

    contacts: tuple[Contact, ...] = Field(min_length=1)
    steps: tuple[Step, ...] = Field(min_length=1)
    places: tuple[Places, ...] = ()

    def faults(self) -> Iterator[Fault]:
        """Give doubled ids, and a municipality that stands there twice."""
        yield from super().faults()
        yield from doubles("contacts", (contact.id for contact in self.contacts))
        yield from doubles("steps", (step.id for step in self.steps))
        yield from doubles("places", (each.municipality for each in self.places))


ROUTES: Kind[Routes] = Kind("routes", Layout.SINGLE, Routes, Situations[VersionExample])
