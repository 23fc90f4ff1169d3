"""Latent classes: people differ in how visible they are, and nobody knows who is how visible.

A mixture of at most K classes within which the lists are independent, with a stick-breaking prior on
the class sizes (Manrique-Vallier 2016, Biometrics 72:1246):

    λ_jk ~ Beta(1, 1),  V_k ~ Beta(1, α),  ν_k = V_k Π_{l<k} (1 − V_l),  α ~ Gamma(a, b), a = b = 1/4
    n₀ | … ~ NegBin(n, 1 − π₀),  π₀ = Σ_k ν_k Π_j (1 − λ_jk)

Gibbs sampling of all chains side by side. As in LCMCR a warm-up of 500 rounds holds α at 0.3/K with
four classes begun, and n₀ stays at most 20 n. Sticks are drawn as logarithms of gamma variates: with a
small α a plain beta underflows. Chains grow until they agree (R̂ < 1.01, effective size > 400); when
they do not, the answer is “not converged”.
"""

from dataclasses import dataclass

import numpy as np

from baken.statistics.mse.cells import Floats, list_number
from baken.statistics.mse.convergence import converged, effective_size, rhat

CLASSES = 10
SHAPE = RATE = 0.25
CHAINS = 8
WARM_UP = 500
FIRST, LAST = 5_000, 40_000
MOST_TIMES = 20


@dataclass(frozen=True, slots=True)
class Draws:
    """Draws of the total, one chain a row, and whether they can be relied on."""

    totals: Floats
    rhat: float
    effective_size: float
    converged: bool

    def quantile(self, level: float) -> float:
        """Give a quantile of the posterior of the total."""
        return float(np.quantile(self.totals, level))


def sample(counts: Floats, seed: int, chains: int = CHAINS, most: int = LAST) -> Draws:
    """Draw from the posterior of the total for a table of counts by mask.

    The first quarter of every chain is left out.
    """
    gibbs = _Gibbs(counts, chains, np.random.default_rng(seed))
    hidden = np.empty((chains, 0))
    aim = FIRST
    while True:
        hidden = np.hstack([hidden, gibbs.run(aim - hidden.shape[1])])
        kept = hidden[:, aim // 4 :]
        if converged(kept) or aim >= most:
            break
        aim = min(2 * aim, most)
    people = counts[1:].sum()
    return Draws(kept + people, rhat(kept), effective_size(kept), converged(kept))


class _Gibbs:
    """The state of all chains."""

    def __init__(self, counts: Floats, chains: int, generator: np.random.Generator) -> None:
        cells = np.flatnonzero(counts)
        lists = list_number(len(counts))
        self.generator, self.chains = generator, chains
        self.numbers = counts[cells].astype(np.int64)
        self.people = int(self.numbers.sum())
        self.on = (cells[:, None] >> np.arange(lists) & 1).astype(float)
        shares = self.numbers @ self.on / self.people
        started = np.r_[np.full(4, 0.225), np.full(CLASSES - 4, 0.1 / (CLASSES - 4))]
        self.log_sizes = np.tile(np.log(started), (chains, 1))
        self.log_on = np.tile(np.log(shares)[None, :, None], (chains, 1, CLASSES))
        self.log_off = np.tile(np.log1p(-shares)[None, :, None], (chains, 1, CLASSES))
        self.alpha = np.full(chains, 0.3 / CLASSES)
        self.hidden = np.zeros(chains, dtype=np.int64)
        self.hidden_in = np.zeros((chains, CLASSES), dtype=np.int64)
        for _ in range(WARM_UP):
            self._round()

    def run(self, rounds: int) -> Floats:
        """Give the hidden numbers of the next rounds, one chain a row."""
        found = np.empty((self.chains, rounds))
        for place in range(rounds):
            self._round()
            rate = RATE - self.log_sizes[:, -1]
            self.alpha = self.generator.standard_gamma(SHAPE + CLASSES - 1, self.chains) / rate
            found[:, place] = self.hidden
        return found

    def _round(self) -> None:
        seats = self._seats()
        inside = self.on.T @ seats
        members = seats.sum(1)
        shapes = np.stack([inside, (members + self.hidden_in)[:, None, :] - inside])
        draws = self.generator.standard_gamma(1.0 + shapes)
        self.log_on, self.log_off = np.log(draws) - np.log(draws.sum(0))
        self._sizes(members + self.hidden_in)
        self._unseen()

    def _seats(self) -> Floats:
        """Divide the people of each cell over the classes."""
        heights = self.on @ (self.log_on - self.log_off)
        heights += (self.log_off.sum(1) + self.log_sizes)[:, None, :]
        chances = np.exp(heights - heights.max(2, keepdims=True))
        chances /= chances.sum(2, keepdims=True)
        seats: Floats = self.generator.multinomial(self.numbers, chances)
        return seats

    def _sizes(self, members: Floats) -> None:
        """Break the stick."""
        rest = (self.people + self.hidden)[:, None] - np.cumsum(members, 1)[:, :-1]
        taken = np.log(self.generator.standard_gamma(1.0 + members[:, :-1]))
        shape = self.alpha[:, None] + rest
        left = np.log(self.generator.standard_gamma(shape + 1))
        left += np.log1p(-self.generator.random(shape.shape)) / shape
        both = np.logaddexp(taken, left)
        passed = np.cumsum(left - both, 1)
        self.log_sizes[:, :-1] = taken - both
        self.log_sizes[:, 1:-1] += passed[:, :-1]
        self.log_sizes[:, -1] = passed[:, -1]

    def _unseen(self) -> None:
        """Draw how many people no list has, and their classes."""
        unseen = np.exp(self.log_sizes + self.log_off.sum(1))
        chance = np.clip(1 - unseen.sum(1), 1e-6, 1.0)
        drawn = self.generator.negative_binomial(self.people, chance)
        # A draw beyond the bound is a refused proposal: the chain stays where it was.
        self.hidden = np.where(drawn > MOST_TIMES * self.people, self.hidden, drawn)
        shares = unseen / unseen.sum(1, keepdims=True)
        self.hidden_in = self.generator.multinomial(self.hidden, shares)
