"""At which level each pair of rows agrees, attribute by attribute, for all pairs at once."""

import numpy as np
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import cpdist

from baken.linkage.batch.arrays import AnyArray, Bools, Codes, Floats, picked
from baken.linkage.batch.frame import Frame
from baken.linkage.levels import LEVELS, SIMILAR, number

Levels = dict[str, AnyArray]


def compare(frame: Frame, left: Codes, right: Codes) -> Levels:
    """Give the number of the level per attribute and pair."""
    found: Levels = {
        "given": _given(frame, left, right),
        "surname": _surname(frame, left, right),
        "born": _born(frame, left, right),
        "sex": _equal(frame.sex, left, right, "sex"),
        "alias": _alias(frame, left, right),
        "place": _equal(frame.place, left, right, "place"),
        "suffix": _equal(frame.suffix, left, right, "suffix"),
    }
    swapped = _swapped(frame, left, right) & (found["surname"] > number("surname", "similar"))
    found["given"][swapped] = number("given", "family")
    found["surname"][swapped] = number("surname", "sound")
    return found


def _equal(codes: Codes, left: Codes, right: Codes, attribute: str) -> AnyArray:
    a, b = codes[left], codes[right]
    level = np.where(a == b, number(attribute, "same"), len(LEVELS[attribute]) - 1)
    return np.where((a < 0) | (b < 0), 0, level).astype(np.int8)


def _lay(level: AnyArray, where: Bools, attribute: str, name: str) -> None:
    """Set a level where it holds; later calls are stronger."""
    level[where] = number(attribute, name)


def _given(frame: Frame, left: Codes, right: Codes) -> AnyArray:
    a, b = frame.given[left], frame.given[right]
    known = (a >= 0) & (b >= 0)
    level = np.where(known, number("given", "different"), 0).astype(np.int8)
    second = _meet(frame, frame.second[left], b) | _meet(frame, a, frame.second[right])
    family = _meet(frame, a, b) | second
    single = _is_initial(frame, a) | _is_initial(frame, b)
    same_initial = picked(frame.initial, a) == picked(frame.initial, b)
    _lay(level, known & _similar(frame, a, b, known & ~family & ~single), "given", "similar")
    _lay(level, known & single & same_initial, "given", "initial")
    _lay(level, known & family & ~single, "given", "family")
    _lay(level, known & (a == b) & ~single, "given", "same")
    return level


def _is_initial(frame: Frame, codes: Codes) -> Bools:
    short = np.array([len(text) == 1 for text in frame.words], bool)
    return picked(short, codes, otherwise=False).astype(bool)


def _meet(frame: Frame, a: Codes, b: Codes) -> Bools:
    """Whether two first names are of one family."""
    one, two = picked(frame.root, a), picked(frame.root, b)
    also, too = picked(frame.root2, a), picked(frame.root2, b)
    known = (a >= 0) & (b >= 0)
    found: Bools = known & (
        (one == two) | ((one == too) & (one >= 0)) | ((also == two) & (two >= 0))
    )
    return found


def _similar(frame: Frame, a: Codes, b: Codes, where: Bools) -> Bools:
    """Whether words look alike, or sound alike with at least three letters; only where asked."""
    found = np.zeros(len(a), bool)
    places = np.flatnonzero(where)
    if not len(places):
        return found
    one, two = a[places], b[places]
    # Words that share neither their first nor their last sound are seldom one name.
    alike = picked(frame.initial, one) == picked(frame.initial, two)
    places, one, two = places[alike], one[alike], two[alike]
    near = cpdist(
        frame.words[one].tolist(), frame.words[two].tolist(), scorer=JaroWinkler.similarity,
        dtype=np.float32,
    )  # fmt: skip
    found[places] = (near >= SIMILAR) | (frame.bones[one] == frame.bones[two])
    return found


def _surname(frame: Frame, left: Codes, right: Codes) -> AnyArray:
    a, b = frame.surname[left], frame.surname[right]
    known = (a >= 0) & (b >= 0)
    level = np.where(known, number("surname", "different"), 0).astype(np.int8)
    heard = picked(frame.heard, a) == picked(frame.heard, b)
    part = np.zeros(len(a), bool)
    for one, two in (
        (frame.other[left], b), (a, frame.other[right]), (frame.other[left], frame.other[right])
    ):  # fmt: skip
        part |= (one >= 0) & (two >= 0) & (picked(frame.bones, one) == picked(frame.bones, two))
    _lay(level, known & part, "surname", "part")
    _lay(level, _similar(frame, a, b, known & ~heard & ~part), "surname", "similar")
    _lay(level, known & heard, "surname", "sound")
    _lay(level, known & (a == b), "surname", "same")
    return level


def _swapped(frame: Frame, left: Codes, right: Codes) -> Bools:
    """Given name and surname have changed places."""
    bones = {name: picked(frame.bones, getattr(frame, name)) for name in ("given", "surname")}
    across = bones["given"][left] == bones["surname"][right]
    back = bones["surname"][left] == bones["given"][right]
    found: Bools = across & back & (bones["given"][left] >= 0) & (bones["surname"][left] >= 0)
    return found


def _born(frame: Frame, left: Codes, right: Codes) -> AnyArray:
    (y, z), (m, n), (d, e) = (
        (codes[left], codes[right]) for codes in (frame.year, frame.month, frame.day)
    )
    known, whole = (y >= 0) & (z >= 0), (d >= 0) & (e >= 0)
    months = (m >= 0) & (n >= 0)
    level = np.where(known, number("born", "different"), 0).astype(np.int8)
    year, month, day = y == z, m == n, d == e
    _lay(level, known & ~whole & ~year & (np.abs(y - z) <= 2), "born", "about")
    slip = (year & month) | (month & day & (np.abs(y - z) <= 10)) | (year & day)
    _lay(level, known & whole & slip, "born", "slip")
    _lay(level, known & ~months & year, "born", "year")
    _lay(level, known & months & ~whole & year & month, "born", "month")
    _lay(level, known & whole & year & (m == e) & (d == n), "born", "swapped")
    _lay(level, known & whole & year & month & day, "born", "same")
    return level


def _alias(frame: Frame, left: Codes, right: Codes) -> AnyArray:
    a, b = frame.alias[left], frame.alias[right]
    given_a, given_b = frame.given[left], frame.given[right]
    level = np.where((a >= 0) & (b >= 0), number("alias", "different"), 0).astype(np.int8)
    crossed = (_meet(frame, a, given_b) & (given_a < 0)) | (
        _meet(frame, given_a, b) & (given_b < 0)
    )
    _lay(level, crossed, "alias", "given")
    _lay(level, (a == b) & (a >= 0), "alias", "same")
    return level


def rarity(codes: Codes, left: Codes, right: Codes, shares: Floats) -> Floats:
    """Give how rare the value of a pair is: the bits of the commoner of the two."""
    common = np.maximum(picked(shares, codes[left], 0), picked(shares, codes[right], 0))
    bits: Floats = -np.log2(np.maximum(common, 1e-7)).astype(np.float32)
    return bits
