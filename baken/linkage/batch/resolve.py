"""From a file of mentions to clusters: pair, weigh, cluster, and account for it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from baken.linkage.batch.arrays import Codes, Floats
from baken.linkage.batch.blocks import candidates
from baken.linkage.batch.clusters import cluster
from baken.linkage.batch.features import Context
from baken.linkage.batch.frame import Frame, frame_of
from baken.linkage.batch.registers import resolve as registers
from baken.linkage.batch.texts import Coded
from baken.linkage.batch.weigh import weigh
from baken.linkage.model import Model

UNREADABLE_MOST = 40.0


@dataclass(frozen=True)
class Resolved:
    """Which row is in which cluster, and what that rests on."""

    clusters: Codes
    pairs: int
    threshold: float
    expected_false: float
    joined: int
    register: bool = False

    @property
    def entities(self) -> int:
        """How many clusters there are."""
        return len(np.unique(self.clusters))

    @property
    def largest(self) -> int:
        """How many rows the largest cluster has."""
        return int(np.bincount(self.clusters, minlength=1).max()) if len(self.clusters) else 0


def resolve_rows(
    columns: Mapping[str, Coded], size: int, model: Model, threshold: float | None = None
) -> Resolved:
    """Cluster the rows of a file; a register, where every row is whole, by weights of its own."""
    frame = frame_of(columns, size)
    if not registers.is_register(frame):
        return resolve(frame, model, threshold)
    least = registers.LEAST if threshold is None else threshold
    return _clustered(size, *registers.weighed(frame, columns), least, model.silence, register=True)


def resolve(frame: Frame, model: Model, threshold: float | None = None) -> Resolved:
    """Cluster the rows of a frame; the threshold is in bits of log-odds, by default the model's."""
    least = model.margin if threshold is None else threshold
    if not frame.size:
        return Resolved(np.zeros(0, np.int32), 0, least, 0.0, 0)
    pairs = candidates(frame)
    odds = weigh(Context(frame), pairs, model)
    return _clustered(frame.size, pairs.left, pairs.right, odds, least, model.silence)


def _clustered(
    size: int, left: Codes, right: Codes, odds: Floats, least: float, silence: float,
    *, register: bool = False,
) -> Resolved:  # fmt: skip
    found = cluster(size, left, right, odds - np.float32(least), silence=silence)
    together = found[left] == found[right]
    expected, number = _false(odds[together]), int(together.sum())
    return Resolved(found, len(odds), least, expected, number, register)


def _false(odds: Floats) -> float:
    """Give how many of these joined pairs are expected not to be one person."""
    return float((1 / (1 + 2.0 ** np.clip(odds, -UNREADABLE_MOST, UNREADABLE_MOST))).sum())
