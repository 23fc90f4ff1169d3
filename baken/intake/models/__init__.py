"""What comes in: reports, questions, talks and requests to be called back."""

from baken.intake.models.reports import (
    Channel,
    Feedback,
    Involved,
    Report,
    ReporterContact,
    ReportStatus,
    SealedReporter,
    YesNoUnknown,
)
from baken.intake.models.talk import (
    Advice,
    AdviceFrom,
    AdviceMessage,
    AskedBy,
    Callback,
    Conversation,
    Interpreter,
)

__all__ = [
    "Advice",
    "AdviceFrom",
    "AdviceMessage",
    "AskedBy",
    "Callback",
    "Channel",
    "Conversation",
    "Feedback",
    "Interpreter",
    "Involved",
    "Report",
    "ReportStatus",
    "ReporterContact",
    "SealedReporter",
    "YesNoUnknown",
]
