"""Files beside the story of two houses: a picture that was let through, and a PDF that waits."""

from datetime import datetime

from baken.attachments.actions import release
from baken.attachments.models import Attachment
from baken.attachments.vocabulary import AttachmentStatus
from baken.demo import files
from baken.demo.acting import as_member
from baken.demo.cast import Member
from baken.intake.models import Report
from baken.signals.models import Signal


def picture(who: Member, when: datetime, *, made: Report) -> Attachment:
    """Let the reporter add a picture."""
    with as_member(who, when) as actor:
        report = Report.objects.get(pk=made.pk)
        return files.attached(
            actor, near=report, name="slaapkamer boven.jpg", data=files.picture(), note=ROOM
        )


def let_through(who: Member, when: datetime, *, attachment: Attachment) -> None:
    """Let a focal officer release it, where no scanner did."""
    with as_member(who, when) as actor:
        found = Attachment.objects.get(pk=attachment.pk)
        if found.status != AttachmentStatus.AVAILABLE:
            release(actor, attachment=found, why=TRUSTED)


def payslip(who: Member, when: datetime, *, signal: Signal) -> None:
    """Let a focal officer add a PDF."""
    with as_member(who, when) as actor:
        found = Signal.objects.get(pk=signal.pk)
        files.attached(
            actor, near=found, name="loonstrook.pdf", data=files.document(), note=PAYSLIP
        )


ROOM = "Acht matrassen in één kamer op nummer 16"
PAYSLIP = "Loonstrook die een bewoner liet zien; inhouding voor bed en busje"
TRUSTED = "Gemaakt door onze eigen toezichthouder, met haar werktelefoon. Ik heb haar gebeld."
