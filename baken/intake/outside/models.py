"""Sealed reports and messages from outside, and the desk of a municipality that takes them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import GuardedManager, Owned, Protected
from baken.intake.models import Report
from baken.parties.models import Person


class OutsideDesk(Owned):
    """The desk of a municipality: to which key reports are sealed, and the salt of its receipts."""

    row_kind: ClassVar[str] = "outside_desk"

    public = models.BinaryField(_("openbare sleutel"))
    salt = models.BinaryField(_("zout van de ontvangstcodes"))

    class Meta:
        verbose_name = _("openbaar loket")
        verbose_name_plural = _("openbare loketten")
        constraints = (models.UniqueConstraint(fields=("owner",), name="outside_desk_once"),)

    def __str__(self) -> str:
        return str(self.pk)


class OutsideStatus(models.TextChoices):
    """What the office did with a report from outside."""

    WAITING = "waiting", _("Wacht")
    TAKEN = "taken", _("In behandeling genomen")
    SET_ASIDE = "set_aside", _("Terzijde gelegd")


class SetAside(models.TextChoices):
    """Why a report from outside is no report."""

    SPAM = "spam", _("Onzin of reclame")
    DOUBLE = "double", _("Dubbel: dezelfde melding kwam al binnen")
    ELSEWHERE = "elsewhere", _("Hoort ergens anders; de melder weet waar")


class OutsideReportQuerySet(models.QuerySet["OutsideReport"]):
    """Questions about reports from outside."""

    def waiting(self) -> "OutsideReportQuerySet":
        """Give what nobody handled yet: acute first, then the longest waiting."""
        found = self.filter(status=OutsideStatus.WAITING)
        return found.order_by("-is_acute", "received_on", "id")


class OutsideManager(GuardedManager["OutsideReport"]):
    """Leaves the columns of the receipt alone: the office has no right to read them."""

    def get_queryset(self) -> models.QuerySet["OutsideReport"]:
        """Give the rows without what belongs to the receipt."""
        return super().get_queryset().defer("locator", "locked")


class OutsideReport(Protected):
    """A report as the portal sealed it; days only, and nothing of the device it came from.

    `locator` and `locked` belong to the receipt. The office has no right to read them.
    """

    row_kind: ClassVar[str] = "outside_report"
    hidden_columns: ClassVar[tuple[str, ...]] = ("locator", "locked")
    is_boxed: ClassVar[bool] = True

    code = models.CharField(_("code"), max_length=12)
    received_on = models.DateField(_("ontvangen"))
    language = models.CharField(_("taal"), max_length=12)
    is_acute = models.BooleanField(_("iemand loopt nu gevaar"), default=False)
    likeness = models.BigIntegerField(_("gelijkenis"), default=0)
    body = models.BinaryField(_("verzegelde tekst"))
    for_office = models.BinaryField(_("sleutel voor de gemeente"))
    public = models.BinaryField(_("openbare sleutel van de melder"))
    locator = models.BinaryField(_("vindplaats"))
    locked = models.BinaryField(_("sleutel van de melder"))
    status = models.CharField(
        _("status"), max_length=10, choices=OutsideStatus, default=OutsideStatus.WAITING
    )
    set_aside = models.CharField(_("waarom terzijde"), max_length=10, choices=SetAside, blank=True)
    handled_at = models.DateTimeField(_("afgehandeld"), null=True, blank=True)
    handled_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, null=True, related_name="+"
    )
    report = models.ForeignKey(
        Report, models.PROTECT, db_constraint=False, null=True, related_name="+"
    )

    objects = OutsideManager.from_queryset(OutsideReportQuerySet)()  # type: ignore[misc]

    class Meta:
        verbose_name = _("melding van buiten")
        verbose_name_plural = _("meldingen van buiten")
        indexes = (
            models.Index(fields=["owner", "status", "received_on"], name="outside_waiting"),
            models.Index(fields=["owner", "likeness"], name="outside_alike"),
        )
        constraints = (
            models.UniqueConstraint(fields=("owner", "locator"), name="outside_locator_once"),
        )

    def __str__(self) -> str:
        return self.code


class MessageKind(models.TextChoices):
    """What a message from outside holds."""

    MESSAGE = "message", _("Bericht")
    CONTACT = "contact", _("Bereikbaarheid")


class OutsideMessage(Protected):
    """A message of the reporter or to the reporter, sealed to both; or how to reach them."""

    row_kind: ClassVar[str] = "outside_message"
    signed_by: ClassVar[str] = "written_by_id"
    is_boxed: ClassVar[bool] = True

    outside = models.ForeignKey(
        OutsideReport, models.PROTECT, db_constraint=False, related_name="messages"
    )
    kind = models.CharField(_("soort"), max_length=8, choices=MessageKind)
    written_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, null=True, related_name="+"
    )
    place = models.PositiveSmallIntegerField(_("plaats in het gesprek"), default=0)
    written_on = models.DateField(_("geschreven"))
    seen_at = models.DateTimeField(_("gelezen"), null=True, blank=True)
    body = models.BinaryField(_("verzegelde tekst"))
    for_office = models.BinaryField(_("sleutel voor de gemeente"))
    for_reporter = models.BinaryField(_("sleutel voor de melder"))

    class Meta:
        verbose_name = _("bericht van of aan een melder")
        verbose_name_plural = _("berichten van en aan melders")
        ordering = ("place", "id")
        indexes = (models.Index(fields=["outside", "place"], name="outside_thread"),)

    def __str__(self) -> str:
        return str(self.pk)


class FileStatus(models.TextChoices):
    """What the office did with a file of a reporter."""

    WAITING = "waiting", _("Nog niet overgenomen")
    TAKEN = "taken", _("Staat bij de bijlagen")
    REFUSED = "refused", _("Geweigerd en vernietigd")


class OutsideFileManager(GuardedManager["OutsideFile"]):
    """Leaves the file itself in the database until somebody takes it in."""

    def get_queryset(self) -> models.QuerySet["OutsideFile"]:
        """Give the rows without the files."""
        return super().get_queryset().defer("stream")


class OutsideFile(Protected):
    """A file that a reporter added: its name and key sealed in `body`, itself in `stream`."""

    row_kind: ClassVar[str] = "outside_file"
    is_boxed: ClassVar[bool] = True

    outside = models.ForeignKey(
        OutsideReport, models.PROTECT, db_constraint=False, related_name="files"
    )
    added_on = models.DateField(_("toegevoegd"))
    status = models.CharField(
        _("status"), max_length=8, choices=FileStatus, default=FileStatus.WAITING
    )
    body = models.BinaryField(_("verzegelde naam en sleutel"))
    for_office = models.BinaryField(_("sleutel voor de gemeente"))
    stream = models.BinaryField(_("verzegeld bestand"))

    objects = OutsideFileManager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("bestand van een melder")
        verbose_name_plural = _("bestanden van melders")
        ordering = ("added_on", "id")
        indexes = (models.Index(fields=["outside"], name="outside_files"),)

    def __str__(self) -> str:
        return str(self.pk)


def unread() -> "OutsideReportQuerySet":
    """Give the reports of which a message waits to be read."""
    unseen = OutsideMessage.objects.filter(written_by=None, seen_at=None, kind=MessageKind.MESSAGE)
    found: OutsideReportQuerySet = OutsideReport.objects.filter(pk__in=unseen.values("outside_id"))
    return found.select_related("owner").order_by("received_on", "id")
