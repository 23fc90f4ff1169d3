"""Decomposable graphs: their cliques and separators, for every graph on a few lists.

A graph is decomposable when every cycle of four or more has a chord, that is when its cliques can
be put in an order in which each meets the earlier ones in a part of one of them (the running
intersection). With two, three, four, five and six lists there are 2, 8, 61, 822 and 18,154.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from baken.statistics.mse.cells import pairs, positions_of
from baken.statistics.mse.models import Model


@dataclass(frozen=True, slots=True)
class Graph:
    """A decomposable graph: its edges, cliques and separators, all as masks."""

    edges: Model
    cliques: tuple[int, ...]
    separators: tuple[int, ...]


@cache
def decomposable(lists: int) -> tuple[Graph, ...]:
    """Give every decomposable graph on these lists."""
    edges = pairs(lists)
    chosen = (tuple(edge for place, edge in enumerate(edges) if number >> place & 1)
              for number in range(1 << len(edges)))  # fmt: skip
    return tuple(graph for each in chosen if (graph := _graph(each, lists)) is not None)


def _graph(edges: Model, lists: int) -> Graph | None:
    """Search by maximum cardinality: a graph is decomposable when each new list meets a clique."""
    neighbours = [_without(edges, place) for place in range(lists)]
    visited, cliques, separators = 0, [], []
    last = 0
    for place in _by_cardinality(neighbours):
        met = neighbours[place] & visited
        if any(met & ~(neighbours[other] | 1 << other) for other in positions_of(met)):
            return None
        if met == last or not visited:
            last |= 1 << place
        else:
            cliques.append(last)
            separators.append(met)
            last = met | 1 << place
        visited |= 1 << place
    return Graph(edges, (*cliques, last), tuple(each for each in separators if each))


def _without(edges: Model, place: int) -> int:
    found = 0
    for edge in edges:
        if edge >> place & 1:
            found |= edge & ~(1 << place)
    return found


def _by_cardinality(neighbours: list[int]) -> Iterator[int]:
    visited, left = 0, set(range(len(neighbours)))
    while left:
        place = max(left, key=lambda each: ((neighbours[each] & visited).bit_count(), -each))
        left.remove(place)
        yield place
        visited |= 1 << place
