"""Shelter: places, requests and stays. The database itself refuses a second stay in a place."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.inner.models import Sealed
from baken.access.protected import Owned, Protected
from baken.care.rules.places import Need, Place
from baken.care.vocabulary import HOLDING, Gender, PlaceKind, PlacementStatus, RequestStatus
from baken.cases.models import Case
from baken.parties.models import Person
from baken.vault.fields import ContentField


class ShelterPlace(Owned):
    """One place to sleep; where it is stands nowhere near."""

    row_kind: ClassVar[str] = "shelter_place"

    code = models.CharField(_("code"), max_length=12)
    kind = models.CharField(_("soort"), max_length=8, choices=PlaceKind)
    provider = models.CharField(_("instelling"), max_length=80)
    area = models.CharField(_("omgeving"), max_length=40)
    genders = ArrayField(models.CharField(max_length=8, choices=Gender), verbose_name=_("voor"))
    children_up_to = models.PositiveSmallIntegerField(_("kinderen"), default=0)
    takes_minors = models.BooleanField(_("minderjarigen"), default=False)
    takes_adults = models.BooleanField(_("volwassenen"), default=True)
    is_step_free = models.BooleanField(_("drempelvrij"), default=False)
    specialisms = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    is_open = models.BooleanField(_("in gebruik"), default=True)
    phone_at_night = models.CharField(_("buiten kantoortijd"), max_length=20, blank=True)
    night_cents = models.PositiveIntegerField(_("kosten per nacht in centen"), default=0)
    payer = models.CharField(_("wie betaalt"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("opvangplek")
        verbose_name_plural = _("opvangplekken")
        ordering = ("kind", "code")
        constraints = (
            models.UniqueConstraint(fields=("owner", "code"), name="place_code_in_owner"),
            models.UniqueConstraint(fields=("id", "region"), name="place_region"),
        )

    def __str__(self) -> str:
        return self.code

    def offers(self) -> Place:
        """Give what it offers, as the rules weigh it."""
        return Place(
            code=self.code,
            kind=self.kind,
            area=self.area,
            genders=frozenset(self.genders),
            children_up_to=self.children_up_to,
            takes_minors=self.takes_minors,
            takes_adults=self.takes_adults,
            is_step_free=self.is_step_free,
            specialisms=frozenset(self.specialisms),
        )


class ShelterRequest(Protected):
    """Somebody needs a place: what it must be like, and whether CoMensha was asked."""

    row_kind: ClassVar[str] = "shelter_request"

    case = models.ForeignKey(
        Case, models.PROTECT, db_constraint=False, related_name="shelter_requests"
    )
    status = models.CharField(
        _("stand"), max_length=8, choices=RequestStatus, default=RequestStatus.OPEN
    )
    asked_on = models.DateField(_("gevraagd"))
    asked_by = models.ForeignKey(Person, models.PROTECT, db_constraint=False, related_name="+")
    is_tonight = models.BooleanField(_("vannacht nodig"), default=False)
    gender = models.CharField(_("geslacht"), max_length=8, choices=Gender)
    is_minor = models.BooleanField(_("minderjarig"), default=False)
    children = models.PositiveSmallIntegerField(_("kinderen die meekomen"), default=0)
    needs_step_free = models.BooleanField(_("drempelvrij nodig"), default=False)
    in_reflection = models.BooleanField(_("in de bedenktijd"), default=False)
    danger_areas = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    specialisms = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    comensha_asked_on = models.DateField(_("CoMensha gevraagd"), null=True, blank=True)

    class Meta:
        verbose_name = _("opvangvraag")
        verbose_name_plural = _("opvangvragen")
        indexes = (models.Index(fields=["owner", "status", "asked_on"], name="request_waiting"),)
        constraints = (
            models.UniqueConstraint(
                fields=("dossier",),
                condition=models.Q(status=RequestStatus.OPEN),
                name="one_open_request_a_dossier",
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)

    def need(self) -> Need:
        """Give what is needed, as the rules weigh it."""
        return Need(
            gender=self.gender,
            is_minor=self.is_minor,
            children=self.children,
            needs_step_free=self.needs_step_free,
            in_reflection=self.in_reflection,
            danger_areas=frozenset(self.danger_areas),
            specialisms=frozenset(self.specialisms),
        )

    def waits(self, day: date) -> int:
        """Give for how many days somebody has been waiting."""
        return (day - self.asked_on).days


class Placement(Protected):
    """A stay in a place, night by night; the day of leaving is free for somebody else."""

    row_kind: ClassVar[str] = "placement"

    case = models.ForeignKey(Case, models.PROTECT, db_constraint=False, related_name="placements")
    request = models.ForeignKey(
        ShelterRequest, models.PROTECT, db_constraint=False, related_name="placements"
    )
    place = models.ForeignKey(
        ShelterPlace, models.PROTECT, db_constraint=False, related_name="placements"
    )
    status = models.CharField(
        _("stand"), max_length=10, choices=PlacementStatus, default=PlacementStatus.RESERVED
    )
    nights = DateRangeField(_("nachten"))
    reserved_at = models.DateTimeField(_("gereserveerd"))
    payer = models.CharField(_("wie betaalt"), max_length=80, blank=True)
    night_cents = models.PositiveIntegerField(_("kosten per nacht in centen"), default=0)
    reason = ContentField(_("reden van vertrek"))

    class Meta:
        verbose_name = _("verblijf in de opvang")
        verbose_name_plural = _("verblijven in de opvang")
        constraints = (
            ExclusionConstraint(
                name="one_stay_a_place_a_night",
                expressions=(
                    ("place", RangeOperators.EQUAL),
                    ("nights", RangeOperators.OVERLAPS),
                ),
                condition=models.Q(status__in=[status.value for status in HOLDING]),
            ),
            models.CheckConstraint(
                name="a_stay_has_nights",
                condition=models.Q(nights__isempty=False)
                & models.Q(nights__lower_inf=False)
                & models.Q(nights__upper_inf=False),
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def costs(self) -> int:
        """Give what the stay costs, in cents."""
        nights: int = (self.nights.upper - self.nights.lower).days
        return self.night_cents * nights


class SealedAddress(Sealed):
    """Where somebody is, in the inner vault: its coordinator opens it, another only with a second.

    It is gone when she leaves.
    """

    row_kind: ClassVar[str] = "sealed_address"
    signed_by: ClassVar[str] = "coordinator_id"
    self_column: ClassVar[str] = "coordinator_id"

    placement = models.ForeignKey(
        Placement, models.PROTECT, db_constraint=False, related_name="addresses"
    )
    coordinator = models.ForeignKey(Person, models.PROTECT, db_constraint=False, related_name="+")

    class Meta(Sealed.Meta):
        verbose_name = _("verzegeld opvangadres")
        verbose_name_plural = _("verzegelde opvangadressen")
        constraints = (  # type: ignore[assignment]
            *Sealed.Meta.constraints,
            models.UniqueConstraint(fields=("dossier", "placement"), name="one_address_a_stay"),
        )
