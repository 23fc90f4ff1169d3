"""Designs of log-linear models of lists and covariates: columns per term, cells per combination.

Lists and covariates with two or more levels get treatment contrasts (the first level is nought); a
covariate such as the year may get orthogonal polynomials instead. A model is a set of terms, each
of one or two variables; all main effects are always in it.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

import numpy as np

from baken.statistics.mse.cells import Bools, Floats
from baken.statistics.mse.table import BadTable, CaptureTable

Term = tuple[int, ...]
"""The variables that interact: lists first, then covariates, by place."""


@dataclass(frozen=True)
class Grid:
    """Every combination of lists and levels, and the coding of every variable."""

    lists: tuple[str, ...]
    covariates: tuple[str, ...]
    levels: tuple[tuple[str, ...], ...]
    polynomial: tuple[tuple[str, int], ...] = ()

    @cached_property
    def values(self) -> Floats:
        """The level (a number from nought) of each variable in each cell."""
        sizes = [range(2)] * len(self.lists) + [range(len(each)) for each in self.levels]
        return np.array(list(product(*sizes)), dtype=float)

    @cached_property
    def unseen(self) -> Bools:
        """Which cells are on no list."""
        none: Bools = (self.values[:, : len(self.lists)] == 0).all(1)
        return none

    @property
    def variables(self) -> tuple[str, ...]:
        """The names, lists first."""
        return self.lists + self.covariates

    @cached_property
    def coded(self) -> tuple[Floats, ...]:
        """The columns of each variable."""
        degrees = dict(self.polynomial)
        return tuple(
            _coded(self.values[:, place], degrees.get(name))
            for place, name in enumerate(self.variables)
        )

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Every pair of variables."""
        return tuple(combinations(range(len(self.variables)), 2))

    def columns(self, term: Term) -> Floats:
        """Give the columns of a term, one for each product of columns of its variables."""
        first, *others = (self.coded[place] for place in term)
        for other in others:
            first = (first[:, :, None] * other[:, None, :]).reshape(len(first), -1)
        return first

    def design(self, terms: tuple[Term, ...]) -> Floats:
        """Give the design of all cells: intercept, main effects, then these terms."""
        mains = [self.columns((place,)) for place in range(len(self.variables))]
        return np.hstack([np.ones((len(self.values), 1)), *mains, *map(self.columns, terms)])

    def place(self, mask: int, levels: tuple[str | None, ...]) -> Bools:
        """Tell which cells a person with this history and these levels can be in."""
        fits = np.ones(len(self.values), dtype=bool)
        for bit in range(len(self.lists)):
            fits &= self.values[:, bit] == (mask >> bit & 1)
        for place, level in enumerate(levels):
            if level is not None:
                column = self.values[:, len(self.lists) + place]
                fits &= column == self.levels[place].index(level)
        return fits


def grid_of(table: CaptureTable, polynomial: tuple[tuple[str, int], ...] = ()) -> Grid:
    """Give the grid of a table; raise BadTable when a covariate has fewer than two levels."""
    levels = []
    for place, name in enumerate(table.covariates):
        seen = {each[place] for _, each, _ in table.cells} - {None}
        if len(seen) < 2:
            raise BadTable(f"De kolom “{name}” heeft minder dan twee verschillende waarden.")
        levels.append(tuple(sorted((str(level) for level in seen), key=_order)))
    return Grid(table.lists, table.covariates, tuple(levels), polynomial)


def _order(level: str) -> tuple[float, str]:
    return (float(level), "") if level.replace(".", "", 1).isdigit() else (float("inf"), level)


def _coded(values: Floats, degree: int | None) -> Floats:
    levels = np.unique(values)
    if degree is None:
        contrasts = [values == level for level in levels[1:]]
        return np.array(contrasts, dtype=float).T
    powers = np.vander(levels - levels.mean(), degree + 1, increasing=True)
    table = np.linalg.qr(powers)[0][:, 1:]
    coded: Floats = np.asarray(table[values.astype(int)], dtype=float)
    return coded
