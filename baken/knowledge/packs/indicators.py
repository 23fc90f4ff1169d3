"""Indicator lists (signalenlijsten): what a professional may see, by form of exploitation.

An indicator is a clue, never proof; lists carry no weights, because signals are weighed by people.
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from baken.knowledge.kinds import Kind, Layout, Situations
from baken.knowledge.packs.origin import word_of_origin
from baken.knowledge.record import Fault, Id, Line, Record, doubles, strangers
from baken.knowledge.situations import VersionExample
from baken.knowledge.source import Source
from baken.knowledge.text import Text
from baken.knowledge.versions import Version

Form = Literal["sexual", "labour", "criminal", "organ_removal"]
Variant = Literal["adult", "youth"]


class Cluster(Record):
    """Indicators that point at the same thing, such as dependency."""

    id: Id
    name: Text


class Indicator(Record):
    """One sentence that says what somebody saw or heard."""

    id: Id
    text: Text
    cluster: Id
    source: Source
    youth: bool = False
    remark: Line | None = None

    def faults(self) -> Iterator[Fault]:
        """Refuse words about origin, a rule of the software for every list."""
        for field, text in (("nl", self.text.nl), ("en", self.text.en)):
            if word := word_of_origin(text):
                yield Fault(
                    f"indicators › {self.id} › text › {field}",
                    f"‘{word}’ gaat over herkomst of nationaliteit. Dat is nooit een signaal:"
                    " haal het weg en beschrijf gedrag of omstandigheden.",
                )


class IndicatorList(Version):
    """The indicators of one form of exploitation, for adults or for the young."""

    id: Id
    form: Form
    variant: Variant = "adult"
    title: Text
    guidance: Text
    clusters: tuple[Cluster, ...] = Field(min_length=1)
    indicators: tuple[Indicator, ...] = Field(min_length=1)

    def in_cluster(self, cluster: str) -> tuple[Indicator, ...]:
        """Give the indicators of one cluster, in the order of the list."""
        return tuple(one for one in self.indicators if one.cluster == cluster)

    def faults(self) -> Iterator[Fault]:
        """Give doubled ids, clusters that do not exist and words about origin."""
        yield from super().faults()
        yield from doubles("clusters", (cluster.id for cluster in self.clusters))
        yield from doubles("indicators", (one.id for one in self.indicators))
        clusters = {cluster.id for cluster in self.clusters}
        for one in self.indicators:
            yield from strangers(f"indicators › {one.id} › cluster", [one.cluster], clusters)
            yield from one.faults()
            if self.variant == "youth" and not one.youth:
                yield Fault(f"indicators › {one.id}", "In een jeugdlijst hoort ‘youth: true’.")


INDICATORS: Kind[IndicatorList] = Kind(
    "indicators", Layout.NAMED, IndicatorList, Situations[VersionExample]
)
