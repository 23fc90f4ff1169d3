"""Pages of information (voorlichting) for the public: one per form of exploitation and one per
group at risk, with what to recognise, what to know and what to do.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from baken.knowledge.kinds import Kind, Layout, Situations
from baken.knowledge.record import Fault, Id, Line
from baken.knowledge.situations import VersionExample
from baken.knowledge.text import Text
from baken.knowledge.versions import Version

Address = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*$")]
LONGEST = 160
"""Letters in one sentence; what is longer is not read by whoever needs it most."""


class Information(Version):
    """One page, and the card that is printed from it: `subject` says what it is about."""

    id: Id
    subject: Literal["form", "group"]
    place: int
    address: Address
    icon: Line
    title: Text
    lead: Text
    is_informal: bool = False
    recognise: tuple[Text, ...] = Field(min_length=4, max_length=8)
    know: tuple[Text, ...] = Field(min_length=2, max_length=6)
    act: tuple[Text, ...] = Field(min_length=2, max_length=5)
    contacts: tuple[Id, ...] = ()

    def faults(self) -> Iterator[Fault]:
        """Give sentences that are too long, and sentences without an end."""
        yield from super().faults()
        for where in ("recognise", "know", "act"):
            for number, text in enumerate(getattr(self, where), 1):
                for said in (text.nl, text.en):
                    yield from _odd(f"{where} › {number}", said)


def _odd(where: str, said: str) -> Iterator[Fault]:
    if len(said) > LONGEST:
        yield Fault(where, f"Dit is langer dan {LONGEST} tekens. Maak er twee zinnen van.")
    if not said.endswith((".", "?", "!")):
        yield Fault(where, "Eindig met een punt of een vraagteken.")


INFORMATION: Kind[Information] = Kind(
    "information", Layout.NAMED, Information, Situations[VersionExample]
)
