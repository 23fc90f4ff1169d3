"""Signals, how they were enriched and weighed, what was decided and handed on."""

from baken.signals.models.decision import Decision
from baken.signals.models.enrichment import Consultation, Mention
from baken.signals.models.handover import Handover
from baken.signals.models.signal import Signal, in_words
from baken.signals.models.weighing import SecondOpinion, WeighedIndicator, Weighing

__all__ = [
    "Consultation",
    "Decision",
    "Handover",
    "Mention",
    "SecondOpinion",
    "Signal",
    "WeighedIndicator",
    "Weighing",
    "in_words",
]
