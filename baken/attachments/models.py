"""Attachments, the sealed files behind them, who let one through, and links to fetch one."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import GuardedManager, Owned, Protected
from baken.attachments.vocabulary import AttachmentStatus, FileFamily, FileForm
from baken.parties.models import Person
from baken.vault.fields import ContentField


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    """Questions about attachments."""

    def of_dossier(self, dossier_id: UUID) -> "AttachmentQuerySet":
        """Give those of a dossier, oldest first."""
        return self.filter(dossier_id=dossier_id).select_related("added_by", "removed_by")

    def beside(self, kind: str, row_id: UUID) -> "AttachmentQuerySet":
        """Give those that were added beside one row, oldest first."""
        near = self.filter(subject_kind=kind, subject_id=row_id)
        return near.select_related("added_by", "removed_by")


class Attachment(Protected):
    """A file that somebody added beside a row of a dossier, and what is known of it."""

    row_kind: ClassVar[str] = "attachment"
    signed_by: ClassVar[str] = "added_by_id"
    self_column: ClassVar[str] = "added_by_id"

    subject_kind = models.CharField(_("waarbij"), max_length=40)
    subject_id = models.UUIDField(_("bij welke rij"))
    family = models.CharField(_("soort bestand"), max_length=8, choices=FileFamily)
    extension = models.CharField(_("extensie"), max_length=5)
    status = models.CharField(_("status"), max_length=12, choices=AttachmentStatus)
    added_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("van")
    )
    added_at = models.DateTimeField(_("toegevoegd"))
    is_settled = models.BooleanField(_("er is over besloten"), default=False)
    removed_at = models.DateTimeField(_("verwijderd"), null=True, blank=True)
    removed_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, null=True, related_name="+"
    )
    name = ContentField(_("naam van het bestand"))
    note = ContentField(_("wat erop staat"))
    size = ContentField(_("grootte"))
    digest = ContentField(_("kenmerk (SHA-256)"))
    removed_why = ContentField(_("waarom verwijderd"))

    objects = GuardedManager.from_queryset(AttachmentQuerySet)()  # type: ignore[misc]

    class Meta:
        verbose_name = _("bijlage")
        verbose_name_plural = _("bijlagen")
        ordering = ("added_at", "id")
        indexes = (
            models.Index(fields=["dossier", "added_at"], name="attachment_of_dossier"),
            models.Index(fields=["added_by", "added_at"], name="attachment_of_person"),
        )

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_available(self) -> bool:
        """Say whether it can be opened."""
        return self.status == AttachmentStatus.AVAILABLE and self.removed_at is None

    @property
    def tone(self) -> str:
        """Give how loudly its status asks."""
        return "info" if self.status == AttachmentStatus.AVAILABLE else "attention"


class AttachmentFile(Protected):
    """A sealed file in the folder: its id is its name there, its key opens it and nothing else.

    Opening the key is opening the file: so the keeper writes it down first.
    """

    row_kind: ClassVar[str] = "attachment_file"
    self_column: ClassVar[str] = "added_by_id"
    tied_with: ClassVar[dict[str, tuple[str, ...]]] = {
        "attachment_id": ("added_by_id", "subject_kind")
    }

    attachment = models.ForeignKey(
        Attachment, models.PROTECT, db_constraint=False, related_name="files"
    )
    added_by = models.ForeignKey(Person, models.PROTECT, db_constraint=False, related_name="+")
    subject_kind = models.CharField(_("waarbij"), max_length=40, default="")
    form = models.CharField(_("vorm"), max_length=8, choices=FileForm)
    extension = models.CharField(_("extensie"), max_length=5)
    made_at = models.DateTimeField(_("gemaakt"))
    key = ContentField(_("sleutel"))

    class Meta:
        verbose_name = _("bestand van een bijlage")
        verbose_name_plural = _("bestanden van bijlagen")
        indexes = (models.Index(fields=["attachment", "form"], name="file_of_attachment"),)

    def __str__(self) -> str:
        return self.form


class AttachmentRelease(Protected):
    """Somebody let a file out of quarantine knowingly, and why."""

    row_kind: ClassVar[str] = "attachment_release"
    signed_by: ClassVar[str] = "released_by_id"

    attachment = models.ForeignKey(
        Attachment, models.PROTECT, db_constraint=False, related_name="releases"
    )
    released_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("door")
    )
    released_at = models.DateTimeField(_("vrijgegeven"))
    why = ContentField(_("waarom"))

    class Meta:
        verbose_name = _("vrijgave van een bijlage")
        verbose_name_plural = _("vrijgaven van bijlagen")

    def __str__(self) -> str:
        return str(self.pk)


class AttachmentLink(Owned):
    """A link with which one person fetches one file once, while their session lasts.

    The link itself is not kept: only its hash, and the hash of the session it belongs to.
    """

    row_kind: ClassVar[str] = "attachment_link"
    self_column: ClassVar[str] = "person_id"

    person = models.ForeignKey(Person, models.PROTECT, db_constraint=False, related_name="+")
    file_id = models.UUIDField(_("bestand"))
    digest = models.CharField(_("kenmerk van de link"), max_length=64)
    session = models.CharField(_("kenmerk van de sessie"), max_length=40)
    expires_at = models.DateTimeField(_("geldig tot"))

    class Meta:
        verbose_name = _("link naar een bestand")
        verbose_name_plural = _("links naar bestanden")
        indexes = (models.Index(fields=["digest"], name="fetch_link_digest"),)

    def __str__(self) -> str:
        return str(self.pk)
