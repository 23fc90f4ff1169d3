"""From a register to clusters: what marks it, its pairs, their odds and who is one."""

from collections.abc import Iterator, Mapping

import numpy as np

from baken.linkage.batch import nodes
from baken.linkage.batch.arrays import NONE, AnyArray, Codes, Floats, Ints, joined, picked
from baken.linkage.batch.blocks import within
from baken.linkage.batch.frame import Frame
from baken.linkage.batch.registers import fields, mixture
from baken.linkage.batch.texts import Coded
from baken.linkage.levels import OTHER, TWINS

FULL = 0.85
"""The share of rows with a given name, and with a surname, from which rows are whole."""
OWN = 0.5
"""The share of pairs at one address with one first name from which an address is a person's own."""
SLIPS = 0.8
"""The share of one birth date among other first names at one address from which they are slips."""
FEWEST, FEWEST_SLIPS, FEWEST_PARTS = 20, 5, 3
MOST_AT_KEY = 20
LEAST = 0.0
"""Log-odds in bits from which two rows of a register are proposed: as likely as not."""


def is_register(frame: Frame) -> bool:
    """Whether rows are whole, and who shares an address mostly has one first name."""
    whole = [float((codes >= 0).mean()) for codes in (frame.given, frame.surname) if frame.size]
    if frame.size < FEWEST or min(whole) < FULL:
        return False
    at = nodes.study(frame, "address")
    quiet = at.known < nodes.QUIET
    pairs = float(at.known[quiet].sum())
    return pairs >= FEWEST and float(at.agree[quiet].sum()) / pairs >= OWN


def weighed(frame: Frame, columns: Mapping[str, Coded]) -> tuple[Codes, Codes, Floats]:
    """Give the pairs worth a look and their log-odds, fitted on this file."""
    known = fields.fields_of(frame, columns)
    left, right = _pairs(frame, known)
    agreed = fields.levels(known, left, right)
    fitted = mixture.fit(known, agreed, frame.size)
    odds = mixture.odds(fitted, known, agreed, left, right)
    _contradict(odds, known, agreed)
    return left, right, odds


def _contradict(odds: Floats, known: Mapping[str, fields.Field], agreed: AnyArray) -> None:
    """Bound what two people of one house can weigh, where the file has such people."""
    level = {name: agreed[:, place] for place, name in enumerate(known)}
    if not {"given", "surname", "born"} <= {*level} or _only_slips(level):
        return
    other = level["given"] == fields.DIFFERENT
    twins = other & (level["surname"] == fields.SAME) & (level["born"] == fields.SAME)
    family = other & (level["born"] == fields.DIFFERENT)
    odds[twins] = np.minimum(odds[twins], TWINS)
    odds[family] = np.minimum(odds[family], OTHER)


def _only_slips(level: Mapping[str, AnyArray]) -> bool:
    """Whether who has another first name at one address is still born on the same day.

    Families and housemates are born on other days. Where the file has hardly any, another first
    name is a slip of the pen.
    """
    address = [level[name] for name in ("street", "door", "town", "code") if name in level]
    if len(address) < FEWEST_PARTS:
        return False
    here = np.logical_and.reduce([each <= fields.SAME for each in address])
    here &= np.sum([each == fields.SAME for each in address], 0) >= FEWEST_PARTS
    here &= (level["given"] == fields.DIFFERENT) & (level["born"] != fields.UNKNOWN)
    born = level["born"][here]
    return len(born) >= FEWEST_SLIPS and float((born <= fields.LIKE).mean()) >= SLIPS


def _pairs(frame: Frame, known: Mapping[str, fields.Field]) -> tuple[Codes, Codes]:
    found = []
    for keys in _keys(frame, known):
        left, right, _ = within(keys, MOST_AT_KEY)
        low, high = np.minimum(left, right).astype(np.int64), np.maximum(left, right)
        found.append(low * frame.size + high)
    pairs = np.unique(np.concatenate(found))
    left, right = np.divmod(pairs, frame.size)
    return left.astype(np.int32), right.astype(np.int32)


def _keys(frame: Frame, known: Mapping[str, fields.Field]) -> Iterator[Ints]:
    """Two attributes at a time, so that one that is missing or misspelt is no obstacle."""
    root, other = picked(frame.root, frame.given), picked(frame.root, frame.surname)
    first, last = np.minimum(root, other), np.maximum(root, other)
    none = np.full(frame.size, NONE, np.int32)
    said = {name: each.codes for name, each in known.items()}
    born, street, town, code = (said.get(name, none) for name in ("born", "street", "town", "code"))
    door, place = said.get("door", none), said.get("place", none)
    where = joined(town, place) if "place" in said else joined(town)
    month = joined(frame.year, frame.month)
    yield joined(born)
    yield joined(first, last)
    yield from (joined(each.astype(np.int64)) for each in frame.nodes.values())
    for name in (root, other):
        for beside in (street, code, town, month, frame.year, where):
            yield joined(name, beside)
        yield joined(name, door, frame.year)
    for beside in (door, code, town):
        yield joined(street, beside)
    yield joined(door, code)
    yield joined(door, where)
    yield joined(code, frame.month, frame.day)
    yield joined(town, frame.month, frame.day)
