"""Taking over a file of a reporter: opened by the keeper, then through the door of attachments."""

import hashlib
import json
from base64 import b64decode
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.attachments import store
from baken.attachments.actions import attach
from baken.attachments.kinds import Looks
from baken.attachments.models import Attachment
from baken.attachments.upload import SealedUpload
from baken.core.refusals import Refused
from baken.intake.outside.models import FileStatus, OutsideFile, OutsideReport
from baken.vault import boxes
from baken.vault.streams import Broken, opened


@dataclass(frozen=True)
class Slip:
    """What a reporter's file is called, and the key that opens it."""

    name: str
    key: bytes

    @classmethod
    def read(cls, text: str) -> "Slip":
        """Read it; raise ValueError when it is not one."""
        try:
            told = json.loads(text)
            return cls(str(told["name"]), b64decode(told["key"], validate=True))
        except (TypeError, KeyError) as error:
            raise ValueError("This is no slip of a file.") from error


def names(files: Iterable[OutsideFile], texts: dict[UUID, str]) -> list[tuple[OutsideFile, str]]:
    """Give files with what each is called, of which the slips were opened."""
    return [(each, _name(texts.get(each.pk, ""))) for each in files]


def take_over(actor: Actor, *, file: OutsideFile) -> Attachment:
    """Make an attachment of a file, through scanner and sandbox; raise Refused.

    What may not come in is destroyed at once; the row says so.
    """
    locked = _still_waiting(file.pk)
    report = OutsideReport.objects.select_related("report").get(pk=locked.outside_id).report
    if report is None:
        raise Refused(_("Neem eerst de melding in behandeling. Daarna neemt u het bestand over."))
    try:
        made = attach(actor, near=report, upload=_upload(locked), note=_("Van de melder"))
    except Refused:
        _settle(locked, FileStatus.REFUSED)
        raise
    _settle(locked, FileStatus.TAKEN)
    return made


def _still_waiting(pk: UUID) -> OutsideFile:
    locked: OutsideFile = OutsideFile.objects.select_for_update().get(pk=pk)
    if locked.status != FileStatus.WAITING:
        raise Refused(_("Een collega nam dit bestand net over."))
    return locked


def _upload(file: OutsideFile) -> SealedUpload:
    """Give the file as if it came in here: sealed anew, and looked at by its content."""
    try:
        slip = Slip.read(boxes.opened([file]).get(file.pk, ""))
        return _sealed_anew(file, slip)
    except (ValueError, Broken) as error:
        raise Refused(
            _("Dit bestand gaat niet open. Vraag de melder om het opnieuw te sturen.")
        ) from error


def _sealed_anew(file: OutsideFile, slip: Slip) -> SealedUpload:
    writing, looks, digest = store.Writing(), Looks(), hashlib.sha256()
    try:
        for part in opened(BytesIO(file.stream), key=slip.key, file_id=file.pk):
            looks.see(part)
            digest.update(part)
            writing.write(part)
        writing.finish()
    except BaseException:
        writing.discard()
        raise
    upload = SealedUpload(slip.name, writing.size, writing)
    upload.digest = digest.hexdigest()
    upload.looked_at(looks)
    return upload


@transaction.atomic
def _settle(file: OutsideFile, status: FileStatus) -> None:
    file.status = status
    file.body = file.for_office = file.stream = b""
    file.save(update_fields=["status", "body", "for_office", "stream"])


def _name(text: str) -> str:
    try:
        return Slip.read(text).name
    except ValueError:
        return ""
