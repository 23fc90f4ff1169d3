"""The log-odds of pairs under a model, a piece at a time so that memory stays small."""

import numpy as np

from baken.linkage.batch.arrays import Floats
from baken.linkage.batch.blocks import Pairs
from baken.linkage.batch.compare import Levels
from baken.linkage.batch.features import Context, features
from baken.linkage.levels import OTHER, TWINS, number
from baken.linkage.model import Model

PIECE = 400_000


def weigh(context: Context, pairs: Pairs, model: Model) -> Floats:
    """Give the log-odds in bits that each pair is one person."""
    odds = np.zeros(len(pairs.left), np.float32)
    for start in range(0, len(odds), PIECE):
        part = odds[start : start + PIECE]
        levels, named = features(context, pairs, slice(start, start + PIECE))
        for name, where, value in named:
            weight = model.weight(name) - (context.shift if name == "prior:alone" else 0)
            part[where] += np.float32(weight) * value
        _contradict(part, levels)
    return odds


def _contradict(odds: Floats, levels: Levels) -> None:
    """Bound what two people can weigh who agree in all but their own name, as twins do."""
    other = levels["given"] == number("given", "different")
    sexes = other & (levels["sex"] == number("sex", "different"))
    family = np.isin(levels["surname"], (number("surname", "same"), number("surname", "sound")))
    twins = other & family & (levels["born"] == number("born", "same"))
    odds[twins] = np.minimum(odds[twins], TWINS)
    odds[sexes] = np.minimum(odds[sexes], OTHER)
