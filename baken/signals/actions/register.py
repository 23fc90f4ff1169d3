"""Registering: a report becomes a signal."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.protected import belonging
from baken.access.trail import record
from baken.core import clock
from baken.core.ids import new_code
from baken.core.refusals import Refused
from baken.intake.actions import show_progress
from baken.intake.models import Report, ReportStatus
from baken.signals.actions.follow import tell_reporter
from baken.signals.actions.steps import due
from baken.signals.models import Signal
from baken.signals.vocabulary import SignalEvent


@dataclass(frozen=True)
class Registration:
    """What a focal officer settles when registering: seen apart from meant, purpose and basis."""

    observation: str
    interpretation: str
    forms: list[str]
    purpose: str
    legal_basis: str
    minor_involved: str
    is_acute: bool
    feedback: str
    feedback_later: bool = False


@transaction.atomic
def register(actor: Actor, *, report: Report, settled: Registration) -> Signal:
    """Make a report a signal of the own municipality and tell the reporter.

    Raises Refused when somebody else registered the report a moment ago.
    """
    locked = Report.objects.select_for_update().get(pk=report.pk)
    if locked.status != ReportStatus.RECEIVED:
        raise Refused(_("Een collega heeft deze melding net geregistreerd."))
    signal: Signal = Signal.objects.create(
        **belonging(locked),
        code=new_code("S"),
        report=locked,
        received_at=locked.received_at,
        registered_at=clock.now(),
        registered_by_id=actor.person_id,
        assignee_id=actor.person_id,
        due_on=due("register", is_acute=settled.is_acute),
        forms=settled.forms,
        is_acute=settled.is_acute,
        minor_involved=settled.minor_involved,
        purpose=settled.purpose,
        legal_basis=settled.legal_basis,
        observation=settled.observation,
        interpretation=settled.interpretation,
    )
    record(actor, SignalEvent.REGISTERED, signal)
    show_progress(locked, ReportStatus.REGISTERED)
    tell_reporter(actor, signal=signal, text=settled.feedback, later=settled.feedback_later)
    return signal
