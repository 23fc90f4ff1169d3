"""Dossiers, grants, events and drafts."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import GuardedManager, Owned, Protected
from baken.parties.models import Organisation, Person
from baken.vault.fields import ContentField


class DossierKind(models.TextChoices):
    """Dossiers that never mix: the law keeps them apart (design §3)."""

    SIGNAL = "signal", _("Signaal")
    CARE = "care", _("Zorg")
    ENFORCEMENT = "enforcement", _("Handhaving")


class Dossier(Owned):
    """The unit of access and of keys: rows about one matter, owned by one organisation."""

    row_kind: ClassVar[str] = "dossier"
    dossier_column: ClassVar[str] = "id"

    kind = models.CharField(_("soort"), max_length=20, choices=DossierKind)
    opened_at = models.DateTimeField(_("geopend"))

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")
        constraints = (
            models.UniqueConstraint(fields=("id", "owner", "region"), name="dossier_owner_region"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class GrantQuerySet(models.QuerySet["Grant"]):
    """Questions about grants."""

    def on(self, day: date) -> "GrantQuerySet":
        """Give the grants in force on a day; the last day counts, a withdrawn grant never."""
        return self.filter(valid_from__lte=day, valid_until__gte=day, withdrawn_at__isnull=True)


class Grant(Protected):
    """Lets one person into one dossier, with a ground, for a purpose, until a day."""

    row_kind: ClassVar[str] = "grant"
    signed_by: ClassVar[str] = "granted_by_id"
    self_column: ClassVar[str] = "person_id"

    person = models.ForeignKey(
        Person,
        models.PROTECT,
        db_constraint=False,
        related_name="grants",
        verbose_name=_("medewerker"),
    )
    role = models.CharField(_("als"), max_length=40)
    purpose = models.CharField(_("doel"), max_length=200)
    ground = models.CharField(_("grondslag"), max_length=200)
    granted_by = models.ForeignKey(
        Person,
        models.PROTECT,
        db_constraint=False,
        related_name="+",
        verbose_name=_("gegeven door"),
    )
    granted_at = models.DateTimeField(_("gegeven"))
    valid_from = models.DateField(_("vanaf"))
    valid_until = models.DateField(_("tot en met"))
    withdrawn_at = models.DateTimeField(_("ingetrokken"), null=True, blank=True)

    objects = GuardedManager.from_queryset(GrantQuerySet)()  # type: ignore[misc]

    class Meta:
        verbose_name = _("toegang tot een dossier")
        verbose_name_plural = _("toegang tot dossiers")
        indexes = (models.Index(fields=["person", "role"], name="grant_person_role"),)
        constraints = (
            models.CheckConstraint(
                name="grant_ends_after_it_begins",
                condition=models.Q(valid_until__gte=models.F("valid_from")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} ({self.valid_until})"


class Agreement(Owned):
    """Two municipalities agreed that their focal officers may weigh along, until further notice.

    Hits between them are another purpose: only what was agreed for those lets them be found.
    """

    row_kind: ClassVar[str] = "agreement"
    addressee_column: ClassVar[str] = "partner_id"

    partner = models.ForeignKey(
        Organisation,
        models.PROTECT,
        db_constraint=False,
        related_name="+",
        verbose_name=_("met organisatie"),
    )
    purpose = models.CharField(_("doel"), max_length=200)
    ground = models.CharField(_("grondslag"), max_length=200)
    covers_hits = models.BooleanField(_("ook voor treffers"), default=False)
    valid_from = models.DateField(_("vanaf"))
    valid_until = models.DateField(_("tot en met"), null=True, blank=True)

    class Meta:
        verbose_name = _("staande afspraak")
        verbose_name_plural = _("staande afspraken")

    def __str__(self) -> str:
        return f"{self.valid_from}"


class Event(Protected):
    """Something a person did in a dossier: appended, never changed."""

    row_kind: ClassVar[str] = "event"
    signed_by: ClassVar[str] = "actor_id"

    at = models.DateTimeField(_("wanneer"))
    actor = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("wie")
    )
    actor_role = models.CharField(_("in welke rol"), max_length=40)
    verb = models.CharField(_("wat"), max_length=60)
    subject_kind = models.CharField(_("soort rij"), max_length=40)
    subject_id = models.UUIDField(_("rij"))
    why = ContentField(_("waarom"))
    operation = models.UUIDField(_("handeling"), null=True)

    class Meta:
        verbose_name = _("gebeurtenis")
        verbose_name_plural = _("gebeurtenissen")
        indexes = (models.Index(fields=["dossier", "at"], name="event_dossier_at"),)

    def __str__(self) -> str:
        return self.verb


class OfficeEvent(Owned):
    """Something an administrator did with people and roles: appended, never changed."""

    row_kind: ClassVar[str] = "office_event"
    signed_by: ClassVar[str] = "actor_id"

    at = models.DateTimeField(_("wanneer"))
    actor = models.ForeignKey(Person, models.PROTECT, db_constraint=False, related_name="+")
    verb = models.CharField(_("wat"), max_length=60)
    subject_kind = models.CharField(_("soort rij"), max_length=40)
    subject_id = models.UUIDField(_("rij"))
    operation = models.UUIDField(_("handeling"), null=True)

    class Meta:
        verbose_name = _("beheergebeurtenis")
        verbose_name_plural = _("beheergebeurtenissen")
        indexes = (models.Index(fields=["owner", "at"], name="office_event_owner_at"),)

    def __str__(self) -> str:
        return self.verb


class Draft(Owned):
    """What somebody was typing, kept for them alone until they send it."""

    row_kind: ClassVar[str] = "draft"
    self_column: ClassVar[str] = "person_id"
    key_column: ClassVar[str] = "person_id"

    person = models.ForeignKey(Person, models.PROTECT, db_constraint=False, related_name="+")
    key = models.CharField(_("formulier"), max_length=200)
    fields = ContentField(_("invoer"))
    saved_at = models.DateTimeField(_("bewaard"))

    class Meta:
        verbose_name = _("concept")
        verbose_name_plural = _("concepten")
        constraints = (
            models.UniqueConstraint(fields=("person", "key"), name="draft_per_person_and_form"),
        )

    def __str__(self) -> str:
        return self.key


class CompiledMatrix(models.Model):
    """Which version of the matrix the walls were built from."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    valid_from = models.DateField()
    fingerprint = models.CharField(max_length=64)
    built_at = models.DateTimeField()

    class Meta:
        verbose_name = _("gebouwde matrix")
        verbose_name_plural = _("gebouwde matrix")

    def __str__(self) -> str:
        return f"{self.valid_from}"
