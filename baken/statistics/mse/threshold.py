"""Bayesian thresholding of interactions (Silverman 2020, J. R. Stat. Soc. A 183:691, section 6).

All pairs of lists have an interaction with prior N(0, 1); intercept and main effects have the
nearly flat prior N(0, 10⁴). Interactions whose posterior mean is less than two posterior standard
deviations from zero leave the model, and the total is read from the posterior of what remains.
Where no interaction remains the prior of the main effects is flat.

The posterior is not walked through but weighed: draws from a multivariate t around its mode, with
the curvature there, carry the ratio of posterior to t as weight (importance sampling). The
effective number of draws says whether that may be relied on.
"""

from dataclasses import dataclass

import numpy as np

from baken.statistics.mse.cells import Floats, Ints, list_number, pairs
from baken.statistics.mse.models import Model, packed

PRECISION = 1.0
MAIN_PRECISION = 1e-4
THRESHOLD = 2.0
DRAWS = 40_000
FREEDOM = 7
LEAST_SIZE = 400.0
STEPS = 60


@dataclass(frozen=True, slots=True)
class Weighed:
    """Weighed draws of the total, and the interactions that remained."""

    totals: Floats
    weights: Floats
    retained: Model

    @property
    def effective_size(self) -> float:
        """How many independent draws the weighed ones are worth."""
        return float(1 / (self.weights**2).sum())

    @property
    def converged(self) -> bool:
        """Whether there are more than 400 of those."""
        return self.effective_size > LEAST_SIZE

    def quantile(self, level: float) -> float:
        """Give a quantile of the posterior of the total."""
        order = np.argsort(self.totals)
        place = int(np.searchsorted(np.cumsum(self.weights[order]), level))
        return float(self.totals[order[min(place, len(order) - 1)]])


def weigh(counts: Floats, seed: int, draws: int = DRAWS) -> Weighed:
    """Choose the interactions and weigh the total for a table of counts by mask."""
    lists = list_number(len(counts))
    generator = np.random.default_rng(seed)
    everything = packed([pairs(lists)], lists)[0]
    values, weights = _posterior(counts, everything, generator, draws)
    means = weights @ values
    spreads = np.sqrt(weights @ (values - means) ** 2)
    far = np.abs(means) >= THRESHOLD * spreads
    retained = tuple(int(term) for term in everything[lists + 1 :][far[lists + 1 :]])
    if len(retained) < len(everything) - lists - 1:
        values, weights = _posterior(counts, packed([retained], lists)[0], generator, draws)
    return Weighed(counts[1:].sum() + np.exp(values[:, 0]), weights, retained)


def _posterior(
    counts: Floats, terms: Ints, generator: np.random.Generator, draws: int
) -> tuple[Floats, Floats]:
    """Give draws of the parameters with their weights."""
    lists = list_number(len(counts))
    cells = np.arange(1, len(counts))
    design = (cells[:, None] & terms == terms).astype(float)
    paired = len(terms) > lists + 1
    precision = np.where(np.arange(len(terms)) > lists, PRECISION, MAIN_PRECISION * paired)
    mode, curvature = _mode(counts[1:], design, precision)
    root = np.linalg.cholesky(np.linalg.inv(curvature))
    normal = generator.standard_normal((draws, len(terms)))
    stretch = np.sqrt(FREEDOM / generator.chisquare(FREEDOM, draws))
    values = mode + (normal * stretch[:, None]) @ root.T
    logs = values @ design.T
    heights = logs @ counts[1:] - np.exp(logs).sum(1) - (values**2 @ precision) / 2
    distance = ((normal * stretch[:, None]) ** 2).sum(1)
    heights += (FREEDOM + len(terms)) / 2 * np.log1p(distance / FREEDOM)
    weights = np.exp(heights - heights.max())
    return values, weights / weights.sum()


def _mode(counts: Floats, design: Floats, precision: Floats) -> tuple[Floats, Floats]:
    """Give the most likely parameters a posteriori, and the curvature there."""
    means = counts + 0.5
    values = np.linalg.lstsq(design, np.log(means), rcond=None)[0]
    for _ in range(STEPS):
        means = np.exp(np.minimum(design @ values, 50))
        curvature = design.T @ (means[:, None] * design) + np.diag(precision)
        step = np.linalg.solve(curvature, design.T @ (counts - means) - precision * values)
        values = values + step * min(1.0, 2.0 / np.abs(step).max(initial=1e-300))
        if np.abs(step).max(initial=0) < 1e-10:
            break
    means = np.exp(design @ values)
    return values, design.T @ (means[:, None] * design) + np.diag(precision)
