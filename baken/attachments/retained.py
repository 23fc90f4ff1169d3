"""What shredding must reach of attachments: their rows, and the sealed files on the disk."""

from collections.abc import Iterable
from uuid import UUID

from baken.attachments import store
from baken.attachments.models import Attachment, AttachmentFile, AttachmentRelease
from baken.vault.shredding import Goes, Retained


def clean(ids: Iterable[UUID]) -> int:
    """Remove the files of these rows; ids of rows without a file pass by."""
    found = [each for each in ids if store.is_there(each)]
    for each in found:
        store.destroy(each)
    return len(found)


RETAINED = Retained(
    goes=(Goes(Attachment), Goes(AttachmentFile), Goes(AttachmentRelease)), clean=clean
)
