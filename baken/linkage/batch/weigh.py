"""The log-odds of pairs under a model, a piece at a time so that memory stays small."""

import numpy as np

from baken.linkage.batch.arrays import Floats
from baken.linkage.batch.blocks import Pairs
from baken.linkage.batch.features import Context, features
from baken.linkage.model import Model

PIECE = 400_000


def weigh(context: Context, pairs: Pairs, model: Model) -> Floats:
    """Give the log-odds in bits that each pair is one person."""
    odds = np.zeros(len(pairs.left), np.float32)
    for start in range(0, len(odds), PIECE):
        part = odds[start : start + PIECE]
        for name, where, value in features(context, pairs, slice(start, start + PIECE))[1]:
            weight = model.weight(name) - (context.shift if name == "prior:alone" else 0)
            part[where] += np.float32(weight) * value
    return odds
