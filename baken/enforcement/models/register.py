"""The register of addresses and buildings (BAG), as it was loaded: public, about no person."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class BagAddress(models.Model):
    """An address as the register has it, with what its building may be used for."""

    id = models.CharField(_("nummeraanduiding"), max_length=16, primary_key=True)
    street = models.CharField(_("straat"), max_length=80)
    number = models.PositiveIntegerField(_("huisnummer"))
    addition = models.CharField(_("toevoeging"), max_length=12, blank=True)
    postcode = models.CharField(_("postcode"), max_length=6, blank=True)
    town = models.CharField(_("woonplaats"), max_length=80)
    uses = ArrayField(models.CharField(max_length=40), verbose_name=_("gebruiksdoelen"))
    floor_area = models.PositiveIntegerField(_("oppervlakte in m²"), null=True)
    x = models.PositiveIntegerField(_("x op het rijksgrid"), null=True)
    y = models.PositiveIntegerField(_("y op het rijksgrid"), null=True)

    class Meta:
        verbose_name = _("adres in de BAG")
        verbose_name_plural = _("adressen in de BAG")
        indexes = (models.Index(fields=["postcode", "number"], name="bag_postcode_number"),)

    def __str__(self) -> str:
        return f"{self.street} {self.number}{self.addition}, {self.town}"


class BagImport(models.Model):
    """How far the loading of one file came, so that it can go on where it was broken off."""

    digest = models.CharField(max_length=64, primary_key=True)
    rows_done = models.BigIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("lading van de BAG")
        verbose_name_plural = _("ladingen van de BAG")

    def __str__(self) -> str:
        return f"{self.rows_done}"
