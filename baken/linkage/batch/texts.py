"""Columns of text as codes into the list of different texts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from baken.linkage.batch.arrays import NONE, Codes


class Vocabulary:
    """Numbers different texts in the order in which they come; nothing gets NONE."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._places: dict[str, int] = {}

    def add(self, text: str) -> int:
        """Give the number of a text."""
        if not text:
            return NONE
        place = self._places.setdefault(text, len(self.texts))
        if place == len(self.texts):
            self.texts.append(text)
        return place


@dataclass
class Coded:
    """A column: for each row a place in `texts`, each a text or a few that go together."""

    codes: Codes
    texts: Sequence[Any]

    @classmethod
    def of(cls, values: Sequence[str]) -> "Coded":
        """Encode a list of texts."""
        places: dict[str, int] = {}
        codes = np.fromiter(
            (places.setdefault(value, len(places)) for value in values), np.int32, len(values)
        )
        return cls(codes, list(places))

    @classmethod
    def together(cls, *columns: "Coded") -> "Coded":
        """Put columns beside each other: each different combination once."""
        mixed = np.zeros(len(columns[0].codes), np.int64)
        for column in columns:
            mixed = mixed * max(len(column.texts), 1) + column.codes
        _, first, codes = np.unique(mixed, return_index=True, return_inverse=True)
        texts = [tuple(column.texts[column.codes[row]] for column in columns) for row in first]
        return cls(codes.astype(np.int32), texts)

    def map(self, write: Callable[..., int]) -> Codes:
        """Give per row what a function makes of its text or texts."""
        many = bool(self.texts) and isinstance(self.texts[0], tuple)
        return self.take([write(*text) if many else write(text) for text in self.texts])

    def take(self, made: Sequence[int]) -> Codes:
        """Give per row the value that belongs to its text."""
        found: Codes = np.array(made, np.int32)[self.codes] if made else self.codes.copy()
        return found
