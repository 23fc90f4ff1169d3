"""The attributes of a register and how far two rows agree in them, slips of the pen included."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.process import cpdist

from baken.linkage import days, numbers
from baken.linkage.batch.arrays import AnyArray, Bools, Codes, Floats, Words, picked
from baken.linkage.batch.frame import Frame
from baken.linkage.batch.texts import Coded, Vocabulary
from baken.linkage.names.fold import fold

UNKNOWN, SAME, NEAR, LIKE, DIFFERENT, CROSSED = range(6)
LEVELS = 6
NEAR_WORD, LIKE_WORD = 0.92, 0.8
"""Jaro–Winkler from which two words differ by a slip, and from which they are at least alike."""
PIECE = 400_000


@dataclass
class Field:
    """A column as codes into texts; digits are counted in slips, words in likeness."""

    codes: Codes
    texts: Words
    digits: bool = False

    @property
    def shares(self) -> Floats:
        """Which part of the known values each text is."""
        counts = np.bincount(self.codes[self.codes >= 0], minlength=max(len(self.texts), 1))
        found: Floats = (counts / max(counts.sum(), 1)).astype(np.float32)
        return found


def fields_of(frame: Frame, columns: Mapping[str, Coded]) -> dict[str, Field]:
    """Give the fields in which at least two rows say something."""
    found = {"given": Field(frame.given, frame.words), "surname": Field(frame.surname, frame.words)}
    for name, (column, write, digits) in WRITTEN.items():
        found[name] = _written(columns[column], write, digits=digits)
    return {name: field for name, field in found.items() if (field.codes >= 0).sum() > 1}


def _written(column: Coded, write: Callable[[str], str], *, digits: bool) -> Field:
    texts = Vocabulary()
    codes = column.map(lambda text: texts.add(write(text)))
    return Field(codes, np.array(texts.texts, object), digits)


def _born(text: str) -> str:
    """Eight digits even when no such day exists: a slip is to be seen as a slip."""
    day = days.read(text)
    if day.whole:
        return f"{day.year:04d}{day.month:02d}{day.day:02d}"
    bare = re.sub(r"\D", "", text)
    return bare if len(bare) == 8 else ""


def _tight(text: str) -> str:
    return re.sub(r"\W", "", text).upper()


WRITTEN: dict[str, tuple[str, Callable[[str], str], bool]] = {
    "born": ("dob", _born, True),
    "sex": ("sex", lambda text: text.strip().lower()[:1], True),
    "phone": ("phone", _tight, True),
    "plate": ("plate", _tight, True),
    "kvk": ("kvk", _tight, True),
    "street": ("street", numbers.street, False),
    "door": ("house_no", _tight, True),
    "code": ("postcode", _tight, True),
    "town": ("city", fold, False),
    "place": ("municipality", fold, False),
}
"""Field → the column it comes from, how it is written, and whether slips are counted in signs."""


def levels(fields: Mapping[str, Field], left: Codes, right: Codes) -> AnyArray:
    """Give per pair and field the level at which they agree."""
    parts = [
        _levels(fields, left[start : start + PIECE], right[start : start + PIECE])
        for start in range(0, len(left), PIECE)
    ]
    return np.concatenate(parts) if parts else np.zeros((0, len(fields)), np.int8)


def _levels(fields: Mapping[str, Field], left: Codes, right: Codes) -> AnyArray:
    found = {name: _level(each, left, right) for name, each in fields.items()}
    if {"given", "surname"} <= {*fields}:
        crossed = _crossed(fields["given"], fields["surname"], left, right, found)
        found["given"][crossed], found["surname"][crossed] = CROSSED, UNKNOWN
    return np.stack([found[name] for name in fields], 1)


def _level(field: Field, left: Codes, right: Codes) -> AnyArray:
    a, b = field.codes[left], field.codes[right]
    return _compared(field, a, b)


def _compared(field: Field, a: Codes, b: Codes) -> AnyArray:
    level = np.full(len(a), DIFFERENT, np.int8)
    unequal = np.flatnonzero((a >= 0) & (b >= 0) & (a != b))
    one, two = field.texts[a[unequal]].tolist(), field.texts[b[unequal]].tolist()
    near, like = _slips(one, two) if field.digits else _alike(one, two)
    level[unequal[like]], level[unequal[near]] = LIKE, NEAR
    level[a == b] = SAME
    level[(a < 0) | (b < 0)] = UNKNOWN
    return level


def _slips(one: list[str], two: list[str]) -> tuple[Bools, Bools]:
    apart = cpdist(one, two, scorer=OSA.distance, dtype=np.int32)
    long = np.array([min(len(a), len(b)) for a, b in zip(one, two, strict=True)], np.int32)
    return (apart <= 1) & (long > 1), (apart <= 2) & (long > 4)


def _alike(one: list[str], two: list[str]) -> tuple[Bools, Bools]:
    near = cpdist(one, two, scorer=JaroWinkler.similarity, dtype=np.float32)
    return near >= NEAR_WORD, near >= LIKE_WORD


def _crossed(
    given: Field, surname: Field, left: Codes, right: Codes, found: Mapping[str, AnyArray]
) -> Bools:
    """Given name and surname have changed places, each at most a slip away."""
    where = np.flatnonzero((found["given"] >= LIKE) & (found["surname"] >= LIKE))
    one, two = left[where], right[where]
    there = _compared(given, given.codes[one], surname.codes[two])
    back = _compared(given, surname.codes[one], given.codes[two])
    crossed = np.zeros(len(left), bool)
    crossed[where] = (np.maximum(there, back) <= NEAR) & (np.minimum(there, back) >= SAME)
    return crossed


def common(field: Field, left: Codes, right: Codes) -> Floats:
    """Give how common the value is that two rows share."""
    shares = field.shares
    found: Floats = np.maximum(
        picked(shares, field.codes[left], 0), picked(shares, field.codes[right], 0)
    )
    return found
