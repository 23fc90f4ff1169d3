"""Feeding back: what the reporter hears, and where they see their report stand."""

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.protected import belonging
from baken.access.trail import record
from baken.core import clock
from baken.core.refusals import Refused
from baken.intake.events import IntakeEvent
from baken.intake.models import Feedback, Report, ReportStatus
from baken.intake.outside.replies import pass_on


@transaction.atomic
def give_feedback(actor: Actor, *, report: Report, text: str) -> Feedback:
    """Tell the reporter how things stand; raise Refused when the message is empty."""
    if not text.strip():
        raise Refused(_("Schrijf eerst een bericht aan de melder."))
    sent: Feedback = Feedback.objects.create(
        **belonging(report),
        report=report,
        reporter_id=report.reporter_id,
        sent_by_id=actor.person_id,
        sent_at=clock.now(),
        text=text,
    )
    pass_on(actor, report=report, text=text)
    record(actor, IntakeEvent.FEEDBACK, sent)
    return sent


def show_progress(report: Report, status: ReportStatus) -> None:
    """Let the reporter see where the report stands; the caller records the event itself."""
    report.status = status
    report.save(update_fields=["status"])
