"""Sealed files and their rows: keeping one, reading one, and making the copy that is shown."""

from base64 import b64decode, b64encode
from collections.abc import Iterator

from django.conf import settings
from django.db import transaction

from baken.access.protected import belonging
from baken.attachments import arriving, clamav, cleaning, store
from baken.attachments.models import Attachment, AttachmentFile
from baken.attachments.vocabulary import AttachmentStatus, FileForm
from baken.core import clock
from baken.vault.door import unwrap

COPY_OF = {"image": "png", "pdf": "pdf", "text": "txt"}


def keep(
    attachment: Attachment, writing: store.Writing, form: str, extension: str
) -> AttachmentFile:
    """Keep the row of a file that lies in the folder: its key is sealed with the dossier's."""
    return AttachmentFile.objects.create(
        id=writing.file_id,
        **belonging(attachment),
        attachment=attachment,
        added_by_id=attachment.added_by_id,
        subject_kind=attachment.subject_kind,
        form=form,
        extension=extension,
        made_at=clock.now(),
        key=b64encode(writing.key).decode(),
    )


def file_of(attachment: Attachment, form: str) -> AttachmentFile | None:
    """Give a file of an attachment, when it is there."""
    found: AttachmentFile | None = AttachmentFile.objects.filter(
        attachment=attachment, form=form
    ).first()
    return found


def parts_of(stored: AttachmentFile) -> Iterator[bytes]:
    """Give the parts of a file of which the row was opened."""
    return store.read(stored.pk, b64decode(stored.key.text))


def status_after(answer: clamav.Answer) -> str:
    """Give where a file stands after the scanner answered, or could not."""
    if answer.is_clean:
        return AttachmentStatus.AVAILABLE
    return AttachmentStatus.CHECKING if settings.CLAMAV else AttachmentStatus.QUARANTINE


def make_copy(attachment: Attachment, original: AttachmentFile) -> AttachmentFile | None:
    """Make the copy without metadata; None for a file of which none can be made.

    Opens the original when nobody did yet.
    """
    if attachment.family not in cleaning.FAMILIES:
        return None
    unwrap([original])
    return keep_copy(attachment, arriving.copy_of(attachment.family, parts_of(original)))


def keep_copy(attachment: Attachment, made: store.Writing | None) -> AttachmentFile | None:
    """Keep the row of a copy, when one could be made."""
    if made is None:
        return None
    return keep(attachment, made, FileForm.COPY, _extension(attachment))


def _extension(attachment: Attachment) -> str:
    if attachment.extension == "jpg":
        return "jpg"
    return COPY_OF[attachment.family]


def gone(stored: AttachmentFile) -> None:
    """Remove a file: its row now, what lies in the folder once that is certain."""
    file_id = stored.pk
    stored.delete()
    transaction.on_commit(lambda: store.destroy(file_id))
