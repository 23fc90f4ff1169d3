"""Signals, how they were weighed and what was decided."""

from baken.signals.models.decision import DecidedTrack, Decision
from baken.signals.models.signal import Signal, in_words
from baken.signals.models.weighing import SecondOpinion, WeighedIndicator, Weighing

__all__ = [
    "DecidedTrack",
    "Decision",
    "SecondOpinion",
    "Signal",
    "WeighedIndicator",
    "Weighing",
    "in_words",
]
