"""Where an attachment has its page: with the signal of its dossier, for who sees that."""

from django.urls import reverse

from baken.access.actor import Actor
from baken.attachments.models import Attachment
from baken.signals.models import Signal


def home(_actor: Actor, attachment: Attachment) -> tuple[str, str] | None:
    """Give address and code of the signal; None when there is none, or not for this person."""
    found = Signal.objects.filter(dossier_id=attachment.dossier_id).first()
    return None if found is None else (reverse("signal_detail", args=[found.pk]), found.code)
