"""Rows into clusters: pieces that hang together are few and small, and each is cut on its own."""

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from baken.linkage.batch.arrays import Bools, Codes, Floats
from baken.linkage.contract import MOST, SILENCE, Contraction

LEAST, GREATEST = -9.0, 9.0
"""One pair does not weigh more than this: what many say is not undone by one."""


def cluster(
    size: int, left: Codes, right: Codes, odds: Floats, most: int = MOST, silence: float = SILENCE
) -> Codes:
    """Give per row the number of its cluster: the lowest row in it."""
    weights = np.where(np.isneginf(odds), odds, np.clip(odds, LEAST, GREATEST))
    pieces = _pieces(size, left, right, weights > 0)
    inside = pieces[left] == pieces[right]
    left, right, weights = left[inside], right[inside], weights[inside]
    found = np.arange(size, dtype=np.int32)
    sizes = np.bincount(pieces, minlength=1)
    two = sizes[pieces[left]] == 2
    found[right[two & (weights > 0)]] = left[two & (weights > 0)]
    order = np.flatnonzero(~two)
    order = order[np.argsort(pieces[left[order]], kind="stable")]
    cuts = np.flatnonzero(np.diff(pieces[left[order]])) + 1
    for part in np.split(order, cuts):
        edges = zip(left[part].tolist(), right[part].tolist(), weights[part].tolist(), strict=True)
        for group in Contraction(edges, most, silence).groups():
            if len(group) > 1:
                found[group] = min(group)
    return found


def _pieces(size: int, left: Codes, right: Codes, positive: Bools) -> Codes:
    ones = np.ones(int(positive.sum()), np.int8)
    graph = coo_array((ones, (left[positive], right[positive])), shape=(size, size))
    pieces: Codes = connected_components(graph, directed=False)[1]
    return pieces
