"""How the public entry of a municipality looks; each choice is kept, and the last one counts."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import GuardedManager, Owned
from baken.parties.models import Person


class OutsideLookQuerySet(models.QuerySet["OutsideLook"]):
    """Questions about looks."""

    def now(self) -> "OutsideLookQuerySet":
        """Give what each municipality chose last."""
        return self.order_by("owner_id", "-set_at", "-id").distinct("owner_id")


class OutsideLook(Owned):
    """What somebody chose for the entry of one municipality; empty words leave Baken's own."""

    row_kind: ClassVar[str] = "outside_look"
    signed_by: ClassVar[str] = "set_by_id"

    name = models.CharField(_("naam"), max_length=60)
    band = models.CharField(_("kleur van de balk"), max_length=7)
    accent = models.CharField(_("kleur van knoppen en links"), max_length=7)
    title_nl = models.CharField(_("kop"), max_length=90, blank=True)
    title_en = models.CharField(_("kop in het Engels"), max_length=90, blank=True)
    lead_nl = models.CharField(_("openingswoorden"), max_length=300, blank=True)
    lead_en = models.CharField(_("openingswoorden in het Engels"), max_length=300, blank=True)
    logo = models.BinaryField(_("logo"), default=b"")
    logo_mark = models.CharField(_("kenmerk van het logo"), max_length=16, blank=True)
    logo_width = models.PositiveSmallIntegerField(_("breedte van het logo"), default=0)
    logo_height = models.PositiveSmallIntegerField(_("hoogte van het logo"), default=0)
    set_at = models.DateTimeField(_("gekozen op"))
    set_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("door")
    )

    objects = GuardedManager.from_queryset(OutsideLookQuerySet)()  # type: ignore[misc]

    class Meta:
        verbose_name = _("uiterlijk van een loket")
        verbose_name_plural = _("uiterlijk van loketten")
        indexes = (models.Index(fields=["owner", "-set_at"], name="outside_look_last"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(band__regex="^#[0-9a-f]{6}$")
                & models.Q(accent__regex="^#[0-9a-f]{6}$"),
                name="outside_look_colours",
            ),
        )

    def __str__(self) -> str:
        return self.name
