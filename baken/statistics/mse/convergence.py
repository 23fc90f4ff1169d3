"""Have several chains come to the same place, and how much do they tell?

Split R̂ and effective sample size as in Gelman et al. (2013, Bayesian Data Analysis, section 11.4):
each chain is halved; R̂ compares the variance between the halves with that within, and the
autocorrelations are summed until a pair of them is no longer positive (Geyer 1992).
"""

import numpy as np

from baken.statistics.mse.cells import Floats

MOST_RHAT = 1.01
LEAST_SIZE = 400.0


def rhat(chains: Floats) -> float:
    """Give split R̂ of chains, one a row."""
    halves = _halves(chains)
    within, total = _variances(halves)
    return float(np.sqrt(total / within)) if within > 0 else 1.0


def effective_size(chains: Floats) -> float:
    """Give how many independent draws the chains, one a row, are worth."""
    halves = _halves(chains)
    number, length = halves.shape
    within, total = _variances(halves)
    if within <= 0:
        return float(number * length)
    correlations = 1 - (within - _autocovariances(halves).mean(0)) / total
    pairs = correlations[: length // 2 * 2].reshape(-1, 2).sum(1)
    stop = int(np.argmax(pairs < 0)) if (pairs < 0).any() else len(pairs)
    kept = np.minimum.accumulate(pairs[: max(stop, 1)])
    return float(min(number * length / max(2 * kept.sum() - 1, 1e-12), number * length))


def converged(chains: Floats) -> bool:
    """Tell whether R̂ is below 1.01 and the effective size above 400."""
    return rhat(chains) < MOST_RHAT and effective_size(chains) > LEAST_SIZE


def _halves(chains: Floats) -> Floats:
    length = chains.shape[1] // 2
    return np.vstack([chains[:, :length], chains[:, chains.shape[1] - length :]])


def _variances(halves: Floats) -> tuple[float, float]:
    """Give the variance within, and that of all draws as far as between halves it differs."""
    length = halves.shape[1]
    within = float(halves.var(1, ddof=1).mean())
    return within, (length - 1) / length * within + float(halves.mean(1).var(ddof=1))


def _autocovariances(halves: Floats) -> Floats:
    length = halves.shape[1]
    apart = halves - halves.mean(1, keepdims=True)
    waves = np.fft.rfft(apart, 2 * length, axis=1)
    covariances: Floats = np.fft.irfft(waves * waves.conj(), axis=1)[:, :length] / length
    return covariances
