"""The words of attachments: where a file stands, what it is, and what can happen to it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AttachmentStatus(models.TextChoices):
    """Where a file stands; only an available one can be opened."""

    CHECKING = "checking", _("Wordt gecontroleerd")
    QUARANTINE = "quarantine", _("In quarantaine")
    AVAILABLE = "available", _("Beschikbaar")


class FileFamily(models.TextChoices):
    """What a file is, in the words of whoever looks for it."""

    IMAGE = "image", _("Foto of afbeelding")
    PDF = "pdf", _("PDF")
    OFFICE = "office", _("Document")
    TEXT = "text", _("Tekst")
    AUDIO = "audio", _("Geluid")
    VIDEO = "video", _("Video")


class FileForm(models.TextChoices):
    """The file as it came, or the copy without metadata."""

    ORIGINAL = "original", _("Origineel")
    COPY = "copy", _("Kopie")


class AttachmentEvent(models.TextChoices):
    """What can happen to an attachment, as a timeline says it."""

    ATTACHED = "attachment_added", _("Bijlage toegevoegd")
    INFECTED = "attachment_infected", _("Besmette bijlage geweigerd en vernietigd")
    CHECKED = "attachment_checked", _("Bijlage gecontroleerd op virussen")
    RELEASED = "attachment_released", _("Bijlage vrijgegeven uit quarantaine")
    ORIGINAL = "attachment_original", _("Origineel van een bijlage opgehaald")
    REMOVED = "attachment_removed", _("Bijlage verwijderd")
    RESTORED = "attachment_restored", _("Bijlage teruggezet")
    DESTROYED = "attachment_destroyed", _("Verwijderde bijlage vernietigd")
