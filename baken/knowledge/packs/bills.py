"""Bills (wetsvoorstellen): what may become law, shown as such and never applied."""

import re
from collections.abc import Iterator

from pydantic import Field

from baken.knowledge.kinds import Kind, Layout, Situations
from baken.knowledge.record import Fault, Id, Line, Record, doubles
from baken.knowledge.situations import VersionExample
from baken.knowledge.source import Source
from baken.knowledge.text import Text
from baken.knowledge.versions import Version


class Bill(Record):
    """One bill: its number, what it would change and how far it is."""

    id: Id
    number: Line
    name: Text
    would: Text
    state: Text
    instruments: tuple[Id, ...] = ()
    source: Source


class Bills(Version):
    """The bills as they stood on the first day of this file."""

    bills: tuple[Bill, ...] = Field(min_length=1)

    def about(self, instrument: str) -> tuple[Bill, ...]:
        """Give the bills that would change an instrument."""
        return tuple(bill for bill in self.bills if instrument in bill.instruments)

    def faults(self) -> Iterator[Fault]:
        """Give doubled ids and numbers that are no Kamerstuk."""
        yield from super().faults()
        yield from doubles("bills", (bill.id for bill in self.bills))
        for bill in self.bills:
            if not re.fullmatch(r"[0-9]{5}", bill.number):
                yield Fault(
                    f"bills › {bill.id} › number",
                    "Een Kamerstuk heeft vijf cijfers, zoals 36547. Verbeter het nummer.",
                )


BILLS: Kind[Bills] = Kind("bills", Layout.SINGLE, Bills, Situations[VersionExample])
