"""Lists and covariates together: the method of the Dutch reports.

A Poisson log-linear model of lists × covariates with all main effects; interactions of two
variables join and leave by BIC (log of the number of people times the number of parameters), the
year as a polynomial where one asks so. The hidden number of a stratum is the sum of the fitted
cells on no list (Van Dijk, Cruyff, Van der Heijden and Kragten-Heerdink 2017, UNODC; Cruyff, Van
Dijk and Van der Heijden 2017, CHANCE 30:41).

People with an unknown covariate are divided over the cells that fit them, in proportion to the
fitted means, and the model is fitted anew until the likelihood of what was observed no longer
rises: the EM algorithm. Which lists a person is on must be known.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from baken.statistics.mse.cells import Bools, Floats
from baken.statistics.mse.design import Grid, Term, grid_of
from baken.statistics.mse.glm import Fitted, regress
from baken.statistics.mse.table import CaptureTable

MOST_ROUNDS = 5000
NEAR = 1e-10
TRIED = 8
SLACK = 10.0
RUN_OFF = 6.0  # a parameter this far from nought is on its way to −∞


@dataclass(frozen=True, slots=True)
class Completed:
    """A model fitted to people of whom some have unknown covariates."""

    means: Floats
    log_likelihood: float
    rounds: int
    converged: bool

    @property
    def total(self) -> float:
        """The estimated number of people, seen and unseen."""
        return float(self.means.sum())


@dataclass(frozen=True, slots=True)
class Chosen:
    """The model that the search ended with, and the path to it."""

    terms: tuple[Term, ...]
    path: tuple[str, ...]
    bic: float
    deviance: float


@dataclass(frozen=True, slots=True)
class People:
    """People by cell: those whose cell is known, and groups with the cells that fit them."""

    grid: Grid
    known: Floats
    groups: Floats
    fitting: Bools

    @property
    def number(self) -> float:
        """How many people there are."""
        return float(self.known.sum() + self.groups.sum())

    @property
    def seen(self) -> Bools:
        """Which cells are on a list."""
        return ~self.grid.unseen


def people_of(table: CaptureTable, polynomial: tuple[tuple[str, int], ...] = ()) -> People:
    """Sort the people of a table over the cells of its grid."""
    grid = grid_of(table, polynomial)
    known = np.zeros(len(grid.values))
    groups, fitting = [], []
    for mask, levels, number in table.cells:
        cells = grid.place(mask, levels)
        if cells.sum() == 1:
            known[cells] += number
        else:
            groups.append(float(number))
            fitting.append(cells)
    where = np.array(fitting) if fitting else np.zeros((0, len(known)), dtype=bool)
    return People(grid, known, np.array(groups), where)


def complete(people: People, terms: tuple[Term, ...]) -> Completed:
    """Fit a model by EM; without unknown covariates that is one fit.

    The log-likelihood is that of the multinomial distribution of what was observed.
    """
    design, seen = people.grid.design(terms), people.seen
    filled, before, fitted = spread(people, seen.astype(float)), -np.inf, None
    for place in range(MOST_ROUNDS):
        fitted = regress(design[seen], filled[seen], None if fitted is None else fitted.parameters)
        means = np.exp(design @ fitted.parameters)
        now = _height(people, means)
        if now - before < NEAR:
            return Completed(means, now, place + 1, converged=True)
        before, filled = now, spread(people, np.where(seen, means, 0))
    return Completed(means, now, MOST_ROUNDS, converged=False)


def spread(people: People, means: Floats) -> Floats:
    """Divide the people of unknown cell in proportion to the means."""
    filled = people.known.copy()
    if len(people.groups):
        inside = people.fitting * means
        filled += (people.groups / inside.sum(1)) @ inside
    return filled


def _height(people: People, means: Floats) -> float:
    inside = np.where(people.seen, means, 0)
    shares = inside / people.number
    known = people.known > 0
    height = float(people.known[known] @ np.log(shares[known]))
    if len(people.groups):
        height += float(people.groups @ np.log((people.fitting * shares).sum(1)))
    return height


def choose(people: People) -> Chosen:
    """Search by BIC from the main effects on, one term in or out at a time.

    Unknown covariates are divided once, under the main effects, for the search.
    """
    seen = people.seen
    filled = people.known
    if len(people.groups):
        filled = spread(people, np.where(seen, complete(people, ()).means, 0))
    search = _Search(people.grid, filled[seen], seen, float(np.log(people.number)))
    while search.step():
        pass
    terms = tuple(sorted(search.terms))
    deviance = search.fitted.deviance(search.counts)
    return Chosen(terms, tuple(search.path), search.worth, deviance)


class _Search:
    """Where the search is: its terms, their fit, and how it came there."""

    def __init__(self, grid: Grid, counts: Floats, seen: Bools, price: float) -> None:
        self.counts, self.price, self.grid = counts, price, grid
        self.columns = {term: grid.columns(term)[seen] for term in grid.terms}
        self.mains = grid.design(())[seen]
        self.terms: list[Term] = []
        self.path: list[str] = []
        self.fitted = regress(self.mains, counts)
        self.worth = self._worth(self.fitted)

    def step(self) -> bool:
        """Take the best step, if any lowers the criterion."""
        start = self.fitted.parameters
        tries = []
        for term in self._promising():
            begin = np.r_[start, np.zeros(self.columns[term].shape[1])]
            tries.append((self._fit([*self.terms, term], begin), term, "+"))
        for term, cost in self._costs().items():
            if not cost > self.price * self.columns[term].shape[1] + SLACK:
                rest = [each for each in self.terms if each != term]
                tries.append((self._fit(rest, None), term, "-"))
        best = min(tries, key=lambda each: self._worth(each[0]), default=None)
        if best is None or self._worth(best[0]) >= self.worth - 1e-7:
            return False
        self.fitted, self.worth = best[0], self._worth(best[0])
        kept = [each for each in self.terms if each != best[1]]
        self.terms = [*kept, best[1]] if best[2] == "+" else kept
        self.path.append(f"{best[2]} {self._named(best[1])}")
        return True

    def _fit(self, terms: list[Term], start: Floats | None) -> Fitted:
        columns = [self.columns[term] for term in terms]
        return regress(np.hstack([self.mains, *columns]), self.counts, start)

    def _worth(self, fitted: Fitted) -> float:
        worth = len(fitted.parameters) * self.price - 2 * fitted.height
        return worth if np.isfinite(worth) else np.inf

    def _named(self, term: Term) -> str:
        return ":".join(self.grid.variables[place] for place in term)

    def _promising(self) -> list[Term]:
        """Give the terms with the best score statistics, less their price."""
        design = np.hstack([self.mains, *(self.columns[term] for term in self.terms)])
        weighed = self.fitted.means[:, None] * design
        inverse = np.linalg.pinv(self.fitted.information, hermitian=True)
        worth = {
            term: self._score(self.columns[term], weighed, inverse)
            - self.price * self.columns[term].shape[1]
            for term in self.grid.terms if term not in self.terms
        }  # fmt: skip
        return sorted(worth, key=lambda term: -worth[term])[:TRIED]

    def _score(self, columns: Floats, weighed: Floats, inverse: Floats) -> float:
        gaps = columns.T @ (self.counts - self.fitted.means)
        crossed = columns.T @ weighed
        own = columns.T @ (self.fitted.means[:, None] * columns)
        return float(gaps @ np.linalg.pinv(own - crossed @ inverse @ crossed.T) @ gaps)

    def _costs(self) -> dict[Term, float]:
        """Give the Wald statistic of each term; one that ran off to −∞ has none of note."""
        inverse = np.linalg.pinv(self.fitted.information, hermitian=True)
        found, low = {}, self.mains.shape[1]
        for term in self.terms:
            part = slice(low, low + self.columns[term].shape[1])
            values = self.fitted.parameters[part]
            wald = float(values @ np.linalg.pinv(inverse[part, part]) @ values)
            found[term] = wald if np.abs(values).max() < RUN_OFF else 0.0
            low = part.stop
        return found


def percentiles(
    people: People,
    terms: tuple[Term, ...],
    number: int,
    seed: int,
    sums: Callable[[Floats], Floats],
) -> Floats:
    """Give sums of the fitted means of `number` tables drawn from the fitted model, one a row.

    A parametric bootstrap: a population of the estimated size is drawn, those on no list are lost,
    and the same model is fitted to the rest.
    """  # fmt: skip
    fitted = complete(people, terms)
    design, seen = people.grid.design(terms), people.seen
    start = np.linalg.lstsq(design, np.log(fitted.means), rcond=None)[0]
    generator = np.random.default_rng(seed)
    shares = fitted.means / fitted.total
    found = []
    for _ in range(number):
        drawn = generator.multinomial(round(fitted.total), shares).astype(float)
        again = regress(design[seen], drawn[seen], start)
        found.append(sums(np.where(seen, drawn, np.exp(design @ again.parameters))))
    return np.array(found)
