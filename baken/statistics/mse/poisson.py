"""Extended maximum likelihood of Poisson log-linear models, many tables and models at once.

The count in cell c is Poisson with mean μ_c, log μ_c = Σ β_t over the terms t that are part of c.
The cell of nobody (mask 0) is not observed; its mean exp(β_0) is the hidden number. The sufficient
statistics are the margins N*_t, the sums of the counts over the cells that contain t.

Where N*_t = 0 the likelihood rises as β_t falls to −∞: the term leaves the parameters and every
cell that contains it leaves the table (Chan, Silverman and Vincent 2021, J. Am. Stat. Assoc.
116:1297). What remains is fitted by Newton's method with step halving. Score and information are
again sums over supersets: U_t = N*_t − M*_t and I_tu = M*_{t∪u}, with M* the margins of the means.
"""

from dataclasses import dataclass

import numpy as np

from baken.statistics.mse.cells import Bools, Floats, Ints, subset_sums, superset_sums

MOST_STEPS = 40
MOST_HALVINGS = 12
NEAR = 1e-9  # of the gain of a step; the step itself is still taken, which doubles the digits
AT_ONCE = 2048
WORTH_SHRINKING = 0.3
MOST_LOG = 500.0
START = 0.1  # added to the counts where the first step starts from, as in R's glm


@dataclass(frozen=True, slots=True)
class Fits:
    """Fitted models, one a row; `parameters` stand in the order of the terms that were asked."""

    parameters: Floats
    means: Floats
    kept: Bools
    finite: Bools
    converged: Bools

    def by_mask(self, terms: Ints) -> Floats:
        """Give the parameters by mask, zero where a model has no such term."""
        cells = self.means.shape[1]
        return scattered(self.parameters, np.where(self.finite, terms, cells), cells)

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

    `start` holds parameters by mask to start from, such as those of a model with one term less.
    Whether the estimate exists and is unique is another question: see `existence`.
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
    return _Places(np.where(finite, terms, sums.shape[1]), finite, sums.shape[1]).information(sums)


class _Places:
    """Where the terms of each row, and the unions of two of them, lie in a flat row of masks."""

    def __init__(self, terms: Ints, finite: Bools, cells: int) -> None:
        self.terms, self.finite, self.cells = terms, finite, cells
        rows = np.arange(len(terms))[:, None]
        inside = np.where(finite, terms, 0)
        unions = inside[:, :, None] | inside[:, None, :]
        self.single = inside + rows * cells
        self.double = unions + rows[:, :, None] * cells
        self.wide = terms + rows * (cells + 1)
        self.all = bool(finite.all())

    def only(self, rows: Bools) -> "_Places":
        """Give the same for some of the rows."""
        return _Places(self.terms[rows], self.finite[rows], self.cells)

    def of(self, sums: Floats) -> Floats:
        """Read per row the values of its terms."""
        values: Floats = sums.ravel()[self.single]
        if not self.all:
            values[~self.finite] = 0
        return values

    def information(self, sums: Floats) -> Floats:
        """Read per row the values of the unions of its terms."""
        values: Floats = sums.ravel()[self.double]
        if self.all:
            return values
        both = self.finite[:, :, None] & self.finite[:, None, :]
        return np.where(both, values, np.eye(self.finite.shape[1]))

    def scattered(self, values: Floats) -> Floats:
        """Put values at their masks; what takes no part falls beside the table."""
        wide = np.zeros((len(values), self.cells + 1))
        wide.ravel()[self.wide] = values
        return wide[:, : self.cells]


@dataclass(slots=True)
class _Work:
    """The rows that still move, and where they are."""

    rows: Ints
    places: _Places
    margins: Floats
    kept: Bools
    parameters: Floats
    means: Floats
    height: Floats

    def only(self, moving: Bools) -> None:
        """Go on with some of the rows."""
        self.places = self.places.only(moving)
        for name in ("rows", "margins", "kept", "parameters", "means", "height"):
            setattr(self, name, getattr(self, name)[moving])


