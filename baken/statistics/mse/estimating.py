"""The two calls that everybody needs: `estimate` by one method, `assess` by all of them."""

import math
import time
from collections.abc import Callable, Sequence

import numpy as np

from baken.statistics.mse import bic, stepwise, verdict
from baken.statistics.mse.bic import Ranked
from baken.statistics.mse.methods import METHODS, Found, NotPossible, Settings
from baken.statistics.mse.models import additions, hierarchical, removals
from baken.statistics.mse.results import (
    Assessment,
    Estimate,
    Interval,
    Reason,
    Sensitivity,
    Verdict,
)
from baken.statistics.mse.sensitivity import sensitivity
from baken.statistics.mse.strata import by_strata
from baken.statistics.mse.table import BadTable, CaptureTable

COMPARED = ("stepwise", "bic", "dga", "lcm", "threshold")
RANKED_LISTS = 5


def estimate(
    table: CaptureTable,
    method: str = "stepwise",
    *,
    pthresh: float = stepwise.THRESHOLD,
    max_order: int = bic.ORDER,
    nboot: int = 1000,
    seed: int = 1,
    model: str | None = None,
) -> Estimate:
    """Estimate how many people there are, by one method; raise BadTable when that cannot be asked.

    The same table, settings and seed give the same answer. The verdict is about this table and
    this method; whether the methods agree is for `assess` to say. A table with covariates is
    estimated by stratum, whatever the method.
    """
    settings = Settings(pthresh, max_order, nboot, seed, model)
    _refuse_nonsense(method, settings)
    return _estimated(table, method, settings, verdict.refusals(table) + _apart(table))


def assess(
    table: CaptureTable,
    linkage_error: tuple[float, float] | None = None,
    *,
    unresolved: int = 0,
    nboot: int = 1000,
    seed: int = 1,
    tell: Callable[[str], object] = bool,
) -> Assessment:
    """Try all methods and say whether a number, a range or nothing may be said.

    `linkage_error` holds the share of links that were missed and the share of people who were
    linked falsely; `unresolved` counts people of whom nobody found out whether two regions counted
    them. `tell` hears the name of every step before it begins. What the table cannot carry is not
    computed at all.
    """
    began = time.process_time()
    reasons = verdict.refusals(table, unresolved)
    estimates: list[Estimate] = []
    effects: tuple[Sensitivity, ...] = ()
    if not reasons:
        plain = CaptureTable.from_counts(table.lists, table.counts)
        settings = Settings(nboot=nboot, seed=seed)
        for method in COMPARED:
            if method != "dga" or len(table.lists) <= 6:
                tell(method)
                estimates.append(_estimated(plain, method, settings, []))
        tell("sensitivity")
        effects = sensitivity(plain, linkage_error, seed)
        reasons = _compared(plain, estimates)
        if linkage_error is not None:
            reasons += verdict.linkage_matters(effects[-1].factor)
    said = verdict.of(reasons)
    low, high = _range(estimates) if said is not Verdict.NO_ESTIMATE else (None, None)
    return Assessment(said, tuple(reasons), table.observed, table.overlap, table.lists, low, high,
                      tuple(estimates), effects, seed, table.hash,
                      time.process_time() - began)  # fmt: skip


def _refuse_nonsense(method: str, settings: Settings) -> None:
    if method not in METHODS:
        raise BadTable(f"“{method}” is geen methode; kies uit {', '.join(METHODS)}.")
    if not 0 <= settings.pthresh <= 1:
        raise BadTable("De drempel voor p ligt tussen 0 en 1.")
    if settings.max_order < 1 or settings.nboot < 0:
        raise BadTable("De orde is minstens 1 en het aantal herhalingen minstens 0.")


def _estimated(
    table: CaptureTable, method: str, settings: Settings, reasons: list[Reason]
) -> Estimate:
    began = time.process_time()
    try:
        found = by_strata(table, settings) if table.covariates else METHODS[method](table, settings)
        more = _reasons(found, method)
    except NotPossible:
        found = Found(None, Interval(0.95, None, None, "none"), converged=False)
        more = [verdict.not_possible(method)]
    everything = tuple(dict.fromkeys(reasons + more))
    return Estimate(
        method=method,
        observed=table.observed,
        lists=table.lists,
        total=found.total,
        interval=found.interval,
        selected=tuple(table.named(term) for term in found.terms),
        model=found.model,
        bic=found.bic if found.bic is not None and math.isfinite(found.bic) else None,
        existence=found.existence,
        converged=found.converged,
        verdict=verdict.of(everything),
        reasons=everything,
        seed=settings.seed,
        table=table.hash,
        diagnostics=found.details,
        seconds=time.process_time() - began,
    )


def _reasons(found: Found, method: str) -> list[Reason]:
    if found.total is None:
        return [verdict.no_model(found.existence)]
    if not found.converged:
        return [verdict.not_converged(method)]
    return [verdict.no_interval(method)] if found.interval.kind == "none" else []


def _apart(table: CaptureTable) -> list[Reason]:
    ranked = _near(table)
    return verdict.models_apart(ranked) if ranked else [verdict.no_model(1)]


def _near(table: CaptureTable) -> Sequence[Ranked]:
    """Give admissible models, best first: all with pairs, or with many lists those around one."""
    lists = len(table.lists)
    if lists <= RANKED_LISTS:
        return bic.rank(table.counts, min(2, lists - 1))
    chosen = hierarchical(stepwise.select(table.counts[None, :]).chosen[0])
    around = [chosen]
    around += [tuple(sorted((*chosen, term))) for term in additions(chosen, lists, 2)]
    around += [tuple(each for each in chosen if each != term) for term in removals(chosen)]
    judged = bic.judge(np.repeat(table.counts[None, :], len(around), 0), around)
    rows = zip(judged.bic, around, judged.totals, strict=True)
    found = [Ranked(float(b), model, float(total)) for b, model, total in rows if np.isfinite(b)]
    return sorted(found)


def _compared(table: CaptureTable, estimates: Sequence[Estimate]) -> list[Reason]:
    """Give why the methods together allow no single number."""
    reasons = [reason for each in estimates for reason in each.reasons]
    totals = {each.method: each.total for each in estimates
              if each.total is not None and each.converged}  # fmt: skip
    return list(dict.fromkeys([*reasons, *verdict.methods_apart(totals), *_apart(table)]))


def _range(estimates: Sequence[Estimate]) -> tuple[float | None, float | None]:
    """Give the widest limits of the methods that settled."""
    settled = [each for each in estimates if each.converged and each.total is not None]
    lows = [each.interval.low for each in settled if each.interval.low is not None]
    highs = [each.interval.high for each in settled if each.interval.high is not None]
    return (min(lows), max(highs)) if lows and highs else (None, None)
