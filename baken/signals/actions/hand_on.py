"""Handing on: to a partner, acute or after a decision; answered, or back to the sender."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.protected import belonging
from baken.access.trail import record
from baken.core import clock
from baken.core.ids import new_code
from baken.core.refusals import Refused
from baken.core.workdays import add_working_days
from baken.intake.models import Report
from baken.knowledge.packs import terms
from baken.signals.actions.steps import due
from baken.signals.models import Decision, Handover, Signal
from baken.signals.vocabulary import HandoverStatus, SignalEvent, SignalStatus


@dataclass(frozen=True)
class Offer:
    """What is handed on: the way, to whom, and only what they need to know."""

    track: str
    addressee_id: UUID
    message: str
    is_acute: bool = False


@transaction.atomic
def hand_on(
    actor: Actor,
    *,
    report: Report,
    offer: Offer,
    signal: Signal | None = None,
    decision: Decision | None = None,
) -> Handover:
    """Hand something on; an acute one needs no registration and no weighing first.

    Raises Refused when the receiver is told nothing.
    """
    if not offer.message.strip():
        raise Refused(_("Schrijf op wat de ontvanger moet weten."))
    today = clock.today()
    term = "answer_acute_handover_within" if offer.is_acute else "answer_handover_within"
    made: Handover = Handover.objects.create(
        **belonging(report),
        code=new_code("H"),
        report=report,
        signal=signal,
        decision=decision,
        track=offer.track,
        addressee_id=offer.addressee_id,
        is_acute=offer.is_acute,
        offered_by_id=actor.person_id,
        offered_at=clock.now(),
        answer_by=add_working_days(today, terms().value(term, today)),
        message=offer.message,
    )
    record(actor, SignalEvent.HANDED_ON, made)
    if signal and offer.is_acute:
        _hasten(signal)
    return made


def _hasten(signal: Signal) -> None:
    """Let the weighing follow an acute hand-over within the term for acute danger.

    The version stays: nobody who is weighing meanwhile is held up.
    """
    locked: Signal = Signal.objects.select_for_update(of=("self",)).get(pk=signal.pk)
    locked.is_acute = True
    waits = locked.status in {SignalStatus.REGISTERED, SignalStatus.WEIGHING}
    if waits and (last := due("register", is_acute=True)):
        locked.due_on = min(locked.due_on or last, last)
    locked.save(update_fields=["is_acute", "due_on"])


@transaction.atomic
def hand_on_again(actor: Actor, *, returned: Handover, offer: Offer) -> Handover:
    """Hand something that came back on to another, and take it from the list.

    Raises Refused when it is not on the list any more, or when the receiver is told nothing.
    """
    signal = returned.signal or returned.report.signals.first()
    made = hand_on(
        actor, report=returned.report, offer=offer, signal=signal, decision=returned.decision
    )
    settle(actor, handover=returned, how=_("Opnieuw doorgegeven: %(code)s") % {"code": made.code})
    return made


@transaction.atomic
def accept(actor: Actor, *, handover: Handover, by: str, answer: str = "") -> Handover:
    """Accept a hand-over, or record that the partner did; `by` names who said so.

    Raises Refused when it was answered already, or without a name.
    """
    if not by.strip():
        raise Refused(_("Schrijf op wie het heeft aangenomen."))
    return _answer(actor, handover, HandoverStatus.ACCEPTED, by=by, answer=answer)


@transaction.atomic
def refuse(actor: Actor, *, handover: Handover, by: str, reason: str) -> Handover:
    """Send a hand-over back, with a reason; it returns to the list of the sender.

    Raises Refused when it was answered already, and without a reason or a name.
    """
    if not reason.strip():
        raise Refused(
            _("Schrijf op waarom dit niet bij u hoort, dan weet de afzender wat te doen.")
        )
    if not by.strip():
        raise Refused(_("Schrijf op wie het heeft teruggegeven."))
    return _answer(actor, handover, HandoverStatus.REFUSED, by=by, answer=reason)


@transaction.atomic
def settle(actor: Actor, *, handover: Handover, how: str) -> Handover:
    """Take a returned hand-over from the list, because it was arranged otherwise.

    Raises Refused when it did not come back, or without saying how it was arranged.
    """
    if not how.strip():
        raise Refused(_("Schrijf op hoe het nu geregeld is."))
    locked = _locked(handover)
    if locked.status != HandoverStatus.REFUSED:
        raise Refused(_("Deze overdracht is niet teruggekomen."))
    locked.status = HandoverStatus.SETTLED
    locked.save(update_fields=["status"])
    record(actor, SignalEvent.SETTLED, locked, why=how)
    return locked


def _answer(
    actor: Actor, handover: Handover, status: HandoverStatus, *, by: str, answer: str
) -> Handover:
    locked = _locked(handover)
    if locked.status != HandoverStatus.OFFERED:
        raise Refused(_("Op deze overdracht is al geantwoord."))
    locked.status = status
    locked.answered_at = clock.now()
    locked.answered_by_name = by
    locked.answer = answer
    locked.save(update_fields=["status", "answered_at", "answered_by_name", "answer"])
    accepted = status == HandoverStatus.ACCEPTED
    record(actor, SignalEvent.ACCEPTED if accepted else SignalEvent.REFUSED, locked, why=answer)
    return locked


def _locked(handover: Handover) -> Handover:
    found: Handover = Handover.objects.select_for_update().get(pk=handover.pk)
    return found
