"""The two logs, where they end, and which dossiers a line is about."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.core.ids import new_id


class Line(models.Model):
    """A line that the keeper wrote: numbered and hashed in the chain of its owner.

    Owner, region and dossier are bare ids: a log outlives what it tells about.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner_id = models.UUIDField(_("van"))
    region_id = models.UUIDField(_("regio"))
    number = models.BigIntegerField(_("nummer"))
    operation = models.UUIDField(_("handeling"))
    hash = models.BinaryField()

    class Meta:
        abstract = True


class AccessLine(Line):
    """Who looked at what: person, role, organisation, purpose, ground and the rows."""

    row_kind: ClassVar[str] = "access_line"

    at = models.DateTimeField(_("wanneer"))
    actor_kind = models.CharField(_("soort"), max_length=10)
    actor = models.CharField(_("wie"), max_length=400)
    organisation = models.CharField(_("namens"), max_length=36, blank=True)
    role = models.CharField(_("in welke rol"), max_length=400, blank=True)
    purpose = models.CharField(_("doel"), max_length=400, blank=True)
    ground = models.CharField(_("grondslag"), max_length=400, blank=True)
    break_glass = models.BooleanField(_("noodtoegang"), default=False)
    verb = models.CharField(_("wat"), max_length=10)
    page = models.CharField(_("op welke pagina"), max_length=400)
    rows = models.TextField(_("rijen"), db_column="objects")

    class Meta:
        db_table = "vault_accesslog"
        verbose_name = _("regel in het inzagelogboek")
        verbose_name_plural = _("regels in het inzagelogboek")
        constraints = (
            models.UniqueConstraint(fields=("owner_id", "number"), name="access_line_in_owner"),
        )
        indexes = (models.Index(fields=["owner_id", "at"], name="access_line_at"),)

    def __str__(self) -> str:
        return f"{self.number}"


class LookedAt(models.Model):
    """Which dossier a line of the access log is about: an index that the walls can guard."""

    row_kind: ClassVar[str] = "access_line"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    line = models.UUIDField(_("regel"))
    owner_id = models.UUIDField(_("van"))
    region_id = models.UUIDField(_("regio"))
    dossier_id = models.UUIDField(_("dossier"))
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        db_table = "vault_lookedat"
        verbose_name = _("inzage van een dossier")
        verbose_name_plural = _("inzage van dossiers")
        indexes = (models.Index(fields=["dossier_id", "at"], name="looked_at_dossier"),)

    def __str__(self) -> str:
        return f"{self.at}"


class ProcessingLine(Line):
    """What was done with whose data (Logboek Dataverwerkingen); never who did it."""

    row_kind: ClassVar[str] = "processing_line"

    trace_id = models.CharField(_("spoor"), max_length=32)
    status_code = models.CharField(_("uitkomst"), max_length=5)
    name = models.CharField(_("wat"), max_length=420)
    started_at = models.DateTimeField(_("begonnen"))
    ended_at = models.DateTimeField(_("klaar"))
    activity = models.CharField(_("verwerking"), max_length=60)
    subject = models.CharField(_("betrokkene, onder een schuilnaam"), max_length=64)

    class Meta:
        db_table = "vault_processinglog"
        verbose_name = _("regel in het verwerkingenlogboek")
        verbose_name_plural = _("regels in het verwerkingenlogboek")
        constraints = (
            models.UniqueConstraint(fields=("owner_id", "number"), name="processing_line_in_owner"),
        )
        indexes = (
            models.Index(fields=["owner_id", "subject"], name="processing_line_subject"),
            models.Index(fields=["owner_id", "activity"], name="processing_line_activity"),
        )

    def __str__(self) -> str:
        return f"{self.number}"


class LogHead(models.Model):
    """Where both chains of an owner end; its lock gives the next line its number and its hash."""

    owner_id = models.UUIDField(primary_key=True)
    access_number = models.BigIntegerField(default=0)
    access_hash = models.BinaryField()
    processing_number = models.BigIntegerField(default=0)
    processing_hash = models.BinaryField()

    class Meta:
        db_table = "vault_loghead"
        verbose_name = _("stand van het logboek")
        verbose_name_plural = _("standen van het logboek")

    def __str__(self) -> str:
        return f"{self.owner_id}"
