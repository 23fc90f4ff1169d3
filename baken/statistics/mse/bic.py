"""Choice among all hierarchical models by the Bayesian information criterion.

    BIC = −2 log L + p log n

n is the number of people (not of cells), p counts every parameter, those at −∞ included, and log L
is that of the Poisson counts. Only models whose estimate exists and is unique take part. In a
resample the whole choice is made anew (Silverman, Chan and Vincent 2024, Stat. Comput. 34:44): the
search starts from the best models of the observed table and walks downhill, one term more or less
at a time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import scipy

from baken.statistics.mse import existence
from baken.statistics.mse.cells import Floats, Ints, list_number
from baken.statistics.mse.models import Model, all_models, packed
from baken.statistics.mse.poisson import Fits, fit

ORDER = 2
STARTS = 8
MOST_MODELS = 50_000


@dataclass(frozen=True, slots=True, order=True)
class Ranked:
    """A model with its criterion and the total that it estimates."""

    bic: float
    model: Model
    total: float


def rank(counts: Floats, order: int = ORDER) -> tuple[Ranked, ...]:
    """Give every admissible model for a table of counts by mask, best first."""
    found: list[Ranked] = []
    for size, models in groupby(all_models(list_number(len(counts)), order), key=len):
        del size
        found += _ranked(counts, tuple(models))
    return tuple(sorted(found))


def criterion(tables: Floats, fits: Fits, parameters: Ints) -> Floats:
    """Give the BIC of fitted rows with these numbers of parameters."""
    people = tables[:, 1:].sum(1)
    heights = fits.log_likelihood(tables) - scipy.special.gammaln(tables[:, 1:] + 1).sum(1)
    values: Floats = parameters * np.log(people) - 2 * heights
    return values


def of_one(counts: Floats, model: Model) -> float:
    """Give the BIC of one model for one table."""
    terms = packed([model], list_number(len(counts)))
    tables = counts[None, :]
    return float(criterion(tables, fit(tables, terms), np.array([terms.shape[1]]))[0])


@dataclass(frozen=True, slots=True)
class Judged:
    """Models fitted to tables, one a row; a model that does not count has an infinite criterion."""

    bic: Floats
    totals: Floats
    fits: Fits
    terms: Ints


def judge(tables: Floats, models: Sequence[Model], start: Floats | None = None) -> Judged:
    """Fit to each table the model in the same place, and give what it is worth."""
    terms = packed(models, list_number(tables.shape[1]))
    fits = fit(tables, terms, start)
    values = criterion(tables, fits, (terms < tables.shape[1]).sum(1))
    values[existence.codes(tables, terms, fits) != 0] = np.inf
    return Judged(values, tables[:, 1:].sum(1) + fits.hidden, fits, terms)


def _ranked(counts: Floats, models: tuple[Model, ...]) -> Iterator[Ranked]:
    judged = judge(np.repeat(counts[None, :], len(models), 0), models)
    for bic, model, total in zip(judged.bic, models, judged.totals, strict=True):
        if np.isfinite(bic):
            yield Ranked(float(bic), model, float(total))
