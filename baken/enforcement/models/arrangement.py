"""What each municipality arranged: its bylaws and policy, and its barriers."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import GuardedManager, Owned
from baken.enforcement.vocabulary import Standing
from baken.parties.models import Person

LOCAL_LAW = "local_law"
"""The catalogue of bylaws and policy; every other catalogue is the id of a barrier model."""


class ArrangementQuerySet(models.QuerySet["Arrangement"]):
    """Questions about arrangements."""

    def of(self, catalogue: str) -> "ArrangementQuerySet":
        """Give what holds now about the items of one catalogue: the last thing each owner said."""
        said = self.filter(catalogue=catalogue).order_by("owner_id", "item", "-said_at", "-id")
        return said.distinct("owner_id", "item").select_related("owner")


class Arrangement(Owned):
    """What one municipality said about one item: appended, so that what it said before stays."""

    row_kind: ClassVar[str] = "arrangement"
    signed_by: ClassVar[str] = "said_by_id"

    catalogue = models.CharField(_("lijst"), max_length=40)
    item = models.CharField(_("onderwerp"), max_length=60)
    standing = models.CharField(_("stand"), max_length=12, choices=Standing)
    where = models.CharField(_("waar het staat"), max_length=120, blank=True)
    since = models.DateField(_("vastgesteld op"), null=True, blank=True)
    remark = models.CharField(_("opmerking"), max_length=300, blank=True)
    said_at = models.DateTimeField(_("gezegd op"))
    said_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("door")
    )

    objects = GuardedManager.from_queryset(ArrangementQuerySet)()  # type: ignore[misc]

    class Meta:
        verbose_name = _("regeling van een gemeente")
        verbose_name_plural = _("regelingen van gemeenten")
        indexes = (
            models.Index(fields=["catalogue", "owner", "item"], name="arrangement_of_owner"),
        )

    def __str__(self) -> str:
        return f"{self.catalogue}/{self.item}"
