"""What every guarded row carries, and the manager that refuses to look without a context."""

from typing import Any, ClassVar, TypeVar

from django.db import models

from baken.access import context
from baken.core.ids import new_id
from baken.parties.models import Organisation, Region

Row = TypeVar("Row", bound=models.Model)


class GuardedManager(models.Manager[Row]):
    """Raises NoContext instead of silently finding nothing when nobody said who is acting."""

    def get_queryset(self) -> models.QuerySet[Row]:
        """Give the rows that the walls show to whoever acts."""
        context.require()
        return super().get_queryset()


class Owned(models.Model):
    """A row that belongs to an organisation in a region; the walls keep both true together."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.ForeignKey(
        Organisation, models.PROTECT, db_constraint=False, db_index=False, related_name="+"
    )
    region = models.ForeignKey(
        Region, models.PROTECT, db_constraint=False, db_index=False, related_name="+"
    )

    objects = GuardedManager()

    class Meta:
        abstract = True


class Protected(Owned):
    """A row of a dossier. `row_kind` names it in the matrix; `signed_by` the column that must be
    the person who writes it; `self_column` the column of the person whose own row it is.
    """

    row_kind: ClassVar[str]
    signed_by: ClassVar[str] = ""
    self_column: ClassVar[str] = ""

    dossier = models.ForeignKey(
        "access.Dossier", models.PROTECT, db_constraint=False, related_name="+"
    )

    class Meta:
        abstract = True


def belonging(near: Owned) -> dict[str, Any]:
    """Give the columns that place a new row in a dossier: the dossier itself or a row of it."""
    dossier_id = near.dossier_id if isinstance(near, Protected) else near.pk
    return {"dossier_id": dossier_id, "owner_id": near.owner_id, "region_id": near.region_id}
