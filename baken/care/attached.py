"""Where a document of one thing to arrange has its page."""

from django.urls import reverse

from baken.access.actor import Actor
from baken.attachments.models import Attachment
from baken.care.choices import names
from baken.care.models import TrajectoryItem
from baken.core import clock


def home(_actor: Actor, attachment: Attachment) -> tuple[str, str] | None:
    """Give address and name of the thing to arrange; None when it lies beside something else."""
    if attachment.subject_kind != TrajectoryItem.row_kind:
        return None
    found = TrajectoryItem.objects.filter(pk=attachment.subject_id).first()
    if found is None:
        return None
    name = names(clock.today()).get(found.name, found.name)
    return reverse("trajectory_item", args=[found.trajectory_id, found.name]), name
