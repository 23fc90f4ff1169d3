"""The picture: per method a dot and a bar on one axis, and what was counted as a line.

Pure: places in hundredths of the width, as the texts that a drawing takes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Any

STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class Bar:
    """One method; places are None where it has no outcome or no interval."""

    method: str
    total: float | None
    low: float | None
    high: float | None
    is_settled: bool
    dot: str | None
    left: str | None
    width: str | None


@dataclass(frozen=True)
class Picture:
    """All bars, the line of what was counted, and the numbers along the axis."""

    bars: tuple[Bar, ...]
    line: str | None
    ticks: tuple[int, ...]


def draw(methods: Sequence[dict[str, Any]], observed: int | None) -> Picture | None:
    """Place the methods on an axis from nought; None when none has an outcome."""
    told = [each for each in methods if each["estimate"] is not None]
    if not told:
        return None
    ends = [each["interval"]["high"] or each["estimate"] for each in told]
    top = _round_up(max(*ends, observed or 0, 1))
    bars = tuple(_bar(each, top) for each in methods)
    line = None if observed is None else _place(observed, top)
    return Picture(bars, line, (0, top // 2, top))


def _bar(each: dict[str, Any], top: int) -> Bar:
    low, high, total = each["interval"]["low"], each["interval"]["high"], each["estimate"]
    whole = low is not None and high is not None
    return Bar(
        method=each["method"],
        total=total,
        low=low,
        high=high,
        is_settled=each["converged"],
        dot=None if total is None else _place(total, top),
        left=_place(low, top) if whole else None,
        width=_place(high - low, top) if whole else None,
    )


def _place(number: float, top: int) -> str:
    return f"{100 * number / top:.2f}"


def _round_up(number: float) -> int:
    """Give the next round number that can be halved."""
    size = 10.0 ** floor(log10(number))
    rounded = next(step * size for step in STEPS if step * size >= number)
    return max(2 * ceil(rounded / 2), 2)
