"""Openings and their approvals, conflicts of interest, and decisions about processing."""

from datetime import UTC, date, datetime, timedelta
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import GuardedManager, Owned, Protected
from baken.parties.models import Person

LASTS = {
    "emergency_reader": timedelta(minutes=60),
    "complaint_reader": timedelta(hours=8),
    "vault_opener": timedelta(minutes=60),
    "vault_sealer": timedelta(minutes=60),
}
"""How long an opening lasts from the moment it begins; `sql/context.sql` says the same."""


WAITS = timedelta(days=1)
"""How long a request waits for a second person before it lapses."""


class OpeningRole(models.TextChoices):
    """In which role somebody opens a dossier that is not theirs."""

    EMERGENCY = "emergency_reader", _("Noodtoegang")
    COMPLAINT = "complaint_reader", _("Klachtonderzoek")
    VAULT = "vault_opener", _("Binnenkluis")
    SEALER = "vault_sealer", _("Nieuwe kluissleutel")


class Opening(Protected):
    """Somebody opens one dossier outside the ordinary rules, for a reason and a short time.

    Alone it begins at once; otherwise when a second person approved. It is never removed; whoever
    asked can end it early, once (the database refuses any other change).
    """

    row_kind: ClassVar[str] = "opening"
    signed_by: ClassVar[str] = "person_id"
    self_column: ClassVar[str] = "person_id"
    changeable_columns: ClassVar[tuple[str, ...]] = ("ended_at",)

    person = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("wie")
    )
    role = models.CharField(_("waarvoor"), max_length=20, choices=OpeningRole)
    code = models.CharField(_("code van het signaal"), max_length=12)
    purpose = models.CharField(_("reden"), max_length=200)
    is_alone = models.BooleanField(_("zonder tweede persoon"), default=False)
    opened_at = models.DateTimeField(_("gevraagd"))
    ended_at = models.DateTimeField(_("eerder gesloten"), null=True, blank=True)

    class Meta:
        verbose_name = _("uitzonderlijke inzage")
        verbose_name_plural = _("uitzonderlijke inzagen")
        indexes = (models.Index(fields=["person", "opened_at"], name="opening_of_person"),)
        constraints = (
            models.CheckConstraint(
                name="complaint_takes_two",
                condition=~models.Q(role=OpeningRole.COMPLAINT, is_alone=True),
            ),
            models.CheckConstraint(
                name="vault_takes_two",
                condition=~models.Q(role=OpeningRole.VAULT, is_alone=True),
            ),
            models.CheckConstraint(
                name="sealer_takes_two",
                condition=~models.Q(role=OpeningRole.SEALER, is_alone=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} {self.opened_at}"

    @property
    def is_of_vault(self) -> bool:
        """Say whether it is about the inner vault and not about the dossier itself."""
        return self.role in {OpeningRole.VAULT, OpeningRole.SEALER}

    def began_at(self) -> datetime | None:
        """Give since when it was open; None while it waits or when it was refused."""
        approval = next(iter(self.approvals.all()), None)
        if approval is not None:
            return approval.answered_at if approval.is_granted else None
        return self.opened_at if self.is_alone else None

    def ends_at(self) -> datetime | None:
        """Give until when it is open; None while it waits or when it was refused."""
        began = self.began_at()
        if began is None:
            return None
        return min(began + LASTS[self.role], self.ended_at or datetime.max.replace(tzinfo=UTC))

    def is_open(self, moment: datetime) -> bool:
        """Say whether the dossier is open at a moment."""
        began, ends = self.began_at(), self.ends_at()
        return began is not None and ends is not None and began <= moment < ends

    def waits(self, moment: datetime) -> bool:
        """Say whether a second person can still answer; after a day a request lapses."""
        return self.is_waiting() and moment - self.opened_at <= WAITS

    def is_waiting(self) -> bool:
        """Say whether a second person still has to answer."""
        return not self.is_alone and not self.approvals.all()


class OpeningApproval(Protected):
    """What a second person, of the dossier's own municipality, says to an opening."""

    row_kind: ClassVar[str] = "opening_approval"
    signed_by: ClassVar[str] = "answered_by_id"
    self_column: ClassVar[str] = "person_id"
    tied_with: ClassVar[dict[str, tuple[str, ...]]] = {"opening_id": ("person_id",)}

    opening = models.ForeignKey(
        Opening, models.PROTECT, db_constraint=False, related_name="approvals"
    )
    person = models.ForeignKey(Person, models.PROTECT, db_constraint=False, related_name="+")
    answered_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("door")
    )
    answered_at = models.DateTimeField(_("beantwoord"))
    is_granted = models.BooleanField(_("akkoord"))

    class Meta:
        verbose_name = _("antwoord op uitzonderlijke inzage")
        verbose_name_plural = _("antwoorden op uitzonderlijke inzage")
        constraints = (
            models.UniqueConstraint(fields=("dossier", "opening"), name="opening_answered_once"),
            models.CheckConstraint(
                name="opening_answered_by_another",
                condition=~models.Q(person=models.F("answered_by")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.is_granted}"


class Tie(models.TextChoices):
    """Why somebody should keep away from a dossier."""

    FAMILY = "family", _("Familie of partner")
    KNOWN = "known", _("Ik ken iemand goed die erin voorkomt")
    WORK = "work", _("Ik werk of werkte voor iemand die erin voorkomt")
    OTHER = "other", _("Iets anders dat mij partijdig kan maken")


class Conflict(Protected):
    """Somebody says that they cannot be impartial in a dossier; it closes for them at once."""

    row_kind: ClassVar[str] = "conflict"
    signed_by: ClassVar[str] = "person_id"
    self_column: ClassVar[str] = "person_id"

    person = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("wie")
    )
    tie = models.CharField(_("waarom"), max_length=10, choices=Tie)
    declared_at = models.DateTimeField(_("gemeld"))
    ended_at = models.DateTimeField(_("opgeheven"), null=True, blank=True)
    ended_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("gemeld belang")
        verbose_name_plural = _("gemelde belangen")
        constraints = (
            models.UniqueConstraint(
                fields=("dossier", "person"),
                name="conflict_once",
                condition=models.Q(ended_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return self.tie


class Step(Owned):
    """What somebody recorded about a processing of an organisation: appended, never changed."""

    processing = models.CharField(_("verwerking"), max_length=40)
    at = models.DateTimeField(_("wanneer"))
    by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("door")
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.processing


class GroundQuerySet(models.QuerySet["ProcessingGround"]):
    """Questions about recorded grounds."""

    def in_force(self, day: date) -> "GroundQuerySet":
        """Give those whose review day has not passed."""
        return self.filter(review_on__gte=day)


class ProcessingGround(Step):
    """On what ground an organisation does a processing, with its assessment and review day."""

    row_kind: ClassVar[str] = "processing_ground"
    signed_by: ClassVar[str] = "by_id"

    ground = models.CharField(_("grondslag"), max_length=300)
    assessment = models.CharField(_("kenmerk van de DPIA"), max_length=120)
    review_on = models.DateField(_("opnieuw bekijken op"))

    objects = GuardedManager.from_queryset(GroundQuerySet)()  # type: ignore[misc]

    class Meta:
        verbose_name = _("grondslag van een verwerking")
        verbose_name_plural = _("grondslagen van verwerkingen")
        indexes = (models.Index(fields=["owner", "processing"], name="ground_of_owner"),)


class ProcessingAdvice(Step):
    """What the privacy officer advises about the ground recorded before it."""

    row_kind: ClassVar[str] = "processing_advice"
    signed_by: ClassVar[str] = "by_id"

    is_positive = models.BooleanField(_("advies is positief"))
    advice = models.CharField(_("advies"), max_length=500)

    class Meta:
        verbose_name = _("advies over een verwerking")
        verbose_name_plural = _("adviezen over verwerkingen")
        indexes = (models.Index(fields=["owner", "processing"], name="advice_of_owner"),)


class ProcessingStop(Step):
    """A processing is stopped, at once, until a new ground and a new advice are recorded."""

    row_kind: ClassVar[str] = "processing_stop"
    signed_by: ClassVar[str] = "by_id"

    reason = models.CharField(_("reden"), max_length=300)

    class Meta:
        verbose_name = _("stop van een verwerking")
        verbose_name_plural = _("stops van verwerkingen")
        indexes = (models.Index(fields=["owner", "processing"], name="stop_of_owner"),)


class LogConsent(Owned):
    """The works council agreed that views of staff are looked at (WOR art. 27 lid 1 sub l)."""

    row_kind: ClassVar[str] = "log_consent"
    signed_by: ClassVar[str] = "recorded_by_id"

    reference = models.CharField(_("kenmerk van het besluit"), max_length=120)
    consented_on = models.DateField(_("instemming gegeven op"))
    recorded_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("door")
    )
    recorded_at = models.DateTimeField(_("vastgelegd"))

    class Meta:
        verbose_name = _("instemming van de ondernemingsraad")
        verbose_name_plural = _("instemmingen van de ondernemingsraad")

    def __str__(self) -> str:
        return self.reference
