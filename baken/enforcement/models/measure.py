"""Measures: from a proposal to its end, with every step and every clock."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import GuardedManager, Protected
from baken.enforcement.models.inspection import Inspection
from baken.enforcement.models.place import Location
from baken.enforcement.vocabulary_field import MeasureStatus, MeasureStepKind, Track
from baken.parties.models import Person
from baken.vault.fields import ContentField


class MeasureQuerySet(models.QuerySet["Measure"]):
    """Questions about measures: by stand and day, never by content."""

    def open(self) -> "MeasureQuerySet":
        """Give what is not over yet, what is due first on top."""
        due = models.F("due_on").asc(nulls_last=True)
        return self.exclude(status=MeasureStatus.ENDED).order_by(due, "id")


class Measure(Protected):
    """One instrument used on one place, under the law of one day."""

    row_kind: ClassVar[str] = "measure"
    signed_by: ClassVar[str] = "proposed_by_id"

    location = models.ForeignKey(
        Location, models.PROTECT, db_constraint=False, related_name="measures"
    )
    inspection = models.ForeignKey(
        Inspection, models.PROTECT, db_constraint=False, null=True, related_name="measures"
    )
    code = models.CharField(_("code"), max_length=12)
    instrument = models.CharField(_("instrument"), max_length=60)
    track = models.CharField(_("spoor"), max_length=8, choices=Track, default=Track.ENFORCEMENT)
    law_day = models.DateField(_("recht van"))
    status = models.CharField(
        _("stand"), max_length=10, choices=MeasureStatus, default=MeasureStatus.DRAFT
    )
    proposed_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("door")
    )
    proposed_at = models.DateTimeField(_("voorgesteld op"))
    is_urgent = models.BooleanField(_("direct gevaar"), default=False)
    is_care_answered = models.BooleanField(_("onderdak is beantwoord"), default=False)
    due_on = models.DateField(_("uiterlijk"), null=True, blank=True)
    comply_by = models.DateField(_("begunstigingstermijn tot en met"), null=True, blank=True)
    objection_until = models.DateField(_("bezwaar tot en met"), null=True, blank=True)
    facts = ContentField(_("feiten"))
    weighing = ContentField(_("afweging"))
    care = ContentField(_("waar mensen vannacht slapen"))

    objects = GuardedManager.from_queryset(MeasureQuerySet)()  # type: ignore[misc]

    class Meta:
        verbose_name = _("maatregel")
        verbose_name_plural = _("maatregelen")
        constraints = (
            models.UniqueConstraint(fields=("owner", "code"), name="measure_code_in_owner"),
        )
        indexes = (models.Index(fields=["owner", "status", "due_on"], name="measure_of_owner"),)

    def __str__(self) -> str:
        return self.code

    def is_overdue(self, day: date) -> bool:
        """Say whether its next day has passed."""
        return self.due_on is not None and self.due_on < day

    @property
    def is_preventive(self) -> bool:
        """Say whether it screens somebody who asks for something, instead of ending a breach."""
        return self.track != Track.ENFORCEMENT


class MeasureStep(Protected):
    """Something that happened in the procedure of a measure: appended, never changed."""

    row_kind: ClassVar[str] = "measure_step"
    signed_by: ClassVar[str] = "taken_by_id"

    measure = models.ForeignKey(Measure, models.PROTECT, db_constraint=False, related_name="steps")
    kind = models.CharField(_("stap"), max_length=10, choices=MeasureStepKind)
    on_day = models.DateField(_("op"))
    until = models.DateField(_("termijn tot en met"), null=True, blank=True)
    taken_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("door")
    )
    note = ContentField(_("toelichting"))

    class Meta:
        verbose_name = _("stap van een maatregel")
        verbose_name_plural = _("stappen van een maatregel")
        ordering = ("on_day", "id")

    def __str__(self) -> str:
        return self.kind
