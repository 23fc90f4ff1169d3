"""Removing an attachment, putting it back, and what a decision makes of both."""

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.protected import Protected
from baken.access.trail import record
from baken.attachments.actions import files
from baken.attachments.actions.check import lock
from baken.attachments.models import Attachment, AttachmentFile
from baken.attachments.vocabulary import AttachmentEvent
from baken.core import clock
from baken.core.refusals import Refused


@transaction.atomic
def remove(actor: Actor, *, attachment: Attachment, why: str) -> Attachment:
    """Take an attachment out of sight until it is decided; raise Refused once it was."""
    if not why.strip():
        raise Refused(_("Schrijf op waarom u deze bijlage verwijdert."))
    locked = _open(attachment)
    if locked.removed_at is not None:
        raise Refused(_("Deze bijlage is al verwijderd."))
    locked.removed_at, locked.removed_by_id = clock.now(), actor.person_id
    locked.removed_why = why
    locked.save(update_fields=["removed_at", "removed_by", "removed_why"])
    record(actor, AttachmentEvent.REMOVED, locked, why=why)
    return locked


@transaction.atomic
def restore(actor: Actor, *, attachment: Attachment) -> Attachment:
    """Put a removed attachment back; raise Refused when it was decided or destroyed."""
    locked = _open(attachment)
    if locked.removed_at is None:
        raise Refused(_("Deze bijlage is niet verwijderd."))
    if not AttachmentFile.objects.filter(attachment=locked).exists():
        raise Refused(_("Dit bestand is vernietigd en komt niet terug. Voeg het opnieuw toe."))
    locked.removed_at = locked.removed_by_id = None
    locked.removed_why = ""
    locked.save(update_fields=["removed_at", "removed_by", "removed_why"])
    record(actor, AttachmentEvent.RESTORED, locked)
    return locked


@transaction.atomic
def settle(actor: Actor, *, near: Protected) -> None:
    """Let a decision hold for the attachments of a dossier: what it rested on stays.

    What was removed before is destroyed now; the app above calls this when it decides.
    """
    found = list(Attachment.objects.select_for_update().filter(
        dossier_id=near.dossier_id, is_settled=False))  # fmt: skip
    for each in found:
        each.is_settled = True
        each.save(update_fields=["is_settled"])
        if each.removed_at is not None:
            _destroy(actor, each)


def _destroy(actor: Actor, attachment: Attachment) -> None:
    stored = list(AttachmentFile.objects.filter(attachment=attachment))
    for each in stored:
        files.gone(each)
    if stored:
        record(actor, AttachmentEvent.DESTROYED, attachment)


def _open(attachment: Attachment) -> Attachment:
    locked = lock(attachment)
    if locked.is_settled:
        raise Refused(
            _(
                "Over dit dossier is besloten. De bijlagen horen bij dat besluit en blijven "
                "zoals ze zijn."
            )
        )
    return locked
