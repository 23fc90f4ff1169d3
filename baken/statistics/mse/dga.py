"""Model averaging over decomposable graphs (Madigan and York 1997, Biometrika 84:19).

Cell probabilities have hyper-Dirichlet priors with δ per cell (2^−m), all graphs weigh the same,
and the total N has prior 1/N, cut off at `MOST_TIMES` times the observed number. The posterior of
graph g and N = n + n₀ is, but for a constant,

    Γ(N+1) / (Γ(n₀+1) N) · Π_cliques h(C) / Π_separators h(S) · (Γ(α) / Γ(N+α))^{cliques−separators}

with α the sum of all δ, h(A) = Π over the cells a of the margin on A of Γ(N_a + α_a) / Γ(α_a), and
α_a = δ 2^{m−|A|}. Separators that are empty count neither above nor below.
"""

from dataclasses import dataclass

import numpy as np
import scipy

from baken.statistics.mse.cells import Floats, list_number
from baken.statistics.mse.graphs import Graph, decomposable

MOST_TIMES = 30
MOST_POINTS = 20_000
AT_EDGE = 0.01
LEAST, MOST = 3, 6


@dataclass(frozen=True, slots=True)
class Posterior:
    """The posterior of the total on its grid, and of the graphs."""

    totals: Floats
    chances: Floats
    graphs: tuple[Graph, ...]
    weights: Floats

    @property
    def at_edge(self) -> float:
        """The probability of the last hundredth of the grid: the cut decides when it is large."""
        return float(self.chances[-max(len(self.chances) // 100, 1) :].sum())

    def quantile(self, level: float) -> float:
        """Give the smallest total with at least this probability at or below it."""
        place = int(np.searchsorted(np.cumsum(self.chances), level))
        return float(self.totals[min(place, len(self.totals) - 1)])


def grid(observed: int) -> Floats:
    """Give the hidden numbers that are tried: whole, from 1 to 30 times the observed number."""
    most = MOST_TIMES * observed
    points = np.linspace(1, most, min(most, MOST_POINTS))
    numbers: Floats = np.unique(np.round(points))
    return numbers


def average(counts: Floats, hidden: Floats | None = None) -> Posterior:
    """Give the posterior for a table of counts by mask of three to six lists."""
    lists, people = list_number(len(counts)), int(counts[1:].sum())
    missing = grid(people) if hidden is None else hidden
    graphs = decomposable(lists)
    parts = [_component(counts, mask, missing) for mask in range(1 << lists)]
    everyone = missing + people
    base = (
        scipy.special.gammaln(everyone + 1) - scipy.special.gammaln(missing + 1) - np.log(everyone)
    )
    split = scipy.special.gammaln(1.0) - scipy.special.gammaln(everyone + 1.0)
    heights = np.empty(len(graphs))
    total = np.full(len(missing), -np.inf)
    for place, graph in enumerate(graphs):
        of_graph = base + (len(graph.cliques) - len(graph.separators)) * split
        of_graph = of_graph + sum(parts[mask] for mask in graph.cliques)
        of_graph = of_graph - sum((parts[mask] for mask in graph.separators), np.zeros(1))
        heights[place] = scipy.special.logsumexp(of_graph)
        total = np.logaddexp(total, of_graph)
    whole = scipy.special.logsumexp(heights)
    return Posterior(everyone, np.exp(total - whole), graphs, np.exp(heights - whole))


def _component(counts: Floats, mask: int, missing: Floats) -> Floats:
    """Give log h of the margin on the lists of a mask, for each hidden number."""
    cells = np.arange(len(counts)) & mask
    margin = np.bincount(cells[1:], weights=counts[1:], minlength=len(counts))
    inside = np.unique(cells)
    share = 2.0 ** -mask.bit_count()
    fixed = scipy.special.gammaln(margin[inside[1:]] + share).sum() - len(
        inside
    ) * scipy.special.gammaln(share)
    height: Floats = scipy.special.gammaln(margin[0] + missing + share) + fixed
    return height
