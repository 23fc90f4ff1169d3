"""Where an attachment of an inspection has its page."""

from django.urls import reverse

from baken.access.actor import Actor
from baken.attachments.models import Attachment
from baken.enforcement.models import Inspection


def home(_actor: Actor, attachment: Attachment) -> tuple[str, str] | None:
    """Give address and code of the inspection; None when there is none, or not for this person."""
    found = Inspection.objects.filter(pk=attachment.subject_id).first()
    return None if found is None else (reverse("inspection_detail", args=[found.pk]), found.code)
