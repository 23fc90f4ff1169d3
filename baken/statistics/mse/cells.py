"""Capture histories as bit masks: bit j of a cell is set when the person is on list j.

A term of a log-linear model is a mask too: the interaction of the lists whose bits it has. Term t
acts in cell c when t is part of c, so every sum the fitting needs is a sum over supersets or over
subsets, and those are the two zeta transforms here (Yates' algorithm, m·2^m additions).
"""

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

MOST_LISTS = 12
SMALL = 128  # up to here one product with a matrix of zeros and ones is quicker


def superset_sums(values: Floats) -> Floats:
    """Give for each mask the sum of the values of all masks that contain it, per row."""
    if values.shape[-1] <= SMALL:
        product: Floats = values @ containment(values.shape[-1])
        return product
    sums = values.copy()
    for low in _bits(values.shape[-1]):
        halves = sums.reshape(*values.shape[:-1], values.shape[-1] // (2 * low), 2, low)
        halves[..., 0, :] += halves[..., 1, :]
    return sums


def subset_sums(values: Floats) -> Floats:
    """Give for each mask the sum of the values of all masks that it contains, per row."""
    if values.shape[-1] <= SMALL:
        product: Floats = values @ containment(values.shape[-1]).T
        return product
    sums = values.copy()
    for low in _bits(values.shape[-1]):
        halves = sums.reshape(*values.shape[:-1], values.shape[-1] // (2 * low), 2, low)
        halves[..., 1, :] += halves[..., 0, :]
    return sums


@cache
def containment(cells: int) -> Floats:
    """Give the matrix with a one where the mask of the row contains that of the column."""
    masks = np.arange(cells)
    contained: Floats = (masks[:, None] & masks == masks).astype(float)
    return contained


def mask_of(positions: tuple[int, ...]) -> int:
    """Give the mask with these bits."""
    return sum(1 << position for position in positions)


@cache
def positions_of(mask: int) -> tuple[int, ...]:
    """Give the bits of a mask, lowest first."""
    return tuple(place for place in range(mask.bit_length()) if mask >> place & 1)


@cache
def pairs(lists: int) -> tuple[int, ...]:
    """Give the mask of every pair of lists, in the order (1,2), (1,3), …, (2,3), …"""
    return tuple(1 << low | 1 << high for low in range(lists) for high in range(low + 1, lists))


def list_number(cells: int) -> int:
    """Give the number of lists that make this many cells."""
    return cells.bit_length() - 1


@cache
def _bits(cells: int) -> tuple[int, ...]:
    return tuple(1 << place for place in range(list_number(cells)))
