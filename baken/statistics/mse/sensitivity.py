"""What errors in linking people do to an estimate.

A missed link makes two people of one: overlaps shrink and the estimate rises. A false link makes
one person of two: overlaps grow and the estimate falls. Both are made on purpose, at random, in
the table as it is, and the estimate by forward stepwise is made anew; the median of the
repetitions, divided by the estimate itself, is the factor. An estimate from a table that already
misses such links is too high by about that factor.
"""

import numpy as np

from baken.statistics.mse import stepwise
from baken.statistics.mse.cells import Floats, positions_of
from baken.statistics.mse.results import Sensitivity
from baken.statistics.mse.table import CaptureTable

RATES = ((0.05, 0.0), (0.1, 0.0), (0.2, 0.0), (0.0, 0.005), (0.0, 0.01))
RUNS = 100


def sensitivity(
    table: CaptureTable, linkage_error: tuple[float, float] | None, seed: int
) -> tuple[Sensitivity, ...]:
    """Give the factor for a ladder of error rates, and last for the given ones."""
    rates = RATES if linkage_error is None else (*RATES, linkage_error)
    generator = np.random.default_rng(seed)
    worse = [spoiled(table.counts, missed, false, generator) for missed, false in rates
             for _ in range(RUNS)]  # fmt: skip
    totals = stepwise.select(np.vstack([table.counts[None, :], *worse])).totals
    medians = np.median(totals[1:].reshape(len(rates), RUNS), axis=1) / totals[0]
    return tuple(
        Sensitivity(missed, false, float(factor) if np.isfinite(factor) else None)
        for (missed, false), factor in zip(rates, medians, strict=True)
    )


def spoiled(counts: Floats, missed: float, false: float, generator: np.random.Generator) -> Floats:
    """Give a table in which this share of links is missed and of people is falsely linked."""
    worse = counts.copy()
    for mask in np.flatnonzero(counts):
        places = positions_of(int(mask))
        if len(places) > 1:
            for _ in range(generator.binomial(int(counts[mask]), missed)):
                alone = 1 << places[generator.integers(len(places))]
                worse[mask] -= 1
                worse[alone] += 1
                worse[mask & ~alone] += 1
    for _ in range(generator.binomial(int(counts.sum()), false)):
        first, second = _two(worse, generator)
        if first == second:
            continue
        worse[first] -= 1
        worse[second] -= 1
        worse[first | second] += 1
    return worse[None, :]


def _two(counts: Floats, generator: np.random.Generator) -> tuple[int, int]:
    """Pick two people at random who share no list: those are the ones that get linked falsely."""
    first = int(generator.choice(len(counts), p=counts / counts.sum()))
    apart = np.where(np.arange(len(counts)) & first, 0, counts)
    if not apart.sum():
        return first, first
    return first, int(generator.choice(len(counts), p=apart / apart.sum()))
