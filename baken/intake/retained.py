"""What shredding must reach of intake, and since when reports, call-backs and advice count."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from django.db import models

from baken.core.clock import day_of
from baken.intake.models import (
    Advice,
    AdviceMessage,
    Callback,
    Conversation,
    Feedback,
    Involved,
    Report,
    ReporterContact,
    SealedReporter,
)
from baken.vault.shredding import Goes, Retained, Subject, every


def find() -> Iterator[Subject]:
    """Give the dossiers of intake; a report goes before a call-back that led to it."""
    for callback in every(Callback).order_by("id"):
        yield _subject("callback", callback, callback.code, callback.called_at or callback.asked_at)
    last = models.Max("messages__written_at")
    for advice in every(Advice).annotate(last=last):
        newest = max(filter(None, (advice.asked_at, advice.answered_at, advice.last)))
        yield _subject("advice", advice, "", newest)
    for report in every(Report).order_by("id"):
        yield _subject("report_without_signal", report, report.code, report.received_at)


def count(dossier_id: UUID) -> Iterable[tuple[str, str]]:
    """Give what lives on of a report: how it came in."""
    found = every(Report).filter(dossier_id=dossier_id)
    return [("report_channel", report.channel) for report in found]


def _subject(rule: str, row: Callback | Advice | Report, code: str, at: datetime) -> Subject:
    begins = day_of(at)
    return Subject(rule, row.dossier_id, row.owner_id, row.region_id, code, begins)


_TABLES = (
    Report,
    Involved,
    ReporterContact,
    SealedReporter,
    Feedback,
    Callback,
    Advice,
    AdviceMessage,
    Conversation,
)
RETAINED = Retained(goes=tuple(map(Goes, _TABLES)), find=find, count=count)
