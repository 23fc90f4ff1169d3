"""Multiple Systems Estimation: how many people does no registration hold?

A library of its own (numpy and scipy, no Django), for Baken and for researchers:

    table = CaptureTable.from_membership(rows, person="pid", list_="source")
    table.diagnose()                    overlaps, empty pairs, lists inside lists
    estimate(table, "stepwise")         one method, with its interval
    assess(table)                       all methods, and whether a number may be said at all

Why it refuses, and what it cannot see, stands in docs/explanation/hidden-number.md. Importing this
costs nothing: numpy and scipy are loaded when something is first asked of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from baken.statistics.mse.results import VERSION, Assessment, Estimate, Interval, Reason, Verdict

if TYPE_CHECKING:
    from baken.statistics.mse.estimating import assess, estimate
    from baken.statistics.mse.reading import parse, read
    from baken.statistics.mse.table import BadTable, CaptureTable, Diagnosis

_LATER = {
    "assess": "estimating",
    "estimate": "estimating",
    "parse": "reading",
    "read": "reading",
    "BadTable": "table",
    "CaptureTable": "table",
    "Diagnosis": "table",
}

__all__ = [
    "VERSION",
    "Assessment",
    "BadTable",
    "CaptureTable",
    "Diagnosis",
    "Estimate",
    "Interval",
    "Reason",
    "Verdict",
    "assess",
    "estimate",
    "parse",
    "read",
]


def __getattr__(name: str) -> Any:
    """Load what computes when it is first asked for."""
    if name not in _LATER:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
