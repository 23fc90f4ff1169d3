"""Measures of one neighbourhood: who stands between others, and where it would fall apart.

They say something of the drawing, so of what signals name together; nothing of anybody's part in
it. No point is ranked.
"""

from dataclasses import dataclass
from enum import StrEnum

import rustworkx

from baken.matching.network import Neighbourhood

OFTEN = 0.3
"""From this share of the shortest ways somebody stands between others often."""


class Between(StrEnum):
    """How often the shortest way between two others goes through a point."""

    NEVER = "never"
    SOMETIMES = "sometimes"
    OFTEN = "often"


@dataclass(frozen=True)
class Place:
    """Where a point stands: with how many it is joined, between whom, and if it holds groups."""

    joined: int
    between: Between
    holds: bool


@dataclass(frozen=True)
class Measures:
    """A neighbourhood in numbers, and the place of each point by its key."""

    points: int
    lines: int
    groups: int
    of: dict[str, Place]


def measure(found: Neighbourhood) -> Measures:
    """Measure a neighbourhood; pure."""
    graph: rustworkx.PyGraph[str, None] = rustworkx.PyGraph(multigraph=False)
    keys = sorted(found.points)
    number = dict(zip(keys, graph.add_nodes_from(keys), strict=True))
    graph.add_edges_from([(number[a], number[b], None) for a, b in sorted(found.lines)])
    between = rustworkx.betweenness_centrality(graph, normalized=True)
    holding = rustworkx.articulation_points(graph)
    return Measures(
        len(keys), graph.num_edges(), rustworkx.number_connected_components(graph),
        {key: Place(graph.degree(at), _between(between[at]), at in holding)
         for key, at in number.items()},
    )  # fmt: skip


def _between(share: float) -> Between:
    if share <= 0:
        return Between.NEVER
    return Between.OFTEN if share >= OFTEN else Between.SOMETIMES
