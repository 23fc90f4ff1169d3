"""Poisson regression by Newton's method, for designs too large to batch."""

from dataclasses import dataclass

import numpy as np

from baken.statistics.mse.cells import Floats

STEPS = 50
NEAR = 1e-10
MOST_LOG = 60.0


@dataclass(frozen=True, slots=True)
class Fitted:
    """A fitted regression."""

    parameters: Floats
    means: Floats
    height: float
    information: Floats

    def deviance(self, counts: Floats) -> float:
        """Give twice the distance to the saturated model, in log-likelihood."""
        seen = counts > 0
        ratio = np.log(counts[seen] / self.means[seen])
        return float(2 * ((counts[seen] * ratio).sum() - counts.sum() + self.means.sum()))


def regress(design: Floats, counts: Floats, start: Floats | None = None) -> Fitted:
    """Fit counts by a design, one row a cell."""
    margins = design.T @ counts
    parameters = _begin(design, counts) if start is None else start
    means, height = _at(design, margins, parameters)
    for _ in range(STEPS):
        step = _solve(design.T @ (means[:, None] * design), margins - design.T @ means)
        gain = float(step @ (margins - design.T @ means))
        parameters, means, height = _climb(design, margins, parameters, step, height)
        if gain < NEAR:
            break
    return Fitted(parameters, means, height, design.T @ (means[:, None] * design))


def _begin(design: Floats, counts: Floats) -> Floats:
    """Take the first step of iteratively reweighted least squares from the counts."""
    means = counts + 0.1
    sides = design.T @ (means * np.log(means) + counts - means)
    return _solve(design.T @ (means[:, None] * design), sides)


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
    diagonal = np.einsum("pp->p", matrix)
    diagonal *= 1 + 1e-12
    try:
        solution: Floats = np.linalg.solve(matrix, side)
    except np.linalg.LinAlgError:
        solution = np.linalg.lstsq(matrix, side, rcond=None)[0]
    return solution
