"""Letters (brieven): dated texts to those who arrange something, with the fewest facts."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Literal, get_args

from pydantic import Field

from baken.knowledge.kinds import Example, Kind, Layout, Situations
from baken.knowledge.record import Fault, Id, Line, Record, doubles
from baken.knowledge.source import Source
from baken.knowledge.text import Text
from baken.knowledge.versions import KnowledgeError, Shelf, Version

Fact = Literal["code", "municipality", "age_band", "language", "answer_by"]
FACTS: tuple[str, ...] = get_args(Fact)
"""All that a letter can ever tell: no name, no birth date, no address, no nationality, no story."""

PLACE = re.compile(r"\{([a-z_]+)\}")


class Letter(Record):
    """One letter: to whom, about which thing to arrange, and its text with places for facts."""

    id: Id
    name: Text
    to: Text
    about: Id
    subject: Line
    paragraphs: tuple[Line, ...] = Field(min_length=1)
    source: Source

    @property
    def facts(self) -> tuple[str, ...]:
        """Give the facts that it tells, each once, in the order of the text."""
        found = PLACE.findall(" ".join((self.subject, *self.paragraphs)))
        return tuple(dict.fromkeys(found))


class Letters(Version):
    """All letters, and the sentence for whoever may get no post."""

    no_post: Line
    letters: tuple[Letter, ...] = Field(min_length=1)

    def letter(self, name: str) -> Letter:
        """Give one letter; raise KeyError."""
        return {one.id: one for one in self.letters}[name]

    def faults(self) -> Iterator[Fault]:
        """Give doubled ids, and places for a fact that no letter may tell."""
        yield from super().faults()
        yield from doubles("letters", (one.id for one in self.letters))
        for one in self.letters:
            for fact in one.facts:
                if fact not in FACTS:
                    yield Fault(
                        f"letters › {one.id}",
                        f"“{fact}” hoort niet in een brief. Kies uit: {', '.join(FACTS)}.",
                    )


class LetterExample(Example):
    """This letter tells these facts and no others."""

    letter: Id
    tells: tuple[str, ...]

    def surprise(self, shelf: Shelf[Any]) -> str | None:
        """Give the facts that it tells instead."""
        try:
            found = _on(shelf, self.day).letter(self.letter).facts
        except (KnowledgeError, KeyError) as error:
            return str(error)
        told = ", ".join(sorted(found))
        return None if sorted(found) == sorted(self.tells) else f"de brief noemt {told}"


def _on(shelf: Shelf[Any], day: date) -> Letters:
    found: Letters = shelf.of("").on(day)
    return found


LETTERS: Kind[Letters] = Kind("letters", Layout.SINGLE, Letters, Situations[LetterExample])
