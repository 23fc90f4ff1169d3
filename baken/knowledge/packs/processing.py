"""The register of processing activities (register van verwerkingen, AVG art. 30).

Every line of the processing log names an activity of it, and every kind of row has one.
"""

from collections.abc import Iterator

from pydantic import Field

from baken.knowledge.kinds import Kind, Layout, Situations
from baken.knowledge.record import Fault, Id, Line, Record, doubles
from baken.knowledge.situations import VersionExample
from baken.knowledge.source import Source
from baken.knowledge.text import Text
from baken.knowledge.versions import UnknownId, Version


class Activity(Record):
    """One processing activity, with what article 30 asks to be written down about it.

    `kinds` are the kinds of row it works on. One with `is_switched` stays off until its ground,
    assessment and advice are recorded.
    """

    id: Id
    name: Text
    purpose: Text
    ground: Text
    controller: Text
    people: tuple[Text, ...] = Field(min_length=1)
    categories: tuple[Text, ...] = Field(min_length=1)
    recipients: tuple[Text, ...] = Field(min_length=1)
    retention: Text
    security: Text
    source: Source
    remark: Line | None = None
    kinds: tuple[Id, ...] = ()
    is_switched: bool = False


class Processing(Version):
    """All processing activities."""

    activities: tuple[Activity, ...] = Field(min_length=1)

    def activity(self, name: str) -> Activity:
        """Give an activity by its id; raise UnknownId."""
        return next(self._named(name), None) or self._unknown(name)

    def activity_of(self, kind: str) -> Activity:
        """Give the activity that works on this kind of row; raise UnknownId when none does."""
        found = (one for one in self.activities if kind in one.kinds)
        return next(found, None) or self._unknown(kind)

    def switched(self) -> tuple[Activity, ...]:
        """Give the activities that are off until people decided otherwise."""
        return tuple(one for one in self.activities if one.is_switched)

    def faults(self) -> Iterator[Fault]:
        """Give doubled activities, and kinds of row that belong to two of them."""
        yield from super().faults()
        yield from doubles("activities", (one.id for one in self.activities))
        yield from doubles("kinds", (kind for one in self.activities for kind in one.kinds))

    def _named(self, name: str) -> Iterator[Activity]:
        return (one for one in self.activities if one.id == name)

    def _unknown(self, name: str) -> Activity:
        raise UnknownId(f"‘{name}’ staat niet in het register van {self.valid_from}.")


PROCESSING: Kind[Processing] = Kind(
    "processing", Layout.SINGLE, Processing, Situations[VersionExample]
)
