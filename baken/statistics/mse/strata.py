"""An estimate by stratum, in the form of the other methods."""

from typing import Any

import numpy as np

from baken.statistics.mse.cells import Floats, mask_of
from baken.statistics.mse.covariates import People, choose, complete, people_of, percentiles
from baken.statistics.mse.methods import LEVEL, LIMITS, Found, Settings
from baken.statistics.mse.results import Interval
from baken.statistics.mse.table import CaptureTable

LEAST_IN_STRATUM = 10


def by_strata(table: CaptureTable, settings: Settings) -> Found:
    """Choose a model of lists and covariates, and give the total with a percentile interval.

    The details hold each level of each covariate with at least ten registered people.
    """
    people = people_of(table)
    chosen = choose(people)
    fitted = complete(people, chosen.terms)
    groups = _groups(people)
    draws = percentiles(
        people, chosen.terms, settings.nboot, settings.seed, lambda means: means @ groups
    )
    low, high = np.quantile(draws[:, 0], LIMITS) if len(draws) else (None, None)
    around = Interval(LEVEL, low, high, "percentile" if len(draws) else "none")
    pairs = tuple(mask_of(term) for term in chosen.terms if max(term) < len(table.lists))
    names = people.grid.variables
    model = " + ".join(":".join(names[place] for place in term) for term in chosen.terms)
    return Found(fitted.total, around, model, pairs, chosen.bic, converged=fitted.converged,
                 details={"path": list(chosen.path), "strata": _told(people, fitted.means, draws),
                          "log_likelihood": fitted.log_likelihood})  # fmt: skip


def _groups(people: People) -> Floats:
    """Give a column of ones for everybody and one for each level of each covariate."""
    columns = [np.ones(len(people.known))]
    first = len(people.grid.lists)
    for place, levels in enumerate(people.grid.levels):
        columns += [people.grid.values[:, first + place] == at for at in range(len(levels))]
    return np.array(columns, dtype=float).T


def _told(people: People, means: Floats, draws: Floats) -> list[dict[str, Any]]:
    groups = _groups(people)
    totals, known = means @ groups, people.known @ groups
    names = [(name, level) for name, levels in
             zip(people.grid.covariates, people.grid.levels, strict=True)
             for level in levels]  # fmt: skip
    told = []
    for place, (name, level) in enumerate(names, start=1):
        if known[place] < LEAST_IN_STRATUM:
            continue
        ends = np.quantile(draws[:, place], LIMITS) if len(draws) else (None, None)
        told.append({"covariate": name, "level": level, "observed": int(known[place]),
                     "estimate": float(totals[place]), "low": ends[0],
                     "high": ends[1]})  # fmt: skip
    return told
