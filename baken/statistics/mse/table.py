"""The capture table: how many people have which history of lists, and nothing else about them."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Self

import numpy as np

from baken.statistics.mse.cells import MOST_LISTS, Floats, mask_of, pairs, positions_of

Levels = tuple[str | None, ...]
"""The value of each covariate; None where it is not known."""


class BadTable(ValueError):
    """What is wrong with a table or a file, in a sentence that names the row and the column."""


@dataclass(frozen=True)
class CaptureTable:
    """Numbers of people by the lists they are on, and by covariates when there are any.

    `cells` holds the history (a mask, bit j for list j), the levels and the number. Nobody is in
    the cell without lists.
    """

    lists: tuple[str, ...]
    cells: tuple[tuple[int, Levels, int], ...]
    covariates: tuple[str, ...] = ()

    @classmethod
    def from_counts(cls, lists: Sequence[str], counts: Sequence[float] | Floats) -> Self:
        """Make a table from the numbers by mask."""
        cells = [(mask, (), int(number)) for mask, number in enumerate(counts) if number]
        return cls(tuple(lists), tuple(cells))

    @classmethod
    def from_membership(
        cls,
        rows: Any,
        *,
        person: str,
        list_: str,
        period: tuple[Any, Any] | None = None,
        on: str = "on",
        covariates: Sequence[str] = (),
        exclude: Sequence[str] = (),
    ) -> Self:
        """Make a table from rows that each say that a person stood on a list.

        Rows are mappings, or a data frame. With a period only rows whose `on` lies in it count,
        first and last day included. A person who is twice on a list counts once. `exclude` names
        lists that only collect what others report: those are no lists.
        """
        found: dict[Any, set[str]] = {}
        levels: dict[Any, Levels] = {}
        for row in _records(rows):
            if row[list_] in exclude or not _within(row.get(on), period):
                continue
            found.setdefault(row[person], set()).add(str(row[list_]))
            levels[row[person]] = _joined(levels.get(row[person]), row, covariates)
        names = tuple(sorted({name for those in found.values() for name in those}))
        histories = Counter((_mask(found[who], names), levels[who]) for who in found)
        cells = [(mask, each, number) for (mask, each), number in histories.items()]
        return cls(names, tuple(sorted(cells, key=str)), tuple(covariates))

    def __post_init__(self) -> None:
        if len(self.lists) > MOST_LISTS:
            raise BadTable(f"Er zijn {len(self.lists)} lijsten; meer dan {MOST_LISTS} kan niet.")
        if len(set(self.lists)) < len(self.lists):
            raise BadTable("Twee lijsten hebben dezelfde naam.")

    @cached_property
    def counts(self) -> Floats:
        """The numbers by mask, all covariates together."""
        numbers = np.zeros(1 << len(self.lists))
        for mask, _, number in self.cells:
            numbers[mask] += number
        return numbers

    @property
    def observed(self) -> int:
        """The number of people on at least one list."""
        return int(self.counts[1:].sum())

    @property
    def overlap(self) -> int:
        """The number of people on at least two lists."""
        return int(sum(n for mask, n in enumerate(self.counts) if mask.bit_count() > 1))

    @cached_property
    def hash(self) -> str:
        """A fingerprint of the numbers, by which an export can be traced to its table."""
        plain = json.dumps([self.lists, self.covariates, sorted(self.cells, key=str)])
        return hashlib.sha256(plain.encode()).hexdigest()

    def named(self, mask: int) -> tuple[str, ...]:
        """Give the names of the lists of a mask."""
        return tuple(self.lists[place] for place in positions_of(mask))

    def without(self, names: Sequence[str]) -> Self:
        """Give the table without some lists; who was on no other list is no longer counted."""
        kept = [place for place, name in enumerate(self.lists) if name not in names]
        totals: Counter[tuple[int, Levels]] = Counter()
        for mask, levels, number in self.cells:
            totals[
                mask_of(tuple(at for at, bit in enumerate(kept) if mask >> bit & 1)), levels
            ] += number
        cells = [(mask, levels, number) for (mask, levels), number in totals.items() if mask]
        lists = tuple(self.lists[place] for place in kept)
        return type(self)(lists, tuple(sorted(cells, key=str)), self.covariates)

    def diagnose(self) -> "Diagnosis":
        """Give what one should know of the table before estimating."""
        return _diagnosed(self)


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What one should know of a table before estimating."""

    observed: int
    overlap: int
    sizes: Mapping[str, int] = field(hash=False)
    pairs: tuple[tuple[tuple[str, ...], int], ...]
    empty_pairs: tuple[tuple[str, ...], ...]
    subsets: tuple[tuple[str, str], ...]
    empty_lists: tuple[str, ...]
    smallest_cell: int


def _diagnosed(table: CaptureTable) -> Diagnosis:
    counts, names = table.counts, table.lists
    masks = np.arange(len(counts))
    on = [float(counts[masks >> place & 1 == 1].sum()) for place in range(len(names))]
    both = {pair: int(counts[masks & pair == pair].sum()) for pair in pairs(len(names))}
    inside = [
        (names[a], names[b])
        for a in range(len(names))
        for b in range(len(names))
        if a != b and on[a] and both[mask_of((a, b))] == on[a]
    ]
    return Diagnosis(
        observed=table.observed,
        overlap=table.overlap,
        sizes={name: int(size) for name, size in zip(names, on, strict=True)},
        pairs=tuple((table.named(pair), number) for pair, number in both.items()),
        empty_pairs=tuple(table.named(pair) for pair, number in both.items() if not number),
        subsets=tuple(inside),
        empty_lists=tuple(name for name, size in zip(names, on, strict=True) if not size),
        smallest_cell=int(counts[counts > 0].min()) if table.observed else 0,
    )


def _records(rows: Any) -> Iterable[Mapping[str, Any]]:
    records: Iterable[Mapping[str, Any]] = (
        rows.to_dict("records") if hasattr(rows, "to_dict") else rows
    )
    return records


def _within(day: Any, period: tuple[Any, Any] | None) -> bool:
    if period is None:
        return True
    if day is None:
        raise BadTable("Een rij heeft geen dag, en zonder dag is niet te zien of zij meetelt.")
    return bool(period[0] <= day <= period[1])


def _joined(before: Levels | None, row: Mapping[str, Any], covariates: Sequence[str]) -> Levels:
    """Keep what an earlier row of the same person already told."""
    told = tuple(None if row.get(name) in {None, ""} else str(row[name]) for name in covariates)
    if before is None:
        return told
    return tuple(old if old is not None else new for old, new in zip(before, told, strict=True))


def _mask(names: set[str], lists: tuple[str, ...]) -> int:
    return mask_of(tuple(place for place, name in enumerate(lists) if name in names))
