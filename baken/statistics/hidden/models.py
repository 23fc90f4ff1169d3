"""An estimate that somebody asked for, and what came of it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import GuardedManager, Owned
from baken.parties.models import Person
from baken.statistics.hidden.vocabulary import METHODS, STEPS, Counted, Origin, Stage
from baken.statistics.hidden.wording import TITLES, period
from baken.statistics.mse.results import Verdict


class EstimationQuerySet(models.QuerySet["Estimation"]):
    """Questions about estimates."""

    def newest_first(self) -> "EstimationQuerySet":
        """Give them with who asked, the last one first."""
        return self.select_related("asked_by", "owner").order_by("-asked_at", "-id")


class Estimation(Owned):
    """A question about a table of counts, and its answer.

    `cells` is the table: the office writes it and cannot read it back, the worker reads it through
    a function, and when the answer stands it is gone.
    """

    row_kind: ClassVar[str] = "estimation"
    signed_by: ClassVar[str] = "asked_by_id"
    self_column: ClassVar[str] = "asked_by_id"
    hidden_columns: ClassVar[tuple[str, ...]] = ("cells",)

    asked_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("door")
    )
    asked_at = models.DateTimeField(_("gevraagd"))
    origin = models.CharField(_("herkomst"), max_length=10, choices=Origin)
    counted = models.CharField(_("wat is een persoon"), max_length=20, choices=Counted)
    area = models.CharField(_("gebied"), max_length=80)
    period_from = models.DateField(_("van"))
    period_until = models.DateField(_("tot en met"))
    lists = models.JSONField(_("lijsten"))
    cells = models.JSONField(_("tabel"), null=True)
    missed = models.FloatField(_("gemiste koppelingen"), null=True)
    false_links = models.FloatField(_("onterechte koppelingen"), null=True)
    unresolved = models.PositiveIntegerField(_("niet uitgezocht"), default=0)
    stage = models.CharField(_("stand"), max_length=10, choices=Stage, default=Stage.WAITING)
    step = models.CharField(_("stap"), max_length=20, blank=True)
    finished_at = models.DateTimeField(_("klaar"), null=True)
    fingerprint = models.CharField(_("vingerafdruk van de tabel"), max_length=64, blank=True)
    result = models.JSONField(_("uitkomst"), null=True)

    objects = GuardedManager.from_queryset(EstimationQuerySet)()  # type: ignore[misc]

    class Meta:
        verbose_name = _("schatting van het verborgen aantal")
        verbose_name_plural = _("schattingen van het verborgen aantal")
        indexes = (models.Index(fields=["region", "asked_at"], name="estimation_of_region"),)
        constraints = (
            models.CheckConstraint(
                name="estimation_period",
                condition=models.Q(period_from__lte=models.F("period_until")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.area} {self.period_from}"

    @property
    def is_busy(self) -> bool:
        """Say whether an answer is still coming."""
        return self.stage in {Stage.WAITING, Stage.RUNNING}

    @property
    def steps_done(self) -> int:
        """Give how many steps lie behind."""
        return STEPS.index(self.step) if self.step in STEPS else 0

    @property
    def step_name(self) -> str:
        """Give what the worker is doing, in words."""
        return str(METHODS.get(self.step, _("Fouten in het koppelen")))

    @property
    def verdict_title(self) -> str:
        """Give the verdict in words; empty while there is none."""
        return str(TITLES[Verdict(self.result["verdict"])]) if self.result else ""

    @property
    def period(self) -> str:
        """Give the period in words."""
        return period(self.period_from, self.period_until)
