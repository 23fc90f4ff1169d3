"""Proposals to destroy, what people said of them, destructions, certificates, and counts."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from baken.access.protected import GuardedManager, Owned
from baken.parties.models import Person


class State(models.TextChoices):
    """Where a proposal stands."""

    OPEN = "open", _("Te beoordelen")
    KEPT = "kept", _("Blijft langer")
    HELD = "held", _("Vastgehouden")
    APPROVED = "approved", _("Mag weg")
    LISTED = "listed", _("Op een vernietigingslijst")
    DESTROYED = "destroyed", _("Vernietigd")
    LAPSED = "lapsed", _("Vervallen: er wordt weer aan gewerkt")


class Choice(models.TextChoices):
    """What somebody decides about a proposal."""

    DESTROY = "destroy", _("Vernietigen")
    KEEP = "keep", _("Langer bewaren")
    HOLD = "hold", _("Vasthouden voor een procedure")


class Destruction(Owned):
    """A list of what goes: made by one, confirmed by another, carried out after some days."""

    row_kind: ClassVar[str] = "destruction"
    signed_by: ClassVar[str] = "made_by_id"

    number = models.PositiveIntegerField(_("nummer"))
    made_by = models.ForeignKey(
        Person,
        models.PROTECT,
        db_constraint=False,
        related_name="+",
        verbose_name=_("gemaakt door"),
    )
    made_at = models.DateTimeField(_("gemaakt"))
    asks_archive = models.BooleanField(_("vraagt akkoord van het archief"))
    archive_reference = models.CharField(_("kenmerk van het archief"), max_length=120, blank=True)
    archive_on = models.DateField(_("akkoord van het archief op"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, null=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(_("bevestigd"), null=True, blank=True)
    ripe_on = models.DateField(_("vernietigd vanaf"), null=True, blank=True)
    stopped_at = models.DateTimeField(_("tegengehouden"), null=True, blank=True)
    done_at = models.DateTimeField(_("vernietigd"), null=True, blank=True)

    class Meta:
        verbose_name = _("vernietiging")
        verbose_name_plural = _("vernietigingen")
        constraints = (
            models.UniqueConstraint(fields=("id", "region"), name="destruction_in_region"),
            models.UniqueConstraint(fields=("owner", "number"), name="destruction_number"),
            models.CheckConstraint(
                name="destruction_takes_two", condition=~Q(confirmed_by=F("made_by"))
            ),
            models.CheckConstraint(
                name="destruction_after_the_archive",
                condition=Q(confirmed_at__isnull=True)
                | Q(asks_archive=False)
                | Q(archive_on__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"V-{self.number:03}"

    def is_ripe(self, day: date) -> bool:
        """Say whether two people agreed and the days of waiting are over."""
        waits = self.ripe_on is None or self.stopped_at is not None or self.done_at is not None
        return not waits and self.ripe_on is not None and self.ripe_on <= day

    @property
    def is_waiting(self) -> bool:
        """Say whether it is neither carried out nor stopped."""
        return self.stopped_at is None and self.done_at is None


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Questions about proposals."""

    def to_review(self) -> "ProposalQuerySet":
        """Give what waits for a person, the longest first."""
        return self.filter(state=State.OPEN).order_by("review_by", "id")


class Proposal(Owned):
    """One dossier whose period is over: what is proposed with it, and where that stands.

    It holds no reference to the dossier, because it outlives it.
    """

    row_kind: ClassVar[str] = "proposal"

    rule = models.CharField(_("bewaartermijn"), max_length=40)
    rule_from = models.DateField(_("termijn van"))
    subject_id = models.UUIDField(_("dossier"))
    code = models.CharField(_("code"), max_length=12, blank=True)
    begins_on = models.DateField(_("telt vanaf"))
    ends_on = models.DateField(_("bewaren tot en met"))
    proposed_at = models.DateTimeField(_("voorgesteld"))
    review_by = models.DateField(_("beoordelen voor"))
    risen_at = models.DateTimeField(_("naar de functionaris"), null=True, blank=True)
    state = models.CharField(_("stand"), max_length=10, choices=State, default=State.OPEN)
    until = models.DateField(_("opnieuw bekijken op"), null=True, blank=True)
    destruction = models.ForeignKey(
        Destruction, models.PROTECT, db_constraint=False, null=True, related_name="proposals"
    )

    objects = GuardedManager.from_queryset(ProposalQuerySet)()  # type: ignore[misc]

    class Meta:
        verbose_name = _("voorstel om te vernietigen")
        verbose_name_plural = _("voorstellen om te vernietigen")
        indexes = (models.Index(fields=["owner", "state", "review_by"], name="proposal_waiting"),)
        constraints = (
            models.UniqueConstraint(fields=("id", "region"), name="proposal_in_region"),
            models.UniqueConstraint(fields=("owner", "subject_id"), name="proposal_once"),
            models.CheckConstraint(
                name="proposal_kept_until_a_day",
                condition=~Q(state__in=["kept", "held"]) | Q(until__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.code


class Review(Owned):
    """What somebody decided about a proposal, and why: appended, never changed."""

    row_kind: ClassVar[str] = "review"
    signed_by: ClassVar[str] = "by_id"

    proposal = models.ForeignKey(
        Proposal, models.PROTECT, db_constraint=False, related_name="reviews"
    )
    choice = models.CharField(_("besluit"), max_length=8, choices=Choice)
    reason = models.CharField(_("reden"), max_length=200)
    until = models.DateField(_("tot"), null=True, blank=True)
    by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("door")
    )
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        verbose_name = _("beoordeling van een voorstel")
        verbose_name_plural = _("beoordelingen van voorstellen")
        ordering = ("at",)

    def __str__(self) -> str:
        return self.choice


class Certificate(Owned):
    """What was destroyed, under which rule, by whom and when: no content, and a hash."""

    row_kind: ClassVar[str] = "certificate"

    destruction = models.ForeignKey(
        Destruction, models.PROTECT, db_constraint=False, related_name="certificates"
    )
    made_at = models.DateTimeField(_("opgemaakt"))
    body = models.JSONField(_("wat er staat"))
    sha256 = models.CharField(_("kenmerk (SHA-256)"), max_length=64)

    class Meta:
        verbose_name = _("verklaring van vernietiging")
        verbose_name_plural = _("verklaringen van vernietiging")

    def __str__(self) -> str:
        return self.sha256[:12]


class KeptCount(Owned):
    """What lives on of what was destroyed: one trait at a time, so that nobody can be found."""

    row_kind: ClassVar[str] = "kept_count"

    year = models.PositiveSmallIntegerField(_("jaar"))
    about = models.CharField(_("wat"), max_length=40)
    trait = models.CharField(_("kenmerk"), max_length=40)
    number = models.PositiveIntegerField(_("aantal"))

    class Meta:
        verbose_name = _("bewaarde telling")
        verbose_name_plural = _("bewaarde tellingen")
        constraints = (
            models.UniqueConstraint(
                fields=("owner", "year", "about", "trait"), name="kept_count_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.year} {self.about} {self.trait}"