def _fit_some(counts: Floats, terms: Ints, start: Floats | None) -> Fits:
    work = _work(counts, terms)
    _begin(work, counts, start)
    finite, kept = work.places.finite, work.kept
    parameters, means = np.zeros(terms.shape), np.zeros(counts.shape)
    converged = np.zeros(len(counts), dtype=bool)
    for step in range(MOST_STEPS):
        done = _step(work)
        converged[work.rows] = done
        last = done.all() or step == MOST_STEPS - 1
        if last or done.mean() > WORTH_SHRINKING:
            parameters[work.rows], means[work.rows] = work.parameters, work.means
            if last:
                break
            work.only(~done)
    return Fits(parameters, means, kept, finite, converged)


def _work(counts: Floats, terms: Ints) -> _Work:
    """Drop the empty terms and their cells."""
    cells = counts.shape[1]
    used = terms < cells
    margins = np.take_along_axis(superset_sums(counts), np.where(used, terms, 0), 1)
    finite = used & (margins > 0)
    finite[:, 0] = True
    places = _Places(np.where(finite, terms, cells), finite, cells)
    kept = _kept(np.where(used & ~finite, terms, cells), cells)
    nothing = np.zeros((len(counts), 0))
    return _Work(np.arange(len(counts)), places, margins * finite, kept, nothing, nothing, nothing)


def _begin(work: _Work, counts: Floats, start: Floats | None) -> None:
    """Begin at given parameters, or with one step of iteratively reweighted least squares."""
    places = work.places
    if start is None:
        means = np.where(work.kept, counts + START, 0)
        logs = np.log(counts + START)
        sides = superset_sums(means * logs + np.where(work.kept, counts, 0) - means)
        work.parameters = solved(places.information(superset_sums(means)), places.of(sides))
    else:
        work.parameters = places.of(start)
    work.means, work.height = _at(work, work.parameters)


def _kept(empty: Ints, cells: int) -> Bools:
    """Tell which cells contain no empty term; the cell of nobody is never observed."""
    kept = np.ones((len(empty), cells), dtype=bool)
    if (empty < cells).any():
        kept = subset_sums(scattered(np.ones(empty.shape), empty, cells)) == 0
    kept[:, 0] = False
    return kept


def _step(work: _Work) -> Bools:
    """Move every row uphill by one Newton step, halved where it would go down."""
    sums = superset_sums(work.means)
    scores = work.margins - work.places.of(sums)
    steps = solved(work.places.information(sums), scores)
    gains = np.einsum("bp,bp->b", steps, scores)
    done: Bools = np.abs(gains) < NEAR * np.sqrt(np.maximum(1, work.margins[:, 0]))
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
    logs = subset_sums(work.places.scattered(parameters))
    means = np.exp(np.minimum(logs, MOST_LOG)) * work.kept
    return means, np.einsum("bp,bp->b", parameters, work.margins) - means.sum(1)


def scattered(values: Floats, places: Ints, cells: int) -> Floats:
    """Put values at their masks, one table a row; place `cells` lies beside the table."""
    wide = np.zeros((len(values), cells + 1))
    np.put_along_axis(wide, places, values, 1)
    return wide[:, :cells]


def solved(matrices: Floats, sides: Floats) -> Floats:
    """Solve per row; a little is added to the diagonal, so that no singular row stops the rest."""
    diagonal = matrices.reshape(len(matrices), -1)[:, :: matrices.shape[1] + 1]
    diagonal *= 1 + 1e-13
    try:
        solution: Floats = np.linalg.solve(matrices, sides[:, :, None])[:, :, 0]
    except np.linalg.LinAlgError:
        diagonal += 1e-8
        solution = np.linalg.solve(matrices, sides[:, :, None])[:, :, 0]
    return solution
