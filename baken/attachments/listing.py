"""What the list of attachments on a page shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from baken.access.actor import Actor
from baken.attachments.models import Attachment, AttachmentFile, AttachmentRelease
from baken.attachments.vocabulary import AttachmentStatus, FileForm


@dataclass(frozen=True)
class Home:
    """The page of the row that an attachment lies beside."""

    url: str
    label: str


def of_dossier(dossier_id: UUID) -> list[Attachment]:
    """Give the attachments of a dossier that the walls show, closed."""
    return list(Attachment.objects.of_dossier(dossier_id))


def beside(kind: str, row_id: UUID) -> list[Attachment]:
    """Give the attachments beside one row that the walls show, closed."""
    return list(Attachment.objects.beside(kind, row_id))


def split(found: Iterable[Attachment]) -> dict[str, list[Attachment]]:
    """Part what is there from what was removed, as a template shows them."""
    everything = list(found)
    return {
        "attachments": [each for each in everything if each.removed_at is None],
        "removed_attachments": [each for each in everything if each.removed_at is not None],
    }


def detail(actor: Actor, attachment: Attachment) -> dict[str, Any]:
    """Give what the page of one attachment shows, and what this person may do with it."""
    forms = set(AttachmentFile.objects.filter(attachment=attachment).values_list("form", flat=True))
    near = (attachment.owner_id, attachment.dossier_id)
    may_change = bool(actor.role_for("change", "attachment", *near))
    held = attachment.status != AttachmentStatus.AVAILABLE and attachment.removed_at is None
    releases = AttachmentRelease.objects.filter(attachment=attachment).select_related("released_by")
    return {
        "attachment": attachment,
        "has_copy": FileForm.COPY in forms and attachment.is_available,
        "has_original": FileForm.ORIGINAL in forms and attachment.is_available,
        "may_check": held and may_change and bool(settings.CLAMAV),
        "may_release": held and bool(actor.role_for("create", "attachment_release", *near)),
        "may_remove": may_change and not attachment.is_settled,
        "may_restore": may_change and not attachment.is_settled and bool(forms),
        "releases": list(releases),
        "home": home_of(actor, attachment),
    }


def home_of(actor: Actor, attachment: Attachment) -> Home | None:
    """Give the page that an attachment belongs to, for this person.

    Apps above say where theirs is (`ATTACHMENT_HOMES`), because this app does not know them.
    """
    for name in settings.ATTACHMENT_HOMES:
        if (found := import_string(name)(actor, attachment)) is not None:
            return Home(*found)
    return None
