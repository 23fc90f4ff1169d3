"""Each method as one function: from a table and settings to what it found."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from baken.statistics.mse import bic, bootstrap, dga, existence, latent, stepwise, threshold
from baken.statistics.mse.cells import Floats
from baken.statistics.mse.downhill import choose
from baken.statistics.mse.models import Model, hierarchical, name_of, parsed
from baken.statistics.mse.results import Interval
from baken.statistics.mse.table import BadTable, CaptureTable

LEVEL = 0.95
LIMITS = (0.025, 0.975)
MOST_STARTS = 1000


class NotPossible(Exception):
    """The method cannot handle this number of lists."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person chose; not every method looks at all of it."""

    pthresh: float = stepwise.THRESHOLD
    max_order: int = bic.ORDER
    nboot: int = 1000
    seed: int = 1
    model: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a method found."""

    total: float | None
    interval: Interval
    model: str = ""
    terms: Model = ()
    bic: float | None = None
    existence: int = 0
    converged: bool = True
    details: Mapping[str, Any] = field(default_factory=dict)


def by_stepwise(table: CaptureTable, settings: Settings) -> Found:
    """Choose pairs forward by their p-values; see `stepwise`."""
    counts = table.counts
    chosen = stepwise.select(counts[None, :], settings.pthresh).chosen[0]

    def totals(tables: Floats) -> Floats:
        return stepwise.select(tables, settings.pthresh).totals

    return _fitted(table, chosen, totals, settings)


def by_bic(table: CaptureTable, settings: Settings) -> Found:
    """Choose among all hierarchical models; see `bic`."""
    counts, lists = table.counts, len(table.lists)
    if lists > 6 or (lists == 6 and settings.max_order > 2):
        raise NotPossible
    order = min(settings.max_order, lists - 1)
    ranked = bic.rank(counts, order)
    if not ranked:
        return Found(None, _nothing(), existence=int(existence.Existence.NO_ESTIMATE))
    models = [each.model for each in ranked[:MOST_STARTS]]

    def totals(tables: Floats) -> Floats:
        return choose(counts, tables, models, order).totals

    details = {"models": len(ranked), "near": [
        {"model": name_of(each.model, lists), "bic": each.bic, "estimate": each.total}
        for each in ranked[:10]
    ]}  # fmt: skip
    return _fitted(table, models[0], totals, settings, details)


def by_fixed(table: CaptureTable, settings: Settings) -> Found:
    """Fit the model that was named, or the main effects alone."""
    try:
        model = parsed(settings.model or "[1]", len(table.lists))
    except ValueError as trouble:
        raise BadTable(
            f"“{settings.model}” is geen model; schrijf bijvoorbeeld [12,3]."
        ) from trouble

    def totals(tables: Floats) -> Floats:
        return bic.judge(tables, [model] * len(tables)).totals

    return _fitted(table, model, totals, settings)


def by_dga(table: CaptureTable, settings: Settings) -> Found:
    """Average over decomposable graphs; see `dga`."""
    del settings
    if not dga.LEAST <= len(table.lists) <= dga.MOST:
        raise NotPossible
    posterior = dga.average(table.counts)
    best = posterior.graphs[int(posterior.weights.argmax())]
    limits = _credible(posterior.quantile)
    details = {"weight": float(posterior.weights.max()), "at_edge": posterior.at_edge}
    return Found(posterior.quantile(0.5), limits, name_of(best.edges, len(table.lists)), best.edges,
                 converged=posterior.at_edge < dga.AT_EDGE, details=details)  # fmt: skip


def by_lcm(table: CaptureTable, settings: Settings) -> Found:
    """Draw from a mixture of latent classes; see `latent`."""
    draws = latent.sample(table.counts, settings.seed)
    limits = _credible(draws.quantile)
    details = {"rhat": draws.rhat, "effective_size": draws.effective_size}
    return Found(draws.quantile(0.5), limits, "lcm", converged=draws.converged, details=details)


def by_threshold(table: CaptureTable, settings: Settings) -> Found:
    """Keep the interactions that stand out a posteriori; see `threshold`."""
    weighed = threshold.weigh(table.counts, settings.seed)
    limits = _credible(weighed.quantile)
    return Found(weighed.quantile(0.5), limits, name_of(weighed.retained, len(table.lists)),
                 weighed.retained, converged=weighed.converged,
                 details={"effective_size": weighed.effective_size})  # fmt: skip


METHODS: Mapping[str, Callable[[CaptureTable, Settings], Found]] = {
    "stepwise": by_stepwise,
    "bic": by_bic,
    "dga": by_dga,
    "lcm": by_lcm,
    "threshold": by_threshold,
    "fixed": by_fixed,
}


def _fitted(
    table: CaptureTable,
    chosen: Model,
    totals: bootstrap.Method,
    settings: Settings,
    details: Mapping[str, Any] | None = None,
) -> Found:
    """Give the estimate of a chosen model with a BCa interval for the way it was chosen."""
    counts, model = table.counts, hierarchical(chosen)
    code = existence.check(counts, model)
    name = name_of(model, len(table.lists))
    value = bic.of_one(counts, model)
    if code:
        return Found(None, _nothing(), name, chosen, value, int(code), False, details or {})
    total = float(totals(counts[None, :])[0])
    limits = None
    if settings.nboot:
        limits = bootstrap.interval(counts, totals, settings.nboot, settings.seed, LIMITS)
    around = Interval(LEVEL, limits[0], limits[1], "bca") if limits else _nothing()
    return Found(total, around, name, chosen, value, details=details or {})


def _credible(quantile: Callable[[float], float]) -> Interval:
    return Interval(LEVEL, quantile(LIMITS[0]), quantile(LIMITS[1]), "credible")


def _nothing() -> Interval:
    return Interval(LEVEL, None, None, "none")
