"""Reports, who is involved in them, how to reach the reporter, and the feedback."""

from typing import ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from baken.access.inner.models import Sealed
from baken.access.protected import GuardedManager, Protected
from baken.parties.models import Person
from baken.vault.fields import ContentField


class ReportStatus(models.TextChoices):
    """What a reporter is told: where their report stands, in plain words."""

    RECEIVED = "received", _("Ontvangen")
    REGISTERED = "registered", _("In behandeling")
    DECIDED = "decided", _("Besloten")
    CLOSED = "closed", _("Afgerond")


class Channel(models.TextChoices):
    """How a report came in."""

    FORM = "form", _("Formulier")
    PHONE = "phone", _("Telefoon")
    CALLBACK = "callback", _("Terugbelverzoek")
    INTRANET = "intranet", _("Intranet, zonder account")
    PORTAL = "portal", _("Openbaar meldpunt")


class YesNoUnknown(models.TextChoices):
    """An answer that may be missing, and then says so."""

    YES = "yes", _("Ja")
    NO = "no", _("Nee")
    UNKNOWN = "unknown", _("Weet ik niet")


class ReportQuerySet(models.QuerySet["Report"]):
    """Questions about reports."""

    def waiting(self) -> "ReportQuerySet":
        """Give the reports nobody registered yet: acute first, then the longest waiting."""
        return self.filter(status=ReportStatus.RECEIVED).order_by("-is_acute", "received_at")

    def of(self, person_id: UUID) -> "ReportQuerySet":
        """Give somebody's own reports, newest first."""
        return self.filter(reporter_id=person_id).order_by("-received_at")


class Report(Protected):
    """What somebody saw and passed on."""

    row_kind: ClassVar[str] = "report"
    signed_by: ClassVar[str] = "reporter_id"
    self_column: ClassVar[str] = "reporter_id"

    code = models.CharField(_("code"), max_length=12)
    status = models.CharField(
        _("status"), max_length=12, choices=ReportStatus, default=ReportStatus.RECEIVED
    )
    received_at = models.DateTimeField(_("ontvangen"))
    reporter = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("melder")
    )
    channel = models.CharField(
        _("hoe gemeld"), max_length=10, choices=Channel, default=Channel.FORM
    )
    told_by = ContentField(_("verteld door"))
    is_acute = models.BooleanField(_("iemand loopt nu gevaar"), default=False)
    minor_involved = models.CharField(
        _("minderjarige betrokken"),
        max_length=8,
        choices=YesNoUnknown,
        default=YesNoUnknown.UNKNOWN,
    )
    indicators = ArrayField(
        models.CharField(max_length=120), default=list, blank=True, verbose_name=_("herkend")
    )
    observed = ContentField(_("gezien of gehoord"))
    thought = ContentField(_("vermoeden"))
    place = ContentField(_("waar"))
    moment = ContentField(_("wanneer"))
    done_already = ContentField(_("al gedaan"))
    sealed_to = ArrayField(
        models.UUIDField(), default=list, blank=True, verbose_name=_("melder alleen bekend bij")
    )

    objects = GuardedManager.from_queryset(ReportQuerySet)()  # type: ignore[misc]

    class Meta:
        verbose_name = _("melding")
        verbose_name_plural = _("meldingen")
        indexes = (
            models.Index(fields=["owner", "status", "received_at"], name="report_worklist"),
            models.Index(fields=["reporter", "received_at"], name="report_of_reporter"),
        )
        constraints = (
            models.UniqueConstraint(fields=("owner", "code"), name="report_code_in_owner"),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def is_confidential(self) -> bool:
        """Say whether who told this lies in the inner vault."""
        return bool(self.sealed_to)

    @property
    def hides_person(self) -> UUID | None:
        """Give the account that no page may name beside this report; None when it may.

        Of a call the account is of the officer who wrote it down, and that is no secret.
        """
        return self.reporter_id if self.is_confidential and self.channel == Channel.FORM else None

    @property
    def teller(self) -> str:
        """Give whose words these are, as pages may say it."""
        if self.is_confidential:
            return gettext("Vertrouwelijk: in de kluis")
        return self.told_by.text or self.reporter.name


class Involved(Protected):
    """Who is involved, as little as needed; apart from the report, with its own policy."""

    row_kind: ClassVar[str] = "involved"
    self_column: ClassVar[str] = "reporter_id"

    report = models.ForeignKey(Report, models.PROTECT, db_constraint=False, related_name="involved")
    reporter = models.ForeignKey(Person, models.PROTECT, db_constraint=False, related_name="+")
    description = ContentField(_("wie is erbij betrokken"))

    class Meta:
        verbose_name = _("betrokkenen in een melding")
        verbose_name_plural = _("betrokkenen in meldingen")
        constraints = (
            models.UniqueConstraint(fields=("owner", "report"), name="involved_once_a_report"),
        )

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def hides_person(self) -> UUID | None:
        """Give the account that no page may name beside this row."""
        return self.report.hides_person


class ReporterContact(Protected):
    """Whether and how the reporter may be called; stays with the handling officer."""

    row_kind: ClassVar[str] = "reporter_contact"
    self_column: ClassVar[str] = "reporter_id"

    report = models.ForeignKey(Report, models.PROTECT, db_constraint=False, related_name="contacts")
    reporter = models.ForeignKey(Person, models.PROTECT, db_constraint=False, related_name="+")
    may_call = models.BooleanField(_("mag gebeld worden"), default=True)
    phone = ContentField(_("telefoon"))
    safe_moment = ContentField(_("veilig moment"))

    class Meta:
        verbose_name = _("bereikbaarheid van een melder")
        verbose_name_plural = _("bereikbaarheid van melders")
        constraints = (
            models.UniqueConstraint(fields=("owner", "report"), name="contact_once_a_report"),
        )

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def hides_person(self) -> UUID | None:
        """Give the account that no page may name beside this row."""
        return self.report.hides_person


class SealedReporter(Sealed):
    """Who told a report and how to reach them, for two named people at least: nobody else.

    Only who was allowed by a second person sees the row, for an hour.
    """

    row_kind: ClassVar[str] = "sealed_reporter"
    changeable_columns: ClassVar[tuple[str, ...]] = ("people", "envelope", "sealed_at")

    report = models.ForeignKey(Report, models.PROTECT, db_constraint=False, related_name="+")

    class Meta(Sealed.Meta):
        verbose_name = _("verzegelde melder")
        verbose_name_plural = _("verzegelde melders")
        constraints = (  # type: ignore[assignment]
            *Sealed.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "report"), name="sealed_once_a_report"),
        )


class Feedback(Protected):
    """What the reporter was told, without content about others."""

    row_kind: ClassVar[str] = "feedback"
    signed_by: ClassVar[str] = "sent_by_id"
    self_column: ClassVar[str] = "reporter_id"

    report = models.ForeignKey(Report, models.PROTECT, db_constraint=False)
    reporter = models.ForeignKey(Person, models.PROTECT, db_constraint=False, related_name="+")
    sent_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("van")
    )
    sent_at = models.DateTimeField(_("verstuurd"))
    text = ContentField(_("bericht"))

    class Meta:
        verbose_name = _("terugkoppeling")
        verbose_name_plural = _("terugkoppelingen")
        ordering = ("sent_at",)

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def hides_person(self) -> UUID | None:
        """Give the account that no page may name beside this row."""
        return self.report.hides_person
