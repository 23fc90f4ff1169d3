"""Poisson regression by Newton's method, for designs too large to batch."""

from dataclasses import dataclass

import numpy as np

from baken.statistics.mse.cells import Floats

STEPS = 100
NEAR = 1e-10
MOST_LOG = 60.0
WORTH = 0.15


@dataclass(frozen=True, slots=True)
class Fitted:
    """A fitted regression."""

    design: Floats
    parameters: Floats
    means: Floats
    height: float

    @property
    def information(self) -> Floats:
        """The information matrix at the estimate."""
        return _information(self.design, self.means)

    def deviance(self, counts: Floats) -> float:
        """Give twice the distance to the saturated model, in log-likelihood."""
        seen = counts > 0
        ratio = np.log(counts[seen] / self.means[seen])
        return float(2 * ((counts[seen] * ratio).sum() - counts.sum() + self.means.sum()))


def regress(design: Floats, counts: Floats, start: Floats | None = None) -> Fitted:
    """Fit counts by a design, one row a cell.

    The information matrix costs most, so it is made anew only when a step gains too much.
    """
    margins = design.T @ counts
    parameters = _begin(design, counts) if start is None else start
    means, height = _at(design, margins, parameters)
    information, before = _information(design, means), 0.0
    for _ in range(STEPS):
        scores = margins - design.T @ means
        step = _solve(information, scores)
        gain = float(step @ scores)
        if before and gain > WORTH * before:
            information = _information(design, means)
            step = _solve(information, scores)
            gain = float(step @ scores)
        before = gain
        parameters, means, height = _climb(design, margins, parameters, step, height)
        if gain < NEAR:
            break
    return Fitted(design, parameters, means, height)


def _information(design: Floats, means: Floats) -> Floats:
    matrix: Floats = design.T @ (means[:, None] * design)
    diagonal = np.einsum("pp->p", matrix)
    diagonal *= 1 + 1e-12
    return matrix


def _begin(design: Floats, counts: Floats) -> Floats:
    """Take the first step of iteratively reweighted least squares from the counts."""
    means = counts + 0.1
    sides = design.T @ (means * np.log(means) + counts - means)
    return _solve(_information(design, means), sides)


def _climb(
    design: Floats, margins: Floats, parameters: Floats, step: Floats, height: float
) -> tuple[Floats, Floats, float]:
    for _ in range(12):
        means, reached = _at(design, margins, parameters + step)
        if reached >= height - 1e-9 * abs(height):
            break
        step = step / 2
    return parameters + step, means, reached


def _at(design: Floats, margins: Floats, parameters: Floats) -> tuple[Floats, float]:
    means = np.exp(np.minimum(design @ parameters, MOST_LOG))
    return means, float(parameters @ margins - means.sum())


def _solve(matrix: Floats, side: Floats) -> Floats:
    try:
        solution: Floats = np.linalg.solve(matrix, side)
    except np.linalg.LinAlgError:
        solution = np.linalg.lstsq(matrix, side, rcond=None)[0]
    return solution
