"""Phones that go along to inspections: what the server keeps of each, which is half a key."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import Owned
from baken.parties.models import Person


class FieldDevice(Owned):
    """A phone that somebody takes along, for two days at most (decision 0023).

    Of what lies on the phone nothing is here; without the half here it cannot be opened there.
    """

    row_kind: ClassVar[str] = "field_device"
    self_column: ClassVar[str] = "person_id"

    person = models.ForeignKey(Person, models.PROTECT, db_constraint=False, related_name="+")
    half = models.CharField(_("verzegelde helft van de sleutel"), max_length=200, blank=True)
    added_at = models.DateTimeField(_("klaargemaakt"))
    expires_at = models.DateTimeField(_("geldig tot"))
    seen_at = models.DateTimeField(_("laatste contact"))
    ended_at = models.DateTimeField(_("ingetrokken"), null=True, blank=True)

    class Meta:
        verbose_name = _("telefoon voor controles")
        verbose_name_plural = _("telefoons voor controles")
        ordering = ("-added_at",)
        indexes = (models.Index(fields=["person", "expires_at"], name="field_device_of_person"),)

    def __str__(self) -> str:
        return f"{self.added_at}"

    def is_live(self, now: datetime) -> bool:
        """Say whether its half may still be given."""
        return bool(self.half) and self.ended_at is None and now < self.expires_at
