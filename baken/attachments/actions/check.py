"""Checking a file again, and letting one out of quarantine knowingly."""

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.protected import belonging
from baken.access.trail import record
from baken.attachments.actions import files
from baken.attachments.models import Attachment, AttachmentFile, AttachmentRelease
from baken.attachments.vocabulary import AttachmentEvent, AttachmentStatus, FileForm
from baken.core import clock
from baken.core.refusals import Refused
from baken.vault.door import unwrap


def lock(attachment: Attachment) -> Attachment:
    """Hold an attachment for a change."""
    locked: Attachment = Attachment.objects.select_for_update(of=("self",)).get(pk=attachment.pk)
    return locked


@transaction.atomic
def check_again(actor: Actor, *, attachment: Attachment) -> Attachment:
    """Let the scanner look again; raise Refused when it still cannot.

    An infected file is destroyed; the row stays, removed, and says why.
    """
    locked = lock(attachment)
    original = _held(locked)
    unwrap([original])
    answer = files.verdict(original)
    if answer.trouble:
        raise Refused(_("De virusscanner antwoordt niet. Probeer het later opnieuw."))
    if answer.virus:
        _destroy(actor, locked, answer.virus)
        return locked
    locked.status = AttachmentStatus.AVAILABLE
    locked.save(update_fields=["status"])
    files.make_copy(locked, original)
    record(actor, AttachmentEvent.CHECKED, locked)
    return locked


@transaction.atomic
def release(actor: Actor, *, attachment: Attachment, why: str) -> AttachmentRelease:
    """Let a file out of quarantine unchecked, for a reason that stays in the dossier.

    Raises Refused without a reason, or when it is not held.
    """
    if not why.strip():
        raise Refused(_("Schrijf op waarom u dit bestand vertrouwt."))
    locked = lock(attachment)
    original = _held(locked)
    made = AttachmentRelease.objects.create(
        **belonging(locked),
        attachment=locked,
        released_by_id=actor.person_id,
        released_at=clock.now(),
        why=why,
    )
    locked.status = AttachmentStatus.AVAILABLE
    locked.save(update_fields=["status"])
    files.make_copy(locked, original)
    record(actor, AttachmentEvent.RELEASED, locked, why=why)
    return made


def _held(attachment: Attachment) -> AttachmentFile:
    """Give the original of a file that waits; raise Refused when it does not."""
    if attachment.status == AttachmentStatus.AVAILABLE or attachment.removed_at is not None:
        raise Refused(_("Dit bestand wacht niet meer op controle. Bekijk de bijlage opnieuw."))
    original = files.file_of(attachment, FileForm.ORIGINAL)
    if original is None:
        raise Refused(_("Dit bestand is er niet meer."))
    return original


def _destroy(actor: Actor, attachment: Attachment, virus: str) -> None:
    for stored in AttachmentFile.objects.filter(attachment=attachment):
        files.gone(stored)
    attachment.removed_at, attachment.removed_by_id = clock.now(), actor.person_id
    attachment.removed_why = _("Er zat een virus in: %(virus)s") % {"virus": virus}
    attachment.save(update_fields=["removed_at", "removed_by", "removed_why"])
    record(actor, AttachmentEvent.INFECTED, attachment, why=virus)
