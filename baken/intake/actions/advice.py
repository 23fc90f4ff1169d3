"""Asking advice and giving it (source 004 §5, step 2); possible without names, always counted."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.protected import belonging
from baken.access.trail import record
from baken.core import clock
from baken.core.refusals import Refused
from baken.intake.actions.report import open_dossier
from baken.intake.events import IntakeEvent
from baken.intake.models import Advice, AdviceFrom, AdviceMessage, AskedBy, Report


@dataclass(frozen=True)
class Question:
    """What somebody wants to know, from whom, and for whom."""

    text: str
    advice_from: str
    addressee_id: UUID
    on_behalf_of: str = AskedBy.PROFESSIONAL


@transaction.atomic
def ask_advice(
    actor: Actor, *, organisation_id: UUID, question: Question, report: Report | None = None
) -> Advice:
    """Ask advice, about a report or without one; names are not needed.

    Raises Refused when nothing is asked.
    """
    if not question.text.strip():
        raise Refused(_("Schrijf eerst uw vraag. Namen zijn niet nodig."))
    dossier = report or open_dossier(organisation_id, actor.region_id)
    made: Advice = Advice.objects.create(
        **belonging(dossier),
        asked_by_id=actor.person_id,
        asked_at=clock.now(),
        on_behalf_of=question.on_behalf_of,
        advice_from=question.advice_from,
        addressee_id=question.addressee_id,
        report=report,
        question=question.text,
    )
    record(actor, IntakeEvent.ASKED, made)
    return made


@transaction.atomic
def write_advice(actor: Actor, *, advice: Advice, text: str) -> AdviceMessage:
    """Answer in the thread, or ask on; raise Refused when nothing is written.

    An answer of somebody else, or the recorded advice of Veilig Thuis, settles the question.
    """
    if not text.strip():
        raise Refused(_("Schrijf eerst een bericht."))
    made: AdviceMessage = AdviceMessage.objects.create(
        **belonging(advice),
        advice=advice,
        asked_by_id=advice.asked_by_id,
        addressee_id=advice.addressee_id,
        written_by_id=actor.person_id,
        written_at=clock.now(),
        text=text,
    )
    is_recorded = advice.advice_from == AdviceFrom.SAFE_HOME
    if advice.asked_by_id != actor.person_id or is_recorded:
        Advice.objects.filter(pk=advice.pk, answered_at__isnull=True).update(
            answered_at=clock.now()
        )
    record(actor, IntakeEvent.ADVISED, made)
    return made
