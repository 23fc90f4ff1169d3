"""Talking: with the client, and with whoever asked to be called back."""

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
from baken.intake.actions.report import ReportForm, open_dossier, report
from baken.intake.events import IntakeEvent
from baken.intake.models import Callback, Conversation, Report


@dataclass(frozen=True)
class Talk:
    """How a talk with the client went (source 004 §5, step 3)."""

    was_alone: bool
    interpreter: str
    no_secrecy_promised: bool
    said: str
    safe_contact: str = ""


@transaction.atomic
def record_conversation(actor: Actor, *, report: Report, talk: Talk) -> Conversation:
    """Keep what was said, and how; raise Refused when nothing was."""
    if not talk.said.strip():
        raise Refused(_("Schrijf op wat er gezegd is."))
    made: Conversation = Conversation.objects.create(
        **belonging(report),
        report=report,
        held_by_id=actor.person_id,
        held_at=clock.now(),
        was_alone=talk.was_alone,
        interpreter=talk.interpreter,
        no_secrecy_promised=talk.no_secrecy_promised,
        said=talk.said,
        safe_contact=talk.safe_contact,
    )
    record(actor, IntakeEvent.TALKED, made)
    return made


@dataclass(frozen=True)
class Story:
    """What somebody without an account tells before they are called."""

    told: str = ""
    told_by: str = ""
    safe_moment: str = ""
    is_acute: bool = False


@transaction.atomic
def ask_callback(
    *, organisation_id: UUID, region_id: UUID, phone: str, story: Story | None = None
) -> Callback:
    """Let somebody without an account ask to be called; runs as the purpose `callback_desk`.

    Raises Refused without a number that could be called.
    """
    story = story or Story()
    if sum(character.isdigit() for character in phone) < 10:
        raise Refused(_("Vul een telefoonnummer van tien cijfers in, dan bellen wij u."))
    made: Callback = Callback.objects.create(
        **belonging(open_dossier(organisation_id, region_id)),
        code=new_code("T"),
        asked_at=clock.now(),
        phone=phone,
        is_acute=story.is_acute,
        told=story.told,
        told_by=story.told_by,
        safe_moment=story.safe_moment,
    )
    return made


@transaction.atomic
def capture_call(
    actor: Actor, *, organisation_id: UUID, told: ReportForm, callback: Callback | None = None
) -> Report:
    """Make a report of what was said in a call, and tie it to the request to be called, if any.

    Raises Refused when nothing was said, or when a colleague wrote this call down already.
    """
    if callback is None:
        return report(actor, organisation_id=organisation_id, told=told)
    locked: Callback = Callback.objects.select_for_update().get(pk=callback.pk)
    if locked.report_id is not None:
        raise Refused(_("Een collega heeft dit gesprek al vastgelegd."))
    made = report(actor, organisation_id=locked.owner_id, told=told, beside=locked)
    locked.report = made
    if made.is_confidential:
        locked.phone = locked.told_by = locked.safe_moment = ""
    locked.save(update_fields=["report", "phone", "told_by", "safe_moment"])
    return made


@transaction.atomic
def called_back(actor: Actor, *, callback: Callback) -> Callback:
    """Note that somebody was called; raise Refused when a colleague did so already."""
    locked: Callback = Callback.objects.select_for_update().get(pk=callback.pk)
    if locked.called_at is not None:
        raise Refused(_("Een collega heeft al teruggebeld."))
    locked.called_at = clock.now()
    locked.called_by_id = actor.person_id
    locked.save(update_fields=["called_at", "called_by"])
    record(actor, IntakeEvent.CALLED, locked)
    return locked
