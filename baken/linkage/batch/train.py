"""Weights from mentions of which is known who they are: logistic regression on the pairs.

The features are the levels of `levels.py`, so each weight is in bits and can be read aloud. Trained
on made-up mentions, or on a file with a column `entity` that people filled in.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from baken.linkage.batch.arrays import AnyArray, Codes, Floats
from baken.linkage.batch.blocks import candidates
from baken.linkage.batch.features import TRAINED_AT, Context, features
from baken.linkage.batch.frame import Frame
from baken.linkage.model import Model

RIDGE = 3.0
ROUNDS = 15
PIECE = 200_000
BIT = float(np.log(2))


@dataclass
class Lesson:
    """Pairs with their features, whether they are one, and what the size of the file says."""

    names: list[str]
    values: Floats
    same: AnyArray
    offset: Floats


def lesson(frame: Frame, entities: Codes) -> Lesson:
    """Give the candidate pairs of a frame with their truth."""
    pairs, context = candidates(frame), Context(frame)
    names, columns = [], []
    for name, where, value in features(context, pairs, slice(None))[1]:
        column = np.zeros(len(pairs.left), np.float32)
        column[where] = value
        names.append(name)
        columns.append(column)
    values = np.stack(columns, 1)
    offset = -context.shift * values[:, names.index("prior:alone")]
    return Lesson(names, values, entities[pairs.left] == entities[pairs.right], offset)


def train(
    lessons: Sequence[Lesson], version: str, about: str, margin: float, silence: float
) -> Model:
    """Fit the weights by Newton's method with a ridge."""
    names = lessons[0].names
    weights = np.zeros(len(names))
    for _ in range(ROUNDS):
        step = _step(lessons, weights)
        weights = weights + step
        if np.abs(step).max() < 1e-3:
            break
    found = {name: float(value) for name, value in zip(names, weights, strict=True)}
    return Model(found, TRAINED_AT, margin, silence, version, about)


def _step(lessons: Sequence[Lesson], weights: AnyArray) -> AnyArray:
    curve = np.eye(len(weights)) * RIDGE
    slope = -RIDGE * weights
    for each in lessons:
        for start in range(0, len(each.same), PIECE):
            part = slice(start, start + PIECE)
            values = each.values[part].astype(float)
            odds = (values @ weights + each.offset[part]) * BIT
            chance = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
            slope += values.T @ (each.same[part] - chance) * BIT
            curve += (values * (chance * (1 - chance) * BIT**2)[:, None]).T @ values
    step: AnyArray = np.linalg.solve(curve, slope)
    return step
