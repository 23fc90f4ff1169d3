"""Wrapped data keys, as the office stores them beside what they seal."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.core import clock
from baken.core.ids import new_id


class DataKey(models.Model):
    """A key for one scope, wrapped by the keeper; nobody but the keeper can use it.

    The office only inserts, in the transaction of what it seals, so that a rolled-back dossier
    leaves no key. Scope, owner and region are bare ids, bound into the wrapping. The id sorts by
    the moment it was made; a retired key opens what it sealed and seals nothing new.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    scope_kind = models.CharField(_("soort"), max_length=12)
    scope_id = models.UUIDField(_("waarvoor"))
    owner_id = models.UUIDField(_("van"))
    region_id = models.UUIDField(_("regio"))
    kek = models.CharField(_("verpakt met"), max_length=40)
    wrapped = models.BinaryField(_("verpakte sleutel"))
    made_at = models.DateTimeField(_("gemaakt"), default=clock.now)
    retired_at = models.DateTimeField(_("vervangen"), null=True)

    class Meta:
        db_table = "vault_datakey"
        verbose_name = _("gegevenssleutel")
        verbose_name_plural = _("gegevenssleutels")
        indexes = (
            models.Index(fields=["scope_id"], name="datakey_scope"),
            models.Index(fields=["kek"], name="datakey_kek"),
        )

    def __str__(self) -> str:
        return f"{self.scope_kind} {self.scope_id}"
