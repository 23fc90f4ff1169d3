"""Which pairs are worth a look: rows that share a key, no key so common that it says nothing.

A key is either a *node* (phone, plate, address, company: it connects, and carries how often people
there are one person) or made of name, birth date and place.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from baken.linkage.batch.arrays import NONE, Bools, Codes, Ints, joined, picked
from baken.linkage.batch.frame import NODES, Frame

MOST_AT_NODE = 40
MOST_AT_KEY = 20


@dataclass
class Pairs:
    """Pairs of rows, the lower first, with a mark per kind of node that they share."""

    left: Codes
    right: Codes
    nodes: dict[str, Bools]


def within(keys: Ints, most: int) -> tuple[Codes, Codes, Codes]:
    """Give all pairs of rows with equal keys, and the rows of groups that are too large."""
    order = np.argsort(keys, kind="stable")
    order = order[keys[order] != NONE]
    if not len(order):
        none = np.zeros(0, np.int32)
        return none, none, none
    sorted_ = keys[order]
    starts = np.flatnonzero(np.r_[True, sorted_[1:] != sorted_[:-1]])
    sizes = np.diff(np.r_[starts, len(order)])
    large = np.repeat(sizes > most, sizes)
    left, right = [], []
    for size in np.unique(sizes[(sizes > 1) & (sizes <= most)]):
        rows = order[starts[sizes == size][:, None] + np.arange(size)]
        a, b = np.triu_indices(int(size), 1)
        left.append(rows[:, a].ravel().astype(np.int32))
        right.append(rows[:, b].ravel().astype(np.int32))
    if not left:
        none = np.zeros(0, np.int32)
        return none, none, order[large].astype(np.int32)
    return np.concatenate(left), np.concatenate(right), order[large].astype(np.int32)


def candidates(frame: Frame) -> Pairs:
    """Give the pairs of a frame: each once, with which kinds of node they share."""
    found: list[Ints] = []
    at: dict[str, Ints] = {}
    for kind in NODES:
        at[kind] = _unique(_at_node(frame, frame.nodes[kind].astype(np.int64)), frame.size)
        found.append(at[kind])
    for keys in identity_keys(frame):
        left, right, _ = within(keys, MOST_AT_KEY)
        found.append(_coded(left, right, frame.size))
    pairs = _once(np.concatenate(found))
    nodes = {kind: _among(pairs, each) for kind, each in at.items()}
    left, right = np.divmod(pairs, frame.size)
    return Pairs(left.astype(np.int32), right.astype(np.int32), nodes)


def _at_node(frame: Frame, keys: Ints) -> Iterator[tuple[Codes, Codes]]:
    """Everybody at a quiet node; at a busy one only who has the same first name."""
    left, right, busy = within(keys, MOST_AT_NODE)
    yield left, right
    for name in (picked(frame.root, frame.given), picked(frame.heard, frame.surname)):
        narrow = np.full(frame.size, NONE, np.int64)
        narrow[busy] = joined(keys[busy], name[busy])
        left, right, _ = within(narrow, MOST_AT_NODE)
        yield left, right


def identity_keys(frame: Frame) -> Iterator[Ints]:
    """Keys of who somebody is; unordered where given name and surname may have changed places."""
    root, root2 = picked(frame.root, frame.given), picked(frame.root2, frame.given)
    heard, bones = picked(frame.heard, frame.surname), picked(frame.bones, frame.surname)
    other = picked(frame.bones, frame.other)
    spoken = picked(frame.bones, frame.given)
    initial = picked(frame.initial, frame.given)
    born, place = frame.born, frame.place
    month = joined(frame.year, frame.month)
    yield joined(root, born)
    yield joined(heard, born)
    yield joined(place, born)
    yield joined(
        np.minimum(frame.month, frame.day), np.maximum(frame.month, frame.day), frame.year, initial
    )
    yield joined(root, bones)
    yield joined(np.minimum(spoken, bones), np.maximum(spoken, bones))
    yield joined(root, other)
    yield joined(root2, bones)
    yield joined(root, month)
    yield joined(bones, frame.year)
    yield joined(bones, initial, place)
    yield joined(heard, place)
    yield joined(root, frame.year, place)


def _unique(parts: Iterator[tuple[Codes, Codes]], size: int) -> Ints:
    return _once(np.concatenate([_coded(left, right, size) for left, right in parts]))


def _once(pairs: Ints) -> Ints:
    """Sort in place and keep each pair once: half the time and memory of `np.unique`."""
    pairs.sort()
    return pairs[np.r_[True, pairs[1:] != pairs[:-1]]] if len(pairs) else pairs


def _among(pairs: Ints, some: Ints) -> Bools:
    """Mark which sorted pairs are among some of them."""
    found = np.zeros(len(pairs), bool)
    found[np.searchsorted(pairs, some)] = True
    return found


def _coded(left: Codes, right: Codes, size: int) -> Ints:
    low, high = np.minimum(left, right).astype(np.int64), np.maximum(left, right)
    pairs: Ints = low * size + high
    return pairs
