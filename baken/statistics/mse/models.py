"""Hierarchical log-linear models: which there are, which are neighbours, what they are called."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations

import numpy as np

from baken.statistics.mse.cells import Ints, mask_of, positions_of

Model = tuple[int, ...]
"""The interactions of a model as ascending masks; intercept and main effects are always in it."""


@cache
def all_models(lists: int, order: int) -> tuple[Model, ...]:
    """Give every hierarchical model with interactions of at most `order` lists.

    With three, four or five lists and order below the number of lists: 8, 113 and 6,893.
    """
    return tuple(sorted(_grown((), lists, 2, order), key=lambda model: (len(model), model)))


def _grown(model: Model, lists: int, size: int, order: int) -> Iterator[Model]:
    """Give the model with every set of terms of `size` lists and more that it can carry."""
    if size > order:
        yield model
        return
    able = [term for term in _terms(lists, size) if _is_carried(term, model, size)]
    for number in range(len(able) + 1):
        for chosen in combinations(able, number):
            if chosen:
                yield from _grown(tuple(sorted(model + chosen)), lists, size + 1, order)
            else:
                yield model


@cache
def _terms(lists: int, size: int) -> tuple[int, ...]:
    return tuple(mask_of(places) for places in combinations(range(lists), size))


def _is_carried(term: int, model: Model, size: int) -> bool:
    return size == 2 or all(term & ~(1 << place) in model for place in positions_of(term))


@cache
def additions(model: Model, lists: int, order: int) -> tuple[int, ...]:
    """Give the terms that can join a model and leave it hierarchical."""
    return tuple(
        term
        for size in range(2, order + 1)
        for term in _terms(lists, size)
        if term not in model and _is_carried(term, model, size)
    )


@cache
def removals(model: Model) -> tuple[int, ...]:
    """Give the terms that can leave a model and leave it hierarchical."""
    return tuple(
        term for term in model if not any(term & other == term != other for other in model)
    )


def hierarchical(terms: Iterable[int]) -> Model:
    """Give the smallest hierarchical model with these terms."""
    inside = {
        mask_of(places)
        for term in terms
        for size in range(2, term.bit_count() + 1)
        for places in combinations(positions_of(term), size)
    }
    return tuple(sorted(inside))


def name_of(model: Model, lists: int) -> str:
    """Give a model by its largest terms, as in the literature: `[123,25,4]` for lists 1 to 5."""
    covered = {place for term in model for place in positions_of(term)}
    alone = [1 << place for place in range(lists) if place not in covered]
    places = [positions_of(term) for term in [*removals(model), *alone]]
    ordered = sorted(places, key=lambda each: (-len(each), each))
    glue = "" if lists < 10 else "."
    return "[" + ",".join(glue.join(str(place + 1) for place in each) for each in ordered) + "]"


def parsed(name: str, lists: int) -> Model:
    """Give the model of a name such as `[12,3]`; raise ValueError when it is none."""
    parts = name.strip().strip("[]").split(",")
    places = [
        [int(each) - 1 for each in (part.split(".") if "." in part else part)] for part in parts
    ]
    if any(not 0 <= place < lists for part in places for place in part):
        raise ValueError(name)
    return hierarchical(mask_of(tuple(part)) for part in places)


def packed(models: Iterable[Model], lists: int) -> Ints:
    """Give models as rows of terms, intercept first, filled up with the number of cells.

    That number is no cell: what is written there falls beside the table.
    """
    fixed = [0, *(1 << place for place in range(lists))]
    rows = [[*fixed, *model] for model in models]
    packed_rows = np.full((len(rows), max(map(len, rows), default=1)), 1 << lists, dtype=np.int64)
    for place, row in enumerate(rows):
        packed_rows[place, : len(row)] = row
    return packed_rows
