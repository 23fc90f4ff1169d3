"""Inspections: where, why, on what ground, what was found and who was helped."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import GuardedManager, Owned, Protected
from baken.enforcement.models.place import Location
from baken.enforcement.vocabulary_field import (
    LOOKS,
    ChosenBy,
    InspectionKind,
    InspectionStatus,
    Seen,
)
from baken.parties.models import Person
from baken.vault.fields import ContentField


class ActionDay(Owned):
    """A day on which organisations go out together: date, partners and people, no address."""

    row_kind: ClassVar[str] = "action_day"
    signed_by: ClassVar[str] = "planned_by_id"

    day = models.DateField(_("dag"))
    kind = models.CharField(_("soort"), max_length=12, choices=InspectionKind)
    partners = models.CharField(_("wie gaan er mee"), max_length=300)
    capacity = models.PositiveSmallIntegerField(_("mensen beschikbaar"))
    asks = models.CharField(_("wat nog nodig is"), max_length=300, blank=True)
    planned_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("door")
    )

    class Meta:
        verbose_name = _("actiedag")
        verbose_name_plural = _("actiedagen")
        ordering = ("day", "id")
        constraints = (
            models.UniqueConstraint(fields=("id", "region"), name="action_day_in_region"),
        )

    def __str__(self) -> str:
        return f"{self.day}"


class InspectionQuerySet(models.QuerySet["Inspection"]):
    """Questions about inspections: by day and stand, never by content."""

    def open(self) -> "InspectionQuerySet":
        """Give what is still to be done or still going on, in the order of the days."""
        going = (InspectionStatus.PLANNED, InspectionStatus.RUNNING)
        return self.filter(status__in=going).order_by("planned_on", "id")

    def on(self, day: date) -> "InspectionQuerySet":
        """Give the inspections of one day."""
        return self.filter(planned_on=day).order_by("id")


class Inspection(Protected):
    """One visit to one place, with its ground; its reason is about the place, never a group."""

    row_kind: ClassVar[str] = "inspection"
    signed_by: ClassVar[str] = "planned_by_id"

    location = models.ForeignKey(
        Location, models.PROTECT, db_constraint=False, related_name="inspections"
    )
    action_day = models.ForeignKey(
        ActionDay, models.PROTECT, db_constraint=False, null=True, related_name="inspections"
    )
    code = models.CharField(_("code"), max_length=12)
    kind = models.CharField(_("soort"), max_length=12, choices=InspectionKind)
    chosen_by = models.CharField(
        _("gekozen door"), max_length=6, choices=ChosenBy, default=ChosenBy.OTHER
    )
    checklist_from = models.DateField(_("versie van de lijst"))
    status = models.CharField(
        _("stand"), max_length=10, choices=InspectionStatus, default=InspectionStatus.PLANNED
    )
    planned_on = models.DateField(_("dag"))
    planned_by = models.ForeignKey(
        Person,
        models.PROTECT,
        db_constraint=False,
        related_name="+",
        verbose_name=_("gepland door"),
    )
    lead = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("leiding")
    )
    began_at = models.DateTimeField(_("begonnen"), null=True)
    finished_at = models.DateTimeField(_("afgerond"), null=True)
    follow_up_on = models.DateField(_("terugkijken op"), null=True, blank=True)
    is_handed_over = models.BooleanField(_("gestopt en overgedragen aan de politie"), default=False)
    reason = ContentField(_("reden van de plek"))
    legal_ground = ContentField(_("wettelijke grondslag"))
    entry_ground = ContentField(_("grond om binnen te gaan"))
    team = ContentField(_("wie gaan er mee"))
    conclusion = ContentField(_("uitkomst"))
    rehousing = ContentField(_("waar mensen vannacht slapen"))

    objects = GuardedManager.from_queryset(InspectionQuerySet)()  # type: ignore[misc]

    class Meta:
        verbose_name = _("controle")
        verbose_name_plural = _("controles")
        constraints = (
            models.UniqueConstraint(fields=("owner", "code"), name="inspection_code_in_owner"),
        )
        indexes = (
            models.Index(fields=["owner", "status", "planned_on"], name="inspection_of_owner"),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def look(self) -> tuple[str, str]:
        """Give tone and icon of its stand."""
        return LOOKS[InspectionStatus(self.status)]

    @property
    def is_open(self) -> bool:
        """Say whether something can still be added to it."""
        return self.status != InspectionStatus.FINISHED


class Finding(Protected):
    """What was seen at one line of the checklist; its id is made on the device that saw it."""

    row_kind: ClassVar[str] = "finding"
    signed_by: ClassVar[str] = "found_by_id"

    inspection = models.ForeignKey(
        Inspection, models.PROTECT, db_constraint=False, related_name="findings"
    )
    item = models.CharField(_("punt van de lijst"), max_length=60)
    seen = models.CharField(_("gezien"), max_length=10, choices=Seen)
    found_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("door")
    )
    found_at = models.DateTimeField(_("gezien op"))
    replaces = models.UUIDField(_("in plaats van"), null=True, blank=True)
    remark = ContentField(_("wat u zag"))

    class Meta:
        verbose_name = _("bevinding")
        verbose_name_plural = _("bevindingen")
        ordering = ("found_at", "id")

    def __str__(self) -> str:
        return self.item


class PersonMet(Protected):
    """Somebody who was met: what help was offered. No name, no origin, no number of a paper."""

    row_kind: ClassVar[str] = "person_met"
    signed_by: ClassVar[str] = "met_by_id"

    inspection = models.ForeignKey(
        Inspection, models.PROTECT, db_constraint=False, related_name="people_met"
    )
    is_minor = models.BooleanField(_("minderjarig"), default=False)
    was_offered_help = models.BooleanField(_("hulp aangeboden"))
    got_card = models.BooleanField(_("kaart in de eigen taal gegeven"))
    wants_contact = models.BooleanField(_("wil contact met de zorgcoördinator"), default=False)
    met_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("door")
    )
    met_at = models.DateTimeField(_("gesproken op"))
    note = ContentField(_("wat is afgesproken"))

    class Meta:
        verbose_name = _("gesproken persoon")
        verbose_name_plural = _("gesproken personen")
        ordering = ("met_at", "id")

    def __str__(self) -> str:
        return f"{self.met_at}"


class SpotReport(Protected):
    """That an inspection led to a report, and which; the report lies in a dossier of its own."""

    row_kind: ClassVar[str] = "spot_report"
    signed_by: ClassVar[str] = "made_by_id"

    inspection = models.ForeignKey(
        Inspection, models.PROTECT, db_constraint=False, related_name="spot_reports"
    )
    report_id = models.UUIDField(_("melding"))
    report_code = models.CharField(_("code van de melding"), max_length=12)
    made_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("door")
    )
    made_at = models.DateTimeField(_("gemeld op"))

    class Meta:
        verbose_name = _("melding bij een controle")
        verbose_name_plural = _("meldingen bij een controle")
        ordering = ("made_at",)

    def __str__(self) -> str:
        return self.report_code
