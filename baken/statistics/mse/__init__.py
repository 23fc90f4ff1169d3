"""Multiple Systems Estimation: how many people does no registration hold?

A library of its own (numpy and scipy, no Django), for Baken and for researchers:

    table = CaptureTable.from_membership(rows, person="pid", list_="source")
    table.diagnose()                    overlaps, empty pairs, lists inside lists
    estimate(table, "stepwise")         one method, with its interval
    assess(table)                       all methods, and whether a number may be said at all

Why it refuses, and what it cannot see, stands in docs/explanation/hidden-number.md.
"""

from baken.statistics.mse.estimating import assess, estimate
from baken.statistics.mse.reading import read
from baken.statistics.mse.results import VERSION, Assessment, Estimate, Interval, Reason, Verdict
from baken.statistics.mse.table import BadTable, CaptureTable, Diagnosis

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
    "read",
]
