"""The model with the lowest BIC for each of many tables, by walking downhill from good starts.

A neighbour is fitted only when an estimate says that it may be better. Adding a term gains at least
2 (k log(k/λ) − k + λ), its own Poisson deviance with k observed and λ expected, and about λ/v times
that, with v the variance of the margin given the other parameters; leaving one out costs about its
squared Wald statistic.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import xlogy

from baken.statistics.mse.bic import Judged, judge
from baken.statistics.mse.cells import Floats, Ints, list_number, superset_sums
from baken.statistics.mse.models import Model, additions, removals
from baken.statistics.mse.poisson import informations

SLACK = 2.0
LEAST_SHARE = 1e-3


@dataclass(frozen=True, slots=True)
class Chosen:
    """For each table the total, the criterion and the model that the search ended with."""

    totals: Floats
    bic: Floats
    models: tuple[Model, ...]


def choose(tables: Floats, starts: Sequence[Model], order: int) -> Chosen:
    """Choose a model for each table, from the best of the starts downhill."""
    walk = _Walk(tables, order)
    for model in starts:
        rows = np.arange(len(tables))
        walk.visit(rows, [model] * len(rows))
    while len(walk.moved):
        walk.look_around()
    return Chosen(walk.totals, walk.bic, tuple(walk.models))


class _Walk:
    """Where each table stands, and which models it has seen."""

    def __init__(self, tables: Floats, order: int) -> None:
        self.tables, self.order = tables, order
        self.lists = list_number(tables.shape[1])
        self.margins = superset_sums(tables)
        self.price = np.log(tables[:, 1:].sum(1))
        self.bic = np.full(len(tables), np.inf)
        self.totals = np.full(len(tables), np.nan)
        self.models: list[Model] = [()] * len(tables)
        self.parameters = np.zeros(tables.shape)
        self.means = np.zeros(tables.shape)
        self.seen: list[set[Model]] = [set() for _ in tables]
        self.moved = np.arange(0)

    def visit(self, rows: Ints, models: Sequence[Model], start: Floats | None = None) -> None:
        """Fit these models to these tables, and move each table to its best one if that is lower."""
        judged = judge(self.tables[rows], models, start)
        parameters = judged.fits.by_mask(judged.terms)
        order = np.lexsort((judged.bic, rows))
        first = order[np.r_[True, np.diff(rows[order]) > 0]] if len(order) else order
        better = first[judged.bic[first] < self.bic[rows[first]] - 1e-9]
        self._settle(rows, better, judged, parameters)
        for place in better:
            self.models[rows[place]] = models[place]
        for row, model in zip(rows, models, strict=True):
            self.seen[row].add(model)
        self.moved = np.union1d(self.moved, rows[better]) if start is None else rows[better]

    def _settle(self, rows: Ints, better: Ints, judged: Judged, parameters: Floats) -> None:
        where = rows[better]
        self.bic[where], self.totals[where] = judged.bic[better], judged.totals[better]
        self.parameters[where], self.means[where] = parameters[better], judged.fits.means[better]

    def look_around(self) -> None:
        """Visit the promising neighbours of every table that moved."""
        groups: dict[Model, list[int]] = defaultdict(list)
        for row in self.moved:
            groups[self.models[row]].append(int(row))
        found = [pair for model, rows in groups.items() for pair in self._promising(model, rows)]
        fresh = [(row, model) for row, model in found if model not in self.seen[row]]
        if not fresh:
            self.moved = np.arange(0)
            return
        rows = np.array([row for row, _ in fresh])
        self.visit(rows, [model for _, model in fresh], self.parameters[rows])

    def _promising(self, model: Model, members: list[int]) -> list[tuple[int, Model]]:
        rows = np.array(members)
        fixed = [0, *(1 << place for place in range(self.lists))]
        terms = np.array([*fixed, *model])
        more = additions(model, self.lists, self.order)
        less = removals(model)
        gains, costs = self._expected(rows, terms, np.array(more, dtype=np.int64))
        up = gains > self.price[rows, None] - SLACK
        down = costs[:, len(fixed) :] < self.price[rows, None] + SLACK
        joined = [tuple(sorted((*model, term))) for term in more]
        left = [(place, tuple(t for t in model if t != term)) for place, term in enumerate(model)
                if term in less]  # fmt: skip
        return [(row, joined[a]) for row, some in zip(members, up, strict=True)
                for a in np.flatnonzero(some)] + [
            (row, smaller) for row, some in zip(members, down, strict=True)
            for place, smaller in left if some[place]]  # fmt: skip

    def _expected(self, rows: Ints, terms: Ints, more: Ints) -> tuple[Floats, Floats]:
        """Give what adding each term would gain and what leaving out each would cost."""
        sums = superset_sums(self.means[rows])
        finite = self.margins[rows][:, terms] > 0
        finite[:, 0] = True
        wide = np.repeat(terms[None, :], len(rows), 0)
        inverse = np.linalg.pinv(informations(sums, wide, finite), hermitian=True)
        spread = np.einsum("bpp->bp", inverse)
        costs = np.where(finite, self.parameters[rows][:, terms] ** 2 / spread, 0)
        crossed = sums[:, terms[None, :] | more[:, None]] * finite[:, None, :]
        known = np.einsum("bap,bpq,baq->ba", crossed, inverse, crossed, optimize=True)
        expected, observed = sums[:, more], self.margins[rows][:, more]
        with np.errstate(divide="ignore", invalid="ignore"):
            own = 2 * (xlogy(observed, observed / expected) - observed + expected)
            share = np.clip((expected - known) / expected, LEAST_SHARE, 1)
        return np.nan_to_num(own / share, nan=0, posinf=np.inf), costs
