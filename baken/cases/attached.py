"""Where an attachment has its page: with the case of its dossier, for who sees that."""

from django.urls import reverse

from baken.access.actor import Actor
from baken.attachments.models import Attachment
from baken.cases.models import Case


def home(_actor: Actor, attachment: Attachment) -> tuple[str, str] | None:
    """Give address and alias of the case; None when there is none, or not for this person."""
    found = Case.objects.filter(dossier_id=attachment.dossier_id).first()
    return None if found is None else (reverse("case_detail", args=[found.pk]), found.alias)
