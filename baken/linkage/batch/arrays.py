"""What the rooms of the batch share: types of arrays and small steps with codes."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Codes = NDArray[np.int32]
Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]
Words = NDArray[np.object_]
AnyArray = NDArray[Any]

NONE = -1
"""The code of what is not known."""


def joined(*parts: AnyArray) -> Ints:
    """Give one number for values that stand together; NONE as soon as one is not known.

    Mixed by multiplication: two different combinations meet about once in 2**63.
    """
    mixed = np.zeros(len(parts[0]), np.uint64)
    unknown = np.zeros(len(parts[0]), bool)
    for place, part in enumerate(parts):
        unknown |= part < 0
        mixed = _mix(mixed + part.astype(np.uint64) + np.uint64(place + 1))
    keys = (mixed >> np.uint64(1)).astype(np.int64)
    keys[unknown] = NONE
    return keys


def _mix(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The finaliser of splitmix64 (Steele, Lea and Flood 2014)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


def dense(keys: Ints) -> Codes:
    """Number keys from nought; NONE stays NONE."""
    codes = np.full(len(keys), NONE, np.int32)
    known = keys != NONE
    codes[known] = np.unique(keys[known], return_inverse=True)[1]
    return codes


def shares(codes: Codes) -> Floats:
    """Give per code which share of the known values it is."""
    counts = np.bincount(codes[codes >= 0])
    found: Floats = (counts / max(counts.sum(), 1)).astype(np.float32)
    return found


def picked(values: AnyArray, codes: Codes, otherwise: Any = NONE) -> AnyArray:
    """Give the value of each code, and something else where there is no code."""
    if not len(values):
        return np.full(len(codes), otherwise)
    found: AnyArray = values[codes]
    return np.where(codes >= 0, found, otherwise).astype(values.dtype)
