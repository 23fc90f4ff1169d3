"""Places: an address with a dossier of enforcement, and what is known about it."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from baken.access.protected import GuardedManager, Protected
from baken.enforcement.vocabulary_field import Certainty, RelatedAs, Use
from baken.parties.models import Person
from baken.vault.fields import ContentField

BUCKETS = 64
"""Into how many heaps addresses are laid, so that finding a double opens few of them. A heap says
six bits of an address of which there are millions."""


class Location(Protected):
    """A place that enforcement has a dossier of; its address lies sealed."""

    row_kind: ClassVar[str] = "location"
    signed_by: ClassVar[str] = "opened_by_id"

    code = models.CharField(_("code"), max_length=12)
    use = models.CharField(_("gebruik volgens de BAG"), max_length=40, choices=Use)
    bucket = models.PositiveSmallIntegerField(_("hoop om dubbele te vinden"))
    opened_at = models.DateTimeField(_("geopend"))
    opened_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("door")
    )
    address = ContentField(_("adres"))
    register_id = ContentField(_("nummer in de BAG"))
    floor_area = ContentField(_("gebruiksoppervlak volgens de BAG"))
    reason = ContentField(_("waarom dit adres"))

    class Meta:
        verbose_name = _("locatie")
        verbose_name_plural = _("locaties")
        constraints = (
            models.UniqueConstraint(fields=("owner", "code"), name="location_code_in_owner"),
        )
        indexes = (models.Index(fields=["owner", "-opened_at"], name="location_of_owner"),)

    def __str__(self) -> str:
        return self.code


class LocationRelationQuerySet(models.QuerySet["LocationRelation"]):
    """Questions about who is tied to a place."""

    def on(self, day: date) -> "LocationRelationQuerySet":
        """Give what still holds on a day; the last day counts."""
        return self.filter(valid_until__gte=day)


class LocationRelation(Protected):
    """Somebody tied to a place: weighed, with its reason, and never without a last day."""

    row_kind: ClassVar[str] = "location_relation"
    signed_by: ClassVar[str] = "weighed_by_id"

    location = models.ForeignKey(
        Location, models.PROTECT, db_constraint=False, related_name="relations"
    )
    related_as = models.CharField(_("als"), max_length=10, choices=RelatedAs)
    certainty = models.CharField(_("hoe zeker"), max_length=10, choices=Certainty)
    weighed_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("door")
    )
    weighed_on = models.DateField(_("gewogen op"))
    valid_until = models.DateField(_("tot en met"))
    who = ContentField(_("wie"))
    why = ContentField(_("waarom dit verband"))

    objects = GuardedManager.from_queryset(LocationRelationQuerySet)()  # type: ignore[misc]

    class Meta:
        verbose_name = _("band met een locatie")
        verbose_name_plural = _("banden met een locatie")
        constraints = (
            models.CheckConstraint(
                name="relation_ends_after_it_began",
                condition=Q(valid_until__gte=F("weighed_on")),
            ),
        )

    def __str__(self) -> str:
        return self.related_as


class Headcount(Protected):
    """What was counted at a place on one day; only numbers, never who."""

    row_kind: ClassVar[str] = "headcount"
    signed_by: ClassVar[str] = "counted_by_id"

    location = models.ForeignKey(
        Location, models.PROTECT, db_constraint=False, related_name="headcounts"
    )
    counted_on = models.DateField(_("geteld op"))
    sleeping_places = models.PositiveSmallIntegerField(_("slaapplekken"))
    persons_found = models.PositiveSmallIntegerField(_("aangetroffen personen"))
    registrations = models.PositiveSmallIntegerField(_("inschrijvingen"))
    floor_area = models.PositiveIntegerField(_("gebruiksoppervlak in m²"), null=True, blank=True)
    counted_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("door")
    )

    class Meta:
        verbose_name = _("telling op een locatie")
        verbose_name_plural = _("tellingen op een locatie")
        ordering = ("-counted_on", "-id")

    def __str__(self) -> str:
        return f"{self.counted_on}"


class PlaceFact(Protected):
    """A fact about a place, never about a group, that counts for planning for a time."""

    row_kind: ClassVar[str] = "place_fact"
    signed_by: ClassVar[str] = "added_by_id"

    location = models.ForeignKey(
        Location, models.PROTECT, db_constraint=False, related_name="place_facts"
    )
    certainty = models.CharField(_("hoe zeker"), max_length=10, choices=Certainty)
    added_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("door")
    )
    added_on = models.DateField(_("vastgelegd op"))
    valid_until = models.DateField(_("telt tot en met"))
    fact = ContentField(_("feit over de plek"))
    source = ContentField(_("bron"))

    class Meta:
        verbose_name = _("feit over een locatie")
        verbose_name_plural = _("feiten over een locatie")
        constraints = (
            models.CheckConstraint(
                name="place_fact_ends_after_it_began",
                condition=Q(valid_until__gte=F("added_on")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.valid_until}"
