"""Extended maximum likelihood of Poisson log-linear models, many tables and models at once.

The count in cell c is Poisson with mean μ_c, log μ_c = Σ β_t over the terms t that are part of c.
The cell of nobody (mask 0) is not observed; its mean exp(β_0) is the hidden number. The sufficient
statistics are the margins N*_t, the sums of the counts over the cells that contain t.

Where N*_t = 0 the likelihood rises as β_t falls to −∞: the term leaves the parameters and every cell
that contains it leaves the table (Chan, Silverman and Vincent 2021, J. Am. Stat. Assoc. 116:1297).
What remains is fitted by Newton's method with step halving. Score and information are again sums
over supersets: U_t = N*_t − M*_t and I_tu = M*_{t∪u}, with M* the margins of the means.
"""

from dataclasses import dataclass

import numpy as np

from baken.statistics.mse.cells import Bools, Floats, Ints, subset_sums, superset_sums

MOST_STEPS = 40
MOST_HALVINGS = 12
NEAR = 1e-12
AT_ONCE = 2048
START = 0.1  # added to the counts where the first step starts from, as in R's glm


@dataclass(frozen=True, slots=True)
class Fits:
    """Fitted models, one a row; `parameters` stand in the order of the terms that were asked."""

    parameters: Floats
    means: Floats
    kept: Bools
    finite: Bools
    converged: Bools

    @property
    def hidden(self) -> Floats:
        """The estimated numbers of people on no list at all."""
        numbers: Floats = np.exp(self.parameters[:, 0])
        return numbers

    def log_likelihood(self, counts: Floats) -> Floats:
        """Give the Poisson log-likelihoods, without the constant −Σ log n!."""
        logs = np.log(self.means, out=np.zeros_like(self.means), where=counts > 0)
        total: Floats = (counts * logs).sum(1) - self.means.sum(1)
        return total


def fit(counts: Floats, terms: Ints, start: Floats | None = None) -> Fits:
    """Fit to each table (row of counts by mask) the model in the same row of `terms`.

    `start` holds means to start from, such as those of a model with one term less. Whether the
    estimate exists and is unique is another question: see `existence`.
    """
    parts = [
        _fit_some(counts[low : low + AT_ONCE], terms[low : low + AT_ONCE],
                  None if start is None else start[low : low + AT_ONCE])
        for low in range(0, len(counts), AT_ONCE)
    ]  # fmt: skip
    if len(parts) == 1:
        return parts[0]
    fields = ("parameters", "means", "kept", "finite", "converged")
    return Fits(*(np.concatenate([getattr(part, name) for part in parts]) for name in fields))


def informations(sums: Floats, terms: Ints, finite: Bools) -> Floats:
    """Give per row the matrix of the sums of t ∪ u, with ones for the terms that take no part."""
    places = np.where(finite, terms, 0)
    unions = places[:, :, None] | places[:, None, :]
    return _information(sums, unions, finite)


@dataclass(slots=True)
class _Work:
    """The rows that still move, and where they are."""

    rows: Ints
    margins: Floats
    unions: Ints
    terms: Ints
    finite: Bools
    kept: Bools
    parameters: Floats
    means: Floats
    height: Floats

    def only(self, moving: Bools) -> None:
        for name in self.__slots__:
            setattr(self, name, getattr(self, name)[moving])


def _fit_some(counts: Floats, terms: Ints, start: Floats | None) -> Fits:
    cells = counts.shape[1]
    margins = superset_sums(counts)
    margins[:, 0] = counts[:, 1:].sum(1)
    used = terms < cells
    places = np.where(used, terms, 0)
    finite = used & (np.take_along_axis(margins, places, 1) > 0)
    finite[:, 0] = True
    kept = _kept(np.where(used & ~finite, terms, cells), cells)
    work = _started(counts, margins, np.where(finite, terms, cells), finite, kept, start)
    parameters, means = work.parameters.copy(), work.means.copy()
    converged = np.zeros(len(counts), dtype=bool)
    for _ in range(MOST_STEPS):
        done = _step(work)
        parameters[work.rows], means[work.rows] = work.parameters, work.means
        converged[work.rows[done]] = True
        if done.all():
            break
        work.only(~done)
    return Fits(parameters, means, kept, finite, converged)


