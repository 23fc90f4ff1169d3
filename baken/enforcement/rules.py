"""The comparison of municipalities: who has what, and where the gaps are. No Django rows.

Source: 003 §3.6, the waterbed argument: what one municipality closes moves to one without the rule.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

C = TypeVar("C")


@dataclass(frozen=True)
class Row(Generic[C]):
    """One item with a cell for each municipality, in their order; None where nobody said."""

    item: str
    cells: tuple[C | None, ...]
    gaps: int

    @property
    def is_waterbed(self) -> bool:
        """Say whether some have it and others do not: then the trouble can move."""
        return 0 < self.gaps < len(self.cells)


def compare(
    items: Iterable[str],
    places: Sequence[UUID],
    known: Mapping[tuple[UUID, str], tuple[C, bool]],
) -> list[Row[C]]:
    """Give a row for each item; `known` holds the cell, and whether it closes the gap there."""
    return [_row(item, [known.get((place, item)) for place in places]) for item in items]


def _row(item: str, found: Sequence[tuple[C, bool] | None]) -> Row[C]:
    cells = tuple(each[0] if each else None for each in found)
    return Row(item, cells, sum(1 for each in found if each is None or not each[1]))
