"""The model with the lowest BIC for each of many tables that resemble one observed table.

The log-likelihood of model m for a resampled table n* is approached from the fit to the observed
one: with μ its means, U = Xᵀ(n* − μ) and I its information,

    log L ≈ Σ n* log μ − Σ μ + ½ Uᵀ I⁻¹ U

For each table the models that come close to the best by that measure are fitted; then the table
walks downhill, one term more or less at a time. A neighbour is fitted only when it may be better:
adding a term gains at least 2 (k log(k/λ) − k + λ), its Poisson deviance with k observed and λ
expected, and about λ/v times that, with v the variance of the margin given the other parameters;
leaving one out costs about its squared Wald statistic. A walk may end in a hollow that is not the
lowest, and one resample that does can be the end of a BCa interval; so every table also walks from
the model that is best for the observed one, and the lower of both ends counts.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import scipy

from baken.statistics.mse.bic import Judged, judge
from baken.statistics.mse.cells import Floats, Ints, list_number, superset_sums
from baken.statistics.mse.models import Model, additions, packed, removals
from baken.statistics.mse.poisson import fit, informations

NEAR = 4.0
MOST_NEAR = 12
SLACK = 2.0
LEAST_SHARE = 1e-3


@dataclass(frozen=True, slots=True)
class Chosen:
    """For each table the total, the criterion and the model that the search ended with."""

    totals: Floats
    bic: Floats
    models: tuple[Model, ...]


def choose(observed: Floats, tables: Floats, models: Sequence[Model], order: int) -> Chosen:
    """Choose a model for each table; `models` are good ones for the observed table, best first."""
    far, near = _from_near(observed, tables, models, order), _Walk(tables, order)
    near.visit(np.arange(len(tables)), [models[0]] * len(tables))
    near.to_the_end()
    lower = near.bic < far.bic
    which = zip(lower, near.models, far.models, strict=True)
    return Chosen(np.where(lower, near.totals, far.totals), np.where(lower, near.bic, far.bic),
                  tuple(one if is_lower else other for is_lower, one, other in which))  # fmt: skip


def _from_near(observed: Floats, tables: Floats, models: Sequence[Model], order: int) -> "_Walk":
    """Walk from the models that come close to the best for each table."""
    walk = _Walk(tables, order)
    near = approached(observed, tables, models)
    closest = np.argsort(near, axis=1)[:, :MOST_NEAR]
    values = np.take_along_axis(near, closest, 1)
    rows, places = np.nonzero(values < values[:, :1] + NEAR)
    walk.visit(rows, [models[closest[row, place]] for row, place in zip(rows, places, strict=True)])
    walk.to_the_end()
    return walk


def approached(observed: Floats, tables: Floats, models: Sequence[Model]) -> Floats:
    """Give for each table and model about its BIC, but for a constant of the table."""
    fits = fit(
        np.repeat(observed[None, :], len(models), 0), packed(models, list_number(len(observed)))
    )
    margins, prices = superset_sums(tables), np.log(tables[:, 1:].sum(1))
    margins[:, 0] = tables[:, 1:].sum(1)
    found = np.empty((len(tables), len(models)))
    fixed = [0, *(1 << place for place in range(list_number(len(observed))))]
    for place, model in enumerate(models):
        means, kept = fits.means[place], fits.kept[place]
        terms = np.array([*fixed, *model])[None, fits.finite[place, : len(fixed) + len(model)]]
        sums = superset_sums(means)
        inverse = np.linalg.pinv(
            informations(sums[None, :], terms, np.ones(terms.shape, dtype=bool))[0], hermitian=True
        )
        gaps = margins[:, terms[0]] - sums[terms[0]]
        height = tables[:, kept] @ np.log(means[kept]) - means.sum()
        rise = np.einsum("bp,bp->b", gaps @ inverse, gaps)
        found[:, place] = (len(fixed) + len(model)) * prices - 2 * height - rise
    return found


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
        """Fit these models to these tables, and move each table to its best one if lower."""
        judged = judge(self.tables[rows], models, start)
        order = np.lexsort((judged.bic, rows))
        first = order[np.r_[True, np.diff(rows[order]) > 0]]
        better = first[judged.bic[first] < self.bic[rows[first]] - 1e-9]
        self._settle(rows[better], better, judged)
        for place in better:
            self.models[rows[place]] = models[place]
        for row, model in zip(rows, models, strict=True):
            self.seen[row].add(model)
        self.moved = rows[better]

    def _settle(self, rows: Ints, better: Ints, judged: Judged) -> None:
        self.bic[rows], self.totals[rows] = judged.bic[better], judged.totals[better]
        self.parameters[rows] = judged.fits.by_mask(judged.terms)[better]
        self.means[rows] = judged.fits.means[better]

    def to_the_end(self) -> None:
        """Walk until no table moves any more."""
        while len(self.moved):
            self.look_around()

    def look_around(self) -> None:
        """Visit the promising neighbours of every table that moved."""
        groups: dict[Model, list[int]] = defaultdict(list)
        for row in self.moved:
            groups[self.models[row]].append(int(row))
        found = [pair for model, rows in groups.items() for pair in self._promising(model, rows)]
        fresh = [(row, model) for row, model in found if model not in self.seen[row]]
        self.moved = np.arange(0)
        if fresh:
            rows = np.array([row for row, _ in fresh])
            self.visit(rows, [model for _, model in fresh], self.parameters[rows])

    def _promising(self, model: Model, members: list[int]) -> Iterator[tuple[int, Model]]:
        rows = np.array(members)
        more, less = additions(model, self.lists, self.order), removals(model)
        gains, costs = self._expected(rows, model, more)
        for place, term in enumerate(more):
            larger = tuple(sorted((*model, term)))
            for row in rows[gains[:, place] > self.price[rows] - SLACK]:
                yield int(row), larger
        for place, term in enumerate(model):
            if term in less:
                smaller = tuple(each for each in model if each != term)
                for row in rows[costs[:, place] < self.price[rows] + SLACK]:
                    yield int(row), smaller

    def _expected(self, rows: Ints, model: Model, more: Model) -> tuple[Floats, Floats]:
        """Give what adding each term would gain and what leaving out each would cost."""
        fixed = [0, *(1 << place for place in range(self.lists))]
        terms, added = np.array([*fixed, *model]), np.array(more, dtype=np.int64)
        sums = superset_sums(self.means[rows])
        finite = self.margins[rows][:, terms] > 0
        finite[:, 0] = True
        wide = np.repeat(terms[None, :], len(rows), 0)
        inverse = np.linalg.pinv(informations(sums, wide, finite), hermitian=True)
        spread = np.einsum("bpp->bp", inverse)
        costs = np.where(finite, self.parameters[rows][:, terms] ** 2 / spread, 0)
        crossed = sums[:, terms[None, :] | added[:, None]] * finite[:, None, :]
        known = np.einsum("bap,bap->ba", crossed @ inverse, crossed)
        expected, observed = sums[:, added], self.margins[rows][:, added]
        with np.errstate(divide="ignore", invalid="ignore"):
            own = 2 * (scipy.special.xlogy(observed, observed / expected) - observed + expected)
            share = np.clip((expected - known) / expected, LEAST_SHARE, 1)
        return np.nan_to_num(own / share, nan=0, posinf=np.inf), costs[:, len(fixed) :]
