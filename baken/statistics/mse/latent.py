"""Latent classes: people differ in how visible they are, and nobody knows who is how visible.

A mixture of at most K classes within which the lists are independent, with a stick-breaking prior
on the class sizes (Manrique-Vallier 2016, Biometrics 72:1246):

    λ_jk ~ Beta(1, 1),  V_k ~ Beta(1, α),  ν_k = V_k Π_{l<k} (1 − V_l),  α ~ Gamma(¼, ¼)
    n₀ | … ~ NegBin(n, 1 − π₀),  π₀ = Σ_k ν_k Π_j (1 − λ_jk)

Gibbs sampling of all chains side by side, with two steps that keep it from getting stuck: one
class slides along the ridge of few-and-visible to many-and-hidden, or two neighbours on the stick
swap. As in LCMCR a warm-up of 500 rounds holds α at 0.3/K with four classes begun, and n₀ stays at
most 20 n. Sticks are drawn as logarithms of gamma variates: with a small α a plain beta
underflows. Chains grow until they agree (R̂ < 1.01, effective size > 400); when they do not, the
answer is “not converged”.
"""

from dataclasses import dataclass

import numpy as np
import scipy

from baken.statistics.mse.cells import Floats, Ints, list_number
from baken.statistics.mse.convergence import converged, effective_size, rhat

CLASSES = 10
SHAPE = RATE = 0.25
CHAINS = 8
WARM_UP = 500
FIRST, LAST = 5_000, 20_000
MOST_TIMES = 20


VISITS = 0.6 ** np.arange(CLASSES) / (0.6 ** np.arange(CLASSES)).sum()
SLIDES = (0.2, 0.6, 1.5)


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
    aim = min(FIRST, most)
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
        self.sliding = False
        for _ in range(WARM_UP):
            self._round()
        self._reorder(np.argsort(-self.log_sizes, axis=1))

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
        self.sliding = not self.sliding
        (self._slide if self.sliding else self._swap)()
        self._unseen()

    def _seats(self) -> Floats:
        """Divide the people of each cell over the classes."""
        heights = self.on @ (self.log_on - self.log_off)
        heights += (self.log_off.sum(1) + self.log_sizes)[:, None, :]
        chances = np.exp(heights - heights.max(2, keepdims=True))
        chances /= chances.sum(2, keepdims=True)
        return np.asarray(self.generator.multinomial(self.numbers, chances), dtype=float)

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

    def _slide(self) -> None:
        """Propose for one class of each chain to be more or less visible, and as much larger.

        What the registers hold of the class stays about the same, so this walks along the ridge
        on which Gibbs steps are slow. Classes of people and the hidden number are summed out; both
        are drawn anew right after.
        """
        rows = np.arange(self.chains)
        which = self.generator.choice(CLASSES, self.chains, p=VISITS)
        scale = self.generator.choice(SLIDES, self.chains)
        shift = self.generator.standard_normal(self.chains) * scale
        on, off = self.log_on[rows, :, which], self.log_off[rows, :, which]
        moved = on + shift[:, None]
        both = np.logaddexp(moved, off)
        log_on, log_off, log_sizes = self.log_on.copy(), self.log_off.copy(), self.log_sizes.copy()
        log_on[rows, :, which], log_off[rows, :, which] = moved - both, off - both
        log_sizes[rows, which] += _seen(off) - _seen(off - both)
        log_sizes -= np.logaddexp.reduce(log_sizes, axis=1)[:, None]
        gain = self._height(log_on, log_off, log_sizes)
        gain -= self._height(self.log_on, self.log_off, self.log_sizes)
        accepted = np.log(self.generator.random(self.chains)) < gain
        self.log_on[accepted], self.log_off[accepted] = log_on[accepted], log_off[accepted]
        self.log_sizes[accepted] = log_sizes[accepted]

    def _swap(self) -> None:
        """Propose for each chain that two neighbouring classes change places on the stick."""
        rows, low = np.arange(self.chains), self.generator.integers(CLASSES - 1, size=self.chains)
        order = np.tile(np.arange(CLASSES), (self.chains, 1))
        order[rows, low], order[rows, low + 1] = low + 1, low
        other = np.take_along_axis(self.log_sizes, order, 1)
        gain = self._stick(other) - self._stick(self.log_sizes)
        refused = np.log(self.generator.random(self.chains)) >= gain
        order[refused] = np.arange(CLASSES)
        self._reorder(order)

    def _reorder(self, order: Ints) -> None:
        """Give the classes of each chain other places; nothing else changes."""
        self.log_sizes = np.take_along_axis(self.log_sizes, order, 1)
        self.log_on = np.take_along_axis(self.log_on, order[:, None, :], 2)
        self.log_off = np.take_along_axis(self.log_off, order[:, None, :], 2)
        self.hidden_in = np.take_along_axis(self.hidden_in, order, 1)

    def _stick(self, log_sizes: Floats) -> Floats:
        """Give the log prior of class sizes, as a density of the sizes themselves."""
        left = np.logaddexp.accumulate(log_sizes[:, ::-1], axis=1)
        height: Floats = (self.alpha - 1) * log_sizes[:, -1] - left[:, 1:].sum(1)
        return height

    def _height(self, log_on: Floats, log_off: Floats, log_sizes: Floats) -> Floats:
        """Give the log posterior of visibilities (as log odds) and sizes (as log ratios)."""
        missed = log_off.sum(1) + log_sizes
        cells = np.exp(self.on @ (log_on - log_off) + missed[:, None, :]).sum(2)
        unseen = np.minimum(np.exp(missed).sum(1), 1 - 1e-12)
        height = np.log(cells) @ self.numbers - self.people * np.log1p(-unseen)
        bound = MOST_TIMES * self.people
        height += np.log(np.maximum(scipy.special.nbdtr(bound, self.people, 1 - unseen), 1e-300))
        height += self._stick(log_sizes)
        height += log_on.sum((1, 2)) + log_off.sum((1, 2)) + log_sizes.sum(1)
        return np.asarray(height, dtype=float)

    def _unseen(self) -> None:
        """Draw how many people no list has, and their classes."""
        unseen = np.exp(self.log_sizes + self.log_off.sum(1))
        chance = np.clip(1 - unseen.sum(1), 1e-6, 1.0)
        drawn = self.generator.negative_binomial(self.people, chance)
        # A draw beyond the bound is a refused proposal: the chain stays where it was.
        self.hidden = np.where(drawn > MOST_TIMES * self.people, self.hidden, drawn)
        shares = unseen / unseen.sum(1, keepdims=True)
        self.hidden_in = self.generator.multinomial(self.hidden, shares)


def _seen(log_off: Floats) -> Floats:
    """Give the log of the chance of being on at least one list."""
    return np.asarray(np.log(-np.expm1(np.minimum(log_off.sum(1), -1e-15))), dtype=float)
