"""Bootstrap intervals that carry the choice of the model: bias-corrected and accelerated (BCa).

Tables are drawn from the multinomial distribution of the observed one, and the whole method, choice
of model included, is repeated on each (DiCiccio and Efron 1996, Stat. Sci. 11:189; Chan, Silverman
and Vincent 2021, section 3.3). With θ̂ the estimate and θ* those of the resamples:

    z₀ = Φ⁻¹(share of θ* below θ̂)
    a  = Σ nᵢ dᵢ³ / 6 (Σ nᵢ dᵢ²)^{3/2},  dᵢ = weighted mean − estimate without one person of cell i
    limit(α) = quantile of θ* at Φ(z₀ + (z₀ + z_α) / (1 − a (z₀ + z_α)))

Quantiles are median-unbiased (type 8 of Hyndman and Fan). When every θ* lies on one side of θ̂, z₀
is infinite and there is no interval.
"""

from collections.abc import Callable, Sequence

import numpy as np
import scipy

from baken.statistics.mse.cells import Floats

LEVELS = (0.025, 0.1, 0.9, 0.975)
SAME = 1e-9  # estimates this close are equal, and so not below
Method = Callable[[Floats], Floats]
"""Gives the estimated total of each table (row of counts by mask)."""


def resamples(counts: Floats, number: int, seed: int) -> Floats:
    """Give this many tables drawn from the observed one; the same seed gives the same tables."""
    generator = np.random.default_rng(seed)
    people = int(counts.sum())
    drawn: Floats = generator.multinomial(people, counts / people, size=number).astype(float)
    return drawn


def without_one(counts: Floats) -> Floats:
    """Give for each occupied cell the table with one person less in it."""
    occupied = np.flatnonzero(counts)
    tables: Floats = np.repeat(counts[None, :], len(occupied), axis=0)
    tables[np.arange(len(occupied)), occupied] -= 1
    return tables


def acceleration(counts: Floats, estimates: Sequence[float] | Floats) -> float:
    """Give a from the estimates without one person, in the order of the occupied cells."""
    weights = counts[counts > 0]
    values = np.asarray(estimates, dtype=float)
    apart = np.average(values, weights=weights) - values
    spread = (weights * apart**2).sum()
    if not spread > 0:
        return 0.0
    return float((weights * apart**3).sum() / (6 * spread**1.5))


def limits(
    estimates: Sequence[float] | Floats,
    point: float,
    accelerated: float,
    levels: Sequence[float] = LEVELS,
) -> tuple[float, ...] | None:
    """Give the BCa limits at these levels; None when all resamples lie on one side."""
    values = np.asarray(estimates, dtype=float)
    values = values[np.isfinite(values)]
    share = float((values < point * (1 - SAME)).mean()) if len(values) else 0.0
    if not 0 < share < 1:
        return None
    bias = scipy.special.ndtri(share)
    moved = bias + scipy.special.ndtri(np.asarray(levels))
    places = scipy.special.ndtr(bias + moved / (1 - accelerated * moved))
    found = np.quantile(values, places, method="median_unbiased")
    return tuple(float(each) for each in found)


def interval(
    counts: Floats,
    method: Method,
    number: int,
    seed: int,
    levels: Sequence[float] = LEVELS,
) -> tuple[float, ...] | None:
    """Resample, leave out, and give the BCa limits of a method for one table, or None.

    All tables go to the method in one go: the observed one first, then the resamples.
    """
    left_out = without_one(counts)
    totals = method(np.vstack([counts[None, :], left_out, resamples(counts, number, seed)]))
    edge = 1 + len(left_out)
    return limits(totals[edge:], float(totals[0]), acceleration(counts, totals[1:edge]), levels)
