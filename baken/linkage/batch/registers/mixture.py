"""Fellegi and Sunter's two kinds of pairs, told apart by the file itself (EM, without any truth).

What two strangers agree on by chance is counted in random pairs; what one person written twice
agrees on is fitted on the pairs that share a key (Winkler 1988). A value that many share says less
than a rare one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from baken.linkage.batch.arrays import AnyArray, Codes, Floats
from baken.linkage.batch.registers.fields import LEVELS, SAME, UNKNOWN, Field, common, levels

STRANGERS = 200_000
ROUNDS = 60
FAINT = 0.5
"""Pairs that each level gets for nothing, so that no level is impossible."""
RAREST = 1e-6
Table = AnyArray


@dataclass
class Mixture:
    """The chance of each level among pairs of one person and among strangers; and of a pair."""

    one: Table
    strangers: Table
    share: float

    @property
    def bits(self) -> Table:
        """What each level weighs; unknown weighs nothing."""
        found: Table = np.log2(self.one / self.strangers)
        found[:, UNKNOWN] = 0
        return found


def fit(fields: Mapping[str, Field], agreed: AnyArray, size: int) -> Mixture:
    """Fit the two kinds on the levels of the pairs that share a key."""
    patterns, counts = np.unique(agreed, axis=0, return_counts=True)
    found = Mixture(_start(len(fields)), _strangers(fields, size), 1 / size)
    total = size * (size - 1) / 2
    for _ in range(ROUNDS):
        chance = _chance(found, patterns)
        one = _shares(patterns, counts * chance)
        share = max(float((counts * chance).sum()), 1.0) / total
        done = abs(share - found.share) < share * 1e-4
        found = Mixture(one, found.strangers, share)
        if done:
            break
    return found


def _start(fields: int) -> Table:
    """One person agrees mostly: what Winkler starts from."""
    return np.tile(np.array([1, 0.85, 0.07, 0.03, 0.04, 0.01]), (fields, 1))


def _strangers(fields: Mapping[str, Field], size: int) -> Table:
    """Count levels among pairs at fixed distances: as good as random in a shuffled order."""
    order = np.random.default_rng(20261101).permutation(size).astype(np.int32)
    steps = range(1, max(2, min(STRANGERS // max(size, 1) + 2, size)))
    left = np.concatenate([order for _ in steps])[:STRANGERS]
    right = np.concatenate([np.roll(order, step) for step in steps])[:STRANGERS]
    return _shares(levels(fields, left, right), np.ones(len(left)))


def _shares(patterns: AnyArray, weights: AnyArray) -> Table:
    """Give per field the share of each level among pairs where it is known."""
    found = np.ones((patterns.shape[1], LEVELS))
    for place in range(patterns.shape[1]):
        counts = np.bincount(patterns[:, place], weights=weights, minlength=LEVELS) + FAINT
        found[place] = counts / counts[UNKNOWN + 1 :].sum()
    return found


def _chance(mixture: Mixture, patterns: AnyArray) -> AnyArray:
    odds = np.log2(mixture.share) + mixture.bits[np.arange(patterns.shape[1]), patterns].sum(1)
    chance: AnyArray = 1 / (1 + 2.0 ** -np.clip(odds, -60, 60))
    return chance


def odds(
    mixture: Mixture, fields: Mapping[str, Field], agreed: AnyArray, left: Codes, right: Codes
) -> Floats:
    """Give the log-odds in bits that each pair is one person, rare values counting for more."""
    found = np.full(len(left), np.log2(mixture.share), np.float32)
    for place, field in enumerate(fields.values()):
        level = agreed[:, place]
        found += mixture.bits[place][level].astype(np.float32)
        same = np.flatnonzero(level == SAME)
        if not field.digits:
            usual = mixture.strangers[place, SAME]
            value = np.maximum(common(field, left[same], right[same]), RAREST)
            found[same] += np.log2(usual / value).astype(np.float32)
    return found
