"""Everything about a pair as numbers whose weighted sum is its log-odds."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from baken.linkage.batch import nodes
from baken.linkage.batch.arrays import AnyArray, Codes, Floats, picked, shares
from baken.linkage.batch.blocks import Pairs
from baken.linkage.batch.compare import Levels, compare, rarity
from baken.linkage.batch.frame import NODES, Frame
from baken.linkage.levels import LEVELS

TRAINED_AT = 100_000
"""The number of rows for which the weight of no shared node holds; others shift it."""

CONTEXT = ("alone", "there")
"""Without a shared node, and with one: names of people in one house are alike for other reasons."""


class Context:
    """What the whole file says: how common values are, and what its nodes are like."""

    def __init__(self, frame: Frame, population: int | None = None) -> None:
        self.frame = frame
        self.root = picked(frame.root, frame.given)
        self.heard = picked(frame.heard, frame.surname)
        self.rare = {
            "given": (self.root, shares(self.root)),
            "surname": (self.heard, shares(self.heard)),
            "place": (frame.place, shares(frame.place)),
            "alias": (frame.alias, shares(frame.alias)),
        }
        self.nodes = {kind: nodes.study(frame, kind) for kind in NODES}
        self.shift = float(np.log2((population or frame.size) / TRAINED_AT))


Named = Iterator[tuple[str, AnyArray, Any]]
"""The name of a feature, the pairs (places or mask) that have it, and its value."""


def features(context: Context, pairs: Pairs, chosen: slice) -> tuple[Levels, Named]:
    """Give the levels of some pairs and their features."""
    left, right = pairs.left[chosen], pairs.right[chosen]
    at = {kind: each[chosen] for kind, each in pairs.nodes.items()}
    levels = compare(context.frame, left, right)
    return levels, _named(context, left, right, at, levels)


def _named(
    context: Context, left: Codes, right: Codes, at: dict[str, AnyArray], levels: Levels
) -> Named:
    shared = np.logical_or.reduce(list(at.values()))
    for attribute, names in LEVELS.items():
        for place, name in enumerate(names[1:], 1):
            here = levels[attribute] == place
            for word, side in zip(CONTEXT, (~shared, shared), strict=True):
                yield f"{attribute}:{name}:{word}", here & side, np.float32(1)
    yield from _rare(context, left, right, levels, shared)
    yield "prior:alone", ~shared, np.float32(1)
    yield "prior:there", shared, np.float32(1)
    yield from _nodes(context, left, right, at)


def _rare(context: Context, left: Codes, right: Codes, levels: Levels, shared: AnyArray) -> Named:
    for attribute, (codes, share) in context.rare.items():
        agree = (levels[attribute] > 0) & (levels[attribute] < len(LEVELS[attribute]) - 1)
        for word, side in zip(CONTEXT, (~shared, shared), strict=True):
            here = np.flatnonzero(agree & side)
            yield f"rare:{attribute}:{word}", here, rarity(codes, left[here], right[here], share)


def _nodes(context: Context, left: Codes, right: Codes, at: dict[str, AnyArray]) -> Named:
    strongest: Floats = np.full(len(left), -99, np.float32)
    for kind, mask in at.items():
        here = np.flatnonzero(mask)
        a, b = context.root[left[here]], context.root[right[here]]
        known = (a >= 0) & (b >= 0)
        value, size = nodes.bits(context.nodes[kind], left[here], (a == b) & known, known)
        yield f"node:{kind}", here, np.float32(1)
        yield f"bits:{kind}", here, value
        yield f"size:{kind}", here, size
        strongest[here] = np.maximum(strongest[here], value)
    there = np.flatnonzero(strongest > -99)
    yield "bits:strongest", there, strongest[there]
