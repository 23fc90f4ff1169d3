"""Where an attachment to a report has its page: with whoever reported."""

from django.urls import reverse

from baken.access.actor import Actor
from baken.attachments.models import Attachment
from baken.intake.models import Report


def home(actor: Actor, attachment: Attachment) -> tuple[str, str] | None:
    """Give address and code of somebody's own report; None for anything else."""
    found = Report.objects.of(actor.person_id).filter(pk=attachment.subject_id).first()
    return None if found is None else (reverse("report_detail", args=[found.pk]), found.code)
