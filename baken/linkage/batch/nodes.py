"""How far a shared phone, plate, address or company says that two mentions are one person.

Looked up in the file itself: of the others there, how many pairs have the same first name? A phone
of one person says much, that of a handler little, a hotel nothing. The pair itself does not count.
"""

from dataclasses import dataclass

import numpy as np

from baken.linkage.batch.arrays import NONE, Bools, Codes, Floats, Ints, dense, joined, picked
from baken.linkage.batch.frame import Frame

STRENGTH = 2.0
"""How many pairs of the kind as a whole stand beside those of the node itself."""
QUIET = 200
"""Pairs at a node from which it is so busy that it says nothing of others of its kind."""


@dataclass
class Node:
    """Per node of one kind: pairs with known first names, those that agree, and its size."""

    codes: Codes
    known: Floats
    agree: Floats
    size: Floats
    usual: float


def study(frame: Frame, kind: str) -> Node:
    """Count how varied the first names are at each node of a kind."""
    codes = dense(frame.nodes[kind].astype(np.int64))
    count = int(codes.max(initial=NONE)) + 1
    root = picked(frame.root, frame.given)
    known = np.bincount(codes[(codes >= 0) & (root >= 0)], minlength=count)
    both = joined(codes, root)
    keys, sizes = np.unique(both[both != NONE], return_counts=True)
    place = np.full(frame.size, NONE, np.int64)
    rows = np.flatnonzero(both != NONE)
    place[rows] = np.searchsorted(keys, both[rows])
    owner = np.zeros(len(keys), np.int64)
    owner[place[rows]] = codes[rows]
    agree = np.bincount(owner, weights=sizes * (sizes - 1) / 2, minlength=count)
    pairs = known * (known - 1) / 2
    quiet = pairs < QUIET
    usual = float((agree[quiet].sum() + 1) / (pairs[quiet].sum() + 2))
    size = np.bincount(codes[codes >= 0], minlength=count)
    counted, agreeing, people = (each.astype(np.float32) for each in (pairs, agree, size))
    return Node(codes, counted, agreeing, people, usual)


def bits(node: Node, left: Codes, same: Ints | Floats, known: Bools) -> tuple[Floats, Floats]:
    """Give per pair at a node the log-odds that two people there are one, and the node's size."""
    codes = node.codes[left]
    pairs = np.maximum(node.known[codes] - known, 0)
    agree = np.clip(node.agree[codes] - same, 0, pairs)
    share = (STRENGTH * node.usual + agree) / (STRENGTH + pairs)
    share = np.clip(share, 0.002, 0.98)
    return np.log2(share / (1 - share)).astype(np.float32), np.log2(node.size[codes])
