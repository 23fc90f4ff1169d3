"""Missing from care: since when, who was told, and how it ended."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import Protected
from baken.care.vocabulary import Told
from baken.cases.models import Case
from baken.parties.models import Person
from baken.vault.fields import ContentField


class MissingEpisode(Protected):
    """Somebody is missing, and what the procedure asks was done or not; ended when found."""

    row_kind: ClassVar[str] = "missing_episode"
    signed_by: ClassVar[str] = "reported_by_id"

    case = models.ForeignKey(
        Case, models.PROTECT, db_constraint=False, related_name="missing_episodes"
    )
    since = models.DateTimeField(_("vermist sinds"))
    reported_at = models.DateTimeField(_("vastgelegd"))
    reported_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("door")
    )
    told = ArrayField(
        models.CharField(max_length=14, choices=Told), default=list, verbose_name=_("gedaan")
    )
    found_at = models.DateTimeField(_("terecht"), null=True, blank=True)
    talk_on = models.DateField(_("gesprek na terugkomst"), null=True, blank=True)
    last_seen = ContentField(_("waar en hoe zij het laatst gezien is"))
    how_found = ContentField(_("hoe zij terecht is"))

    class Meta:
        verbose_name = _("vermissing")
        verbose_name_plural = _("vermissingen")
        ordering = ("-since",)
        constraints = (
            models.UniqueConstraint(
                fields=("dossier",),
                name="missing_once_at_a_time",
                condition=models.Q(found_at__isnull=True),
            ),
            models.CheckConstraint(
                name="found_after_missing",
                condition=models.Q(found_at__isnull=True)
                | models.Q(found_at__gte=models.F("since")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.since}"

    @property
    def still_to_do(self) -> list[str]:
        """Give the steps of the procedure that nobody did yet, in words."""
        return [str(each.label) for each in Told if each not in self.told]
