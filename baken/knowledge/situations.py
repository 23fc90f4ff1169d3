"""Examples about dates: which version, or which number, holds on a day."""

from datetime import date
from typing import Any

from baken.knowledge.kinds import Example
from baken.knowledge.versions import Shelf, UnknownId


class VersionExample(Example):
    """On this day, that version is in force, or none is."""

    id: str = ""
    version: date | None

    def surprise(self, shelf: Shelf[Any]) -> str | None:
        """Give the version that is in force instead."""
        try:
            found = shelf.of(self.id).find(self.day)
        except UnknownId as error:
            return str(error)
        actual = found.valid_from if found else None
        return None if actual == self.version else f"op {self.day} geldt {_said(actual)}"


class ValueExample(Example):
    """On this day, the number is that, or there is none."""

    id: str
    value: int | None

    def surprise(self, shelf: Shelf[Any]) -> str | None:
        """Give the number that holds instead."""
        try:
            found = shelf.of(self.id).find(self.day)
        except UnknownId as error:
            return str(error)
        actual = found.value if found else None
        return None if actual == self.value else f"op {self.day} geldt {_said(actual)}"


def _said(actual: date | int | None) -> str:
    return "niets" if actual is None else str(actual)
