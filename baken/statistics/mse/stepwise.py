"""Forward stepwise selection of pairs of lists, for many tables at once.

From the main effects on, the pair joins whose number of people on both lists is least likely under
the fitted model: p = min(P(X ≤ k), P(X ≥ k)) with X ~ Poisson(fitted margin), as long as p stays
below the threshold and the estimate with it exists and is unique (Chan, Silverman and Vincent
2021, J. Am. Stat. Assoc. 116:1297, section 3). Ties go to the first pair.
"""

from dataclasses import dataclass

import numpy as np
import scipy

from baken.statistics.mse import existence
from baken.statistics.mse.cells import Floats, Ints, list_number, pairs, superset_sums
from baken.statistics.mse.models import Model
from baken.statistics.mse.poisson import fit

THRESHOLD = 0.02


@dataclass(frozen=True, slots=True)
class Selection:
    """The chosen models of many tables, one a row, in the order in which their pairs joined."""

    totals: Floats
    chosen: tuple[Model, ...]


def select(tables: Floats, threshold: float = THRESHOLD) -> Selection:
    """Choose and fit a model for each table (row of counts by mask)."""
    race = _Race(tables, threshold)
    while race.run():
        pass
    totals = tables[:, 1:].sum(1) + np.exp(race.parameters[:, 0])
    return Selection(totals, tuple(race.chosen))


class _Race:
    """Where every table stands: its model, that model's fit, and the pairs refused for now."""

    def __init__(self, tables: Floats, threshold: float) -> None:
        self.tables, self.threshold = tables, threshold
        self.lists = list_number(tables.shape[1])
        self.pairs = np.array(pairs(self.lists))
        self.seen = superset_sums(tables)[:, self.pairs]
        self.terms = self._main_effects()
        self.width = np.full(len(tables), self.lists + 1)
        first = fit(tables, self.terms[:, : self.lists + 1])
        self.means, self.parameters = first.means, first.by_mask(self.terms[:, : self.lists + 1])
        self.inside = np.zeros(self.seen.shape, dtype=bool)
        self.refused = self.inside.copy()
        self.chosen: list[Model] = [() for _ in tables]
        self.chances = self._chances(np.arange(len(tables)))
        self.open = np.arange(len(tables)) if threshold > 0 else np.arange(0)

    def run(self) -> bool:
        """Try one pair for each table that still has one; tell whether any had."""
        tried = np.where(self.inside | self.refused, 1.0, self.chances)[self.open]
        best = tried.argmin(1)
        able = tried[np.arange(len(best)), best] < self.threshold
        self.open, best = self.open[able], best[able]
        if not len(self.open):
            return False
        self._try(self.open, best)
        return True

    def _try(self, rows: Ints, best: Ints) -> None:
        terms = self.terms[rows]
        terms[np.arange(len(rows)), self.width[rows]] = self.pairs[best]
        terms = terms[:, : self.width[rows].max() + 1]
        fits = fit(self.tables[rows], terms, self.parameters[rows])
        fine = existence.codes(self.tables[rows], terms, fits) == 0
        self.refused[rows[~fine], best[~fine]] = True
        if fine.any():
            self.means[rows[fine]] = fits.means[fine]
            self.parameters[rows[fine]] = fits.by_mask(terms)[fine]
            self._accept(rows[fine], best[fine])

    def _accept(self, rows: Ints, best: Ints) -> None:
        self.terms[rows, self.width[rows]] = self.pairs[best]
        self.width[rows] += 1
        self.inside[rows, best] = True
        self.refused[rows] = False
        self.chances[rows] = self._chances(rows)
        for row, place in zip(rows, best, strict=True):
            self.chosen[row] += (int(self.pairs[place]),)

    def _chances(self, rows: Ints) -> Floats:
        """Give per row the p-value of every pair under the model of now."""
        seen, expected = self.seen[rows], superset_sums(self.means[rows])[:, self.pairs]
        above = np.where(seen > 0, scipy.special.pdtrc(np.maximum(seen - 1, 0), expected), 1.0)
        chances: Floats = np.minimum(scipy.special.pdtr(seen, expected), above)
        return chances

    def _main_effects(self) -> Ints:
        """Give for each table the main effects, with room for every pair."""
        fixed = np.array([0, *(1 << place for place in range(self.lists))])
        room = np.full((len(self.tables), len(fixed) + len(self.pairs)), 1 << self.lists)
        room[:, : len(fixed)] = fixed
        return room
