"""What an estimate and an assessment hand over: frozen, and readable as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

VERSION = "1.0.0"


class Verdict(StrEnum):
    """Whether a number may be said."""

    NO_ESTIMATE = "no_estimate"
    RANGE_ONLY = "range_only"
    ESTIMATE = "estimate"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a verdict is what it is: a fixed code and a sentence for people."""

    code: str
    sentence: str
    verdict: Verdict = Verdict.NO_ESTIMATE


@dataclass(frozen=True, slots=True)
class Interval:
    """Limits around an estimate; None on both sides when there is no interval."""

    level: float
    low: float | None
    high: float | None
    kind: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """What one method makes of one table. Equal when all but the time taken is equal."""

    method: str
    observed: int
    lists: tuple[str, ...]
    total: float | None
    interval: Interval
    selected: tuple[tuple[str, ...], ...]
    model: str
    bic: float | None
    existence: int
    converged: bool
    verdict: Verdict
    reasons: tuple[Reason, ...]
    seed: int
    table: str
    diagnostics: Mapping[str, Any] = field(default_factory=dict, hash=False)
    seconds: float = field(default=0.0, compare=False)
    version: str = VERSION

    @property
    def hidden(self) -> float | None:
        """The estimated number of people on no list."""
        return None if self.total is None else self.total - self.observed

    def to_json(self) -> dict[str, Any]:
        """Give the estimate as values that JSON knows."""
        return {
            "method": self.method,
            "observed": self.observed,
            "lists": list(self.lists),
            "estimate": self.total,
            "interval": {
                "level": self.interval.level,
                "low": self.interval.low,
                "high": self.interval.high,
                "kind": self.interval.kind,
            },
            "selected": [list(names) for names in self.selected],
            "model": self.model,
            "bic": self.bic,
            "existence": self.existence,
            "converged": self.converged,
            "verdict": str(self.verdict),
            "reasons": [reason.sentence for reason in self.reasons],
            "seed": self.seed,
            "seconds": round(self.seconds, 4),
            "version": self.version,
        }


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What linkage errors of this size do to the estimate, as a factor."""

    missed: float
    false: float
    factor: float | None


@dataclass(frozen=True, slots=True)
class Assessment:
    """What all methods together allow to be said about one table."""

    verdict: Verdict
    reasons: tuple[Reason, ...]
    observed: int
    overlap: int
    lists: tuple[str, ...]
    low: float | None
    high: float | None
    estimates: tuple[Estimate, ...]
    sensitivity: tuple[Sensitivity, ...]
    seed: int
    table: str
    seconds: float = field(default=0.0, compare=False)
    version: str = VERSION

    def to_json(self) -> dict[str, Any]:
        """Give the assessment as values that JSON knows."""
        return {
            "verdict": str(self.verdict),
            "reasons": [reason.sentence for reason in self.reasons],
            "codes": [reason.code for reason in self.reasons],
            "observed": self.observed,
            "overlap": self.overlap,
            "lists": list(self.lists),
            "range": {"low": self.low, "high": self.high},
            "methods": [estimate.to_json() for estimate in self.estimates],
            "sensitivity": [
                {"missed": each.missed, "false": each.false, "factor": each.factor}
                for each in self.sensitivity
            ],
            "seed": self.seed,
            "table": self.table,
            "seconds": round(self.seconds, 4),
            "version": self.version,
        }
