"""How well clusters agree with the truth, over all pairs of rows, not only those looked at."""

from dataclasses import dataclass

import numpy as np

from baken.linkage.batch.arrays import AnyArray


@dataclass(frozen=True)
class Quality:
    """Pairwise precision, recall and their harmonic mean, and the largest cluster."""

    f1: float
    precision: float
    recall: float
    largest: int


def quality(found: AnyArray, truth: AnyArray) -> Quality:
    """Compare clusters (one number per row) with the truth."""
    both = np.unique(np.stack([found, truth]), axis=1, return_counts=True)[1]
    right = _pairs(both)
    sizes = np.unique(found, return_counts=True)[1]
    joined, true = _pairs(sizes), _pairs(np.unique(truth, return_counts=True)[1])
    precision, recall = right / max(joined, 1), right / max(true, 1)
    middle = 2 * right / max(joined + true, 1)
    return Quality(
        round(middle, 4), round(precision, 4), round(recall, 4), int(sizes.max(initial=0))
    )


def _pairs(sizes: AnyArray) -> float:
    return float((sizes.astype(float) * (sizes - 1) / 2).sum())
