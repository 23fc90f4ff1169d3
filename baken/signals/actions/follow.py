"""Following up: telling the reporter, another officer, and opening a finished signal again."""

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.trail import record
from baken.core import clock
from baken.core.refusals import Refused
from baken.core.workdays import add_working_days
from baken.intake.actions import give_feedback, show_progress
from baken.intake.models import Feedback, ReportStatus
from baken.knowledge.packs import terms
from baken.parties.models import Assignment, Person
from baken.signals.actions.steps import lock, take_step
from baken.signals.models import Signal
from baken.signals.vocabulary import SignalEvent


def tell_reporter(actor: Actor, *, signal: Signal, text: str, later: bool) -> None:
    """Send what the reporter hears, or keep the last day for it when it comes later.

    Raises Refused when it is sent now and says nothing.
    """
    today = clock.today()
    last = add_working_days(today, terms().value("feedback_within", today)) if later else None
    if not later:
        give_feedback(actor, report=signal.report, text=text)
    signal.feedback_due_on = last
    signal.save(update_fields=["feedback_due_on"])


@transaction.atomic
def feed_back(actor: Actor, *, signal: Signal, version: int, text: str) -> Feedback:
    """Tell the reporter how things stand, outside a step; nothing is due after it.

    Raises Refused when the message is empty, or when a colleague changed the signal meanwhile.
    """
    locked = lock(signal, version)
    sent = give_feedback(actor, report=locked.report, text=text)
    locked.feedback_due_on = None
    locked.version += 1
    locked.save(update_fields=["feedback_due_on", "version"])
    return sent


@transaction.atomic
def reopen(actor: Actor, *, signal: Signal, version: int, reason: str) -> Signal:
    """Open a finished signal again, because of new facts; raise Refused without a reason."""
    if not reason.strip():
        raise Refused(_("Schrijf op welke nieuwe feiten er zijn."))
    locked = take_step(signal, version, "reopen")
    record(actor, SignalEvent.REOPENED, locked, why=reason)
    show_progress(locked.report, ReportStatus.REGISTERED)
    return locked


@transaction.atomic
def assign(actor: Actor, *, signal: Signal, version: int, person: Person) -> Signal:
    """Give a signal to another focal officer of the municipality.

    Raises Refused for somebody who is no focal officer there today.
    """
    held = Assignment.objects.holding("focal_officer", signal.owner_id, clock.today())
    if not held.filter(person=person).exists():
        raise Refused(_("Kies een aandachtsfunctionaris van deze gemeente."))
    locked = lock(signal, version)
    locked.assignee = person
    locked.version += 1
    locked.save(update_fields=["assignee", "version"])
    record(actor, SignalEvent.ASSIGNED, locked)
    return locked
