"""Does the extended maximum likelihood estimate exist, and is it the only one?

Existence (Fienberg and Rinaldo 2012, Ann. Stat. 40:996): an estimate exists when some table with
all cells above zero has the margins of the observed one, that is when the largest s with Xᵀx = Xᵀn
and x ≥ s is above zero. A converged fit with means well above zero is itself such a table, so the
linear programme runs only near the boundary. There the next Newton step tells which way the
estimate runs off: rounded to whole numbers c, it proves that none exists when Xc is zero in every
occupied cell, nowhere above zero and somewhere below. What neither proves goes to the programme;
the answer depends on which cells are occupied, not on how often, so it is remembered per model and
pattern.

Identifiability: X has full column rank. Its Gram matrix holds whole numbers, so its determinant is
either zero or at least one.
"""

from enum import IntFlag
from functools import lru_cache

import numpy as np
import scipy

from baken.statistics.mse.cells import Bools, Floats, Ints, list_number, subset_sums, superset_sums
from baken.statistics.mse.models import Model, packed
from baken.statistics.mse.poisson import Fits, fit, informations, scattered, solved

CERTAIN = 1e-6
POSITIVE = 1e-9


class Existence(IntFlag):
    """What is wrong with an estimate; `FINE` when nothing is."""

    FINE = 0
    NO_ESTIMATE = 1
    NOT_IDENTIFIABLE = 2


def codes(counts: Floats, terms: Ints, fits: Fits) -> Ints:
    """Give for each fitted row its Existence as a number (0 to 3)."""
    lowest = np.where(fits.kept, fits.means, np.inf).min(1)
    certain = fits.converged & (lowest > CERTAIN)
    found = np.where(identifiable(terms, fits), 0, int(Existence.NOT_IDENTIFIABLE))
    unsure = np.flatnonzero(~certain)
    if not len(unsure):
        return found
    absent = _run_off(counts[unsure], terms[unsure], fits, unsure)
    found[unsure[absent]] |= int(Existence.NO_ESTIMATE)
    for row in unsure[~absent]:
        inside = tuple(int(term) for term in terms[row] if term < counts.shape[1])
        if not _exists(list_number(counts.shape[1]), inside, _pattern(counts[row])):
            found[row] |= int(Existence.NO_ESTIMATE)
    return found


def identifiable(terms: Ints, fits: Fits) -> Bools:
    """Tell for each fitted row whether the observed cells determine its parameters."""
    matrices = informations(superset_sums(fits.kept.astype(float)), terms, fits.finite)
    signs, logs = np.linalg.slogdet(matrices)
    unique: Bools = (signs > 0) & (logs > -0.5)
    return unique


def _run_off(counts: Floats, terms: Ints, fits: Fits, rows: Ints) -> Bools:
    """Tell for which rows whole numbers prove that no estimate exists."""
    finite, kept, cells = fits.finite[rows], fits.kept[rows], counts.shape[1]
    places = np.where(finite, terms, 0)
    sums = superset_sums(fits.means[rows])
    gaps = np.where(finite, np.take_along_axis(superset_sums(counts) - sums, places, 1), 0)
    gaps[:, 0] = (counts - fits.means[rows])[:, 1:].sum(1)
    steps = solved(informations(sums, terms, finite), gaps)
    whole = np.rint(np.where(np.isfinite(steps), steps, 0))
    slopes = subset_sums(scattered(whole, np.where(finite, terms, cells), cells)) * kept
    flat = (np.where(counts > 0, slopes, 0) == 0).all(1)
    absent: Bools = flat & (slopes <= 0).all(1) & (slopes < 0).any(1)
    return absent


def check(counts: Floats, model: Model) -> Existence:
    """Give the Existence of one model for one table of counts by mask."""
    terms = packed([model], list_number(len(counts)))
    tables = counts[None, :]
    return Existence(int(codes(tables, terms, fit(tables, terms))[0]))


def _pattern(counts: Floats) -> int:
    return sum(1 << int(cell) for cell in np.flatnonzero(counts))


@lru_cache(maxsize=200_000)
def _exists(lists: int, terms: tuple[int, ...], occupied: int) -> bool:
    """Solve the linear programme for a table with ones in the occupied cells."""
    seen = [cell for cell in range(1, 1 << lists) if occupied >> cell & 1]
    empty = [term for term in terms if not any(cell & term == term for cell in seen)]
    cells = [c for c in range(1, 1 << lists) if not any(c & term == term for term in empty)]
    design = np.array(
        [[cell & term == term for cell in cells] for term in terms if term not in empty]
    )
    ones = np.array([occupied >> cell & 1 for cell in cells])
    # x = y + s with y ≥ 0, so that all bounds are those of the solver.
    sides = design.astype(float)
    answer = scipy.optimize.linprog(
        np.r_[np.zeros(len(cells)), -1.0],
        A_eq=np.c_[sides, sides.sum(1)],
        b_eq=sides @ ones,
        method="highs",
    )
    return bool(answer.status == 0 and -answer.fun > POSITIVE)
