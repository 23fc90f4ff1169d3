"""Languages (talen) of the public portal: what each is called by those who speak it, and who read
the translation.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from baken.knowledge.kinds import Kind, Layout, Situations
from baken.knowledge.record import Fault, Line, Record, doubles
from baken.knowledge.situations import VersionExample
from baken.knowledge.versions import Version

Code = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[a-z]{2,4})?$")]


class Language(Record):
    """A language one can choose: its code, its own name, and when a native reader checked it."""

    code: Code
    name: Line
    is_source: bool = False
    checked_on: date | None = None
    checked_by: Line | None = None

    @property
    def is_checked(self) -> bool:
        """Say whether somebody who grew up with it read every text; the source needs nobody."""
        return self.is_source or self.checked_on is not None


class Languages(Version):
    """The languages of the portal, in the order in which they are offered."""

    languages: tuple[Language, ...] = Field(min_length=1)

    def faults(self) -> Iterator[Fault]:
        """Give doubled codes, and checks without a day or without a reader."""
        yield from super().faults()
        yield from doubles("languages", (each.code for each in self.languages))
        for each in self.languages:
            if (each.checked_on is None) != (each.checked_by is None):
                yield Fault(
                    f"languages › {each.code}",
                    "Vul checked_on en checked_by allebei in, of geen van beide.",
                )


LANGUAGES: Kind[Languages] = Kind("languages", Layout.SINGLE, Languages, Situations[VersionExample])