def _kept(empty: Ints, cells: int) -> Bools:
    """Tell which cells contain no empty term; the cell of nobody is never observed."""
    kept: Bools = subset_sums(_scattered(np.ones(empty.shape), empty, cells)) == 0
    kept[:, 0] = False
    return kept


def _started(
    counts: Floats, margins: Floats, terms: Ints, finite: Bools, kept: Bools, start: Floats | None
) -> _Work:
    """Take the first step of iteratively reweighted least squares, from the counts or a start."""
    means = np.where(kept, counts + START if start is None else np.maximum(start, 1e-10), 0)
    logs = np.log(means, out=np.zeros_like(means), where=kept)
    places = np.where(finite, terms, 0)
    unions = places[:, :, None] | places[:, None, :]
    sides = superset_sums(means * logs + np.where(kept, counts, 0) - means)
    matrix = _information(superset_sums(means), unions, finite)
    parameters = _solved(matrix, np.where(finite, np.take_along_axis(sides, places, 1), 0))
    work = _Work(np.arange(len(counts)), np.take_along_axis(margins, places, 1) * finite, unions,
                 terms, finite, kept, parameters, means, np.zeros(len(counts)))  # fmt: skip
    work.means, work.height = _at(work, parameters)
    return work


def _step(work: _Work) -> Bools:
    """Move every row uphill by one Newton step, halved where it would go down."""
    sums = superset_sums(work.means)
    places = np.where(work.finite, work.terms, 0)
    scores = np.where(work.finite, work.margins - np.take_along_axis(sums, places, 1), 0)
    steps = _solved(_information(sums, work.unions, work.finite), scores)
    gains = (steps * scores).sum(1)
    done = np.abs(gains) < NEAR * np.maximum(1, work.margins[:, 0]) ** 0.5
    _climb(work, steps)
    return done


def _climb(work: _Work, steps: Floats) -> None:
    parameters = work.parameters + steps
    means, height = _at(work, parameters)
    least = work.height - 1e-9 * np.abs(work.height)
    for _ in range(MOST_HALVINGS):
        low = ~(height >= least)
        if not low.any():
            break
        steps = np.where(low[:, None], steps / 2, steps)
        parameters = work.parameters + steps
        means, height = _at(work, parameters)
    work.parameters, work.means, work.height = parameters, means, height


def _at(work: _Work, parameters: Floats) -> tuple[Floats, Floats]:
    """Give the means, and the log-likelihood but for a constant, at these parameters."""
    logs = subset_sums(_scattered(parameters, work.terms, work.kept.shape[1]))
    with np.errstate(over="ignore"):
        means = np.where(work.kept, np.exp(np.minimum(logs, 500)), 0)
    return means, (parameters * work.margins).sum(1) - means.sum(1)


def _scattered(values: Floats, places: Ints, cells: int) -> Floats:
    """Put values at their masks; place `cells` lies beside the table."""
    wide = np.zeros((len(values), cells + 1))
    np.put_along_axis(wide, places, values, 1)
    return np.ascontiguousarray(wide[:, :cells])


def _information(sums: Floats, unions: Ints, finite: Bools) -> Floats:
    rows, size = finite.shape
    flat = np.take_along_axis(sums, unions.reshape(rows, -1), 1)
    both = finite[:, :, None] & finite[:, None, :]
    return np.where(both, flat.reshape(rows, size, size), np.eye(size))


def _solved(matrices: Floats, sides: Floats) -> Floats:
    """Solve per row; a little is added to the diagonal, so that no singular row stops the rest."""
    diagonal = np.einsum("bii->bi", matrices)
    diagonal += 1e-13 * diagonal + 1e-300
    try:
        solution: Floats = np.linalg.solve(matrices, sides[:, :, None])[:, :, 0]
    except np.linalg.LinAlgError:
        diagonal += 1e-8
        solution = np.linalg.solve(matrices, sides[:, :, None])[:, :, 0]
    return solution
