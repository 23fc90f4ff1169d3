"""Deciding and finishing: what is done with a weighed signal."""

from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.protected import belonging
from baken.access.trail import record
from baken.attachments.actions import settle
from baken.core import clock
from baken.core.refusals import Refused
from baken.intake.actions import show_progress
from baken.intake.models import ReportStatus
from baken.signals.actions.follow import tell_reporter
from baken.signals.actions.hand_on import Offer, hand_on
from baken.signals.actions.steps import take_step
from baken.signals.models import Decision, Signal, Weighing
from baken.signals.vocabulary import Outcome, SignalEvent


@dataclass(frozen=True)
class Ruling:
    """What is decided, where it goes, and what the reporter hears."""

    outcome: str
    reasons: str
    feedback: str
    feedback_later: bool = False
    tracks: list[Offer] = field(default_factory=list)
    review_on: date | None = None


STEP_OF = {
    Outcome.TRACKS: "hand_on",
    Outcome.MONITORING: "monitor",
    Outcome.NO_INDICATION: "find_no_indication",
}


@transaction.atomic
def decide(actor: Actor, *, signal: Signal, version: int, ruling: Ruling) -> Decision:
    """Decide on a weighed signal and tell the reporter.

    Raises Refused without a second person's opinion, without reasons, without a track or a review
    day where the outcome needs one, and when the signal changed meanwhile.
    """
    weighing = _judged(signal)
    _refuse_incomplete(ruling)
    locked = take_step(signal, version, STEP_OF[Outcome(ruling.outcome)], due_on=ruling.review_on)
    settle(actor, near=locked)
    decision: Decision = Decision.objects.create(
        **belonging(locked),
        signal=locked,
        weighing=weighing,
        decided_by_id=actor.person_id,
        decided_at=clock.now(),
        outcome=ruling.outcome,
        review_on=ruling.review_on,
        reasons=ruling.reasons,
    )
    record(actor, SignalEvent.DECIDED, decision)
    for offer in ruling.tracks:
        hand_on(actor, report=locked.report, offer=offer, signal=locked, decision=decision)
    closed = ruling.outcome == Outcome.NO_INDICATION
    show_progress(locked.report, ReportStatus.CLOSED if closed else ReportStatus.DECIDED)
    tell_reporter(actor, signal=locked, text=ruling.feedback, later=ruling.feedback_later)
    return decision


def _judged(signal: Signal) -> Weighing:
    weighing = signal.weighings.first()
    if weighing is None or not weighing.opinions.exists():
        raise Refused(_("Een tweede persoon moet de weging eerst beoordelen."))
    return weighing


def _refuse_incomplete(ruling: Ruling) -> None:
    if not ruling.reasons.strip():
        raise Refused(_("Schrijf op waarom u dit besluit."))
    if ruling.outcome == Outcome.TRACKS and not ruling.tracks:
        raise Refused(_("Kies minstens één spoor om naar door te geleiden."))
    if ruling.outcome == Outcome.MONITORING and ruling.review_on is None:
        raise Refused(_("Kies de dag waarop u opnieuw kijkt."))


@transaction.atomic
def close(
    actor: Actor,
    *,
    signal: Signal,
    version: int,
    reason: str,
    feedback: str,
    feedback_later: bool = False,
) -> Signal:
    """Finish a signal and tell the reporter; raise Refused without a reason."""
    if not reason.strip():
        raise Refused(_("Schrijf op waarom u dit signaal afrondt."))
    locked = take_step(signal, version, "close")
    settle(actor, near=locked)
    record(actor, SignalEvent.CLOSED, locked, why=reason)
    show_progress(locked.report, ReportStatus.CLOSED)
    tell_reporter(actor, signal=locked, text=feedback, later=feedback_later)
    return locked
