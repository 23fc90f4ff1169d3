"""What people do with reports, questions and talks."""

from baken.intake.actions.advice import Question, ask_advice, write_advice
from baken.intake.actions.feedback import give_feedback, show_progress
from baken.intake.actions.report import ReportForm, open_dossier, report
from baken.intake.actions.talk import (
    Story,
    Talk,
    ask_callback,
    called_back,
    capture_call,
    record_conversation,
)

__all__ = [
    "Question",
    "ReportForm",
    "Story",
    "Talk",
    "ask_advice",
    "ask_callback",
    "called_back",
    "capture_call",
    "give_feedback",
    "open_dossier",
    "record_conversation",
    "report",
    "show_progress",
    "write_advice",
]
