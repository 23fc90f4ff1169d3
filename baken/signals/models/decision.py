"""Decisions: what is done with a signal, and why."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import Protected
from baken.parties.models import Person
from baken.signals.models.signal import Signal
from baken.signals.models.weighing import Weighing
from baken.signals.vocabulary import Outcome
from baken.vault.fields import ContentField


class Decision(Protected):
    """What is done with a signal, and why."""

    row_kind: ClassVar[str] = "decision"
    signed_by: ClassVar[str] = "decided_by_id"

    signal = models.ForeignKey(
        Signal, models.PROTECT, db_constraint=False, related_name="decisions"
    )
    weighing = models.ForeignKey(Weighing, models.PROTECT, db_constraint=False)
    decided_by = models.ForeignKey(
        Person,
        models.PROTECT,
        db_constraint=False,
        related_name="+",
        verbose_name=_("besloten door"),
    )
    decided_at = models.DateTimeField(_("besloten"))
    outcome = models.CharField(_("besluit"), max_length=16, choices=Outcome)
    review_on = models.DateField(_("opnieuw bekijken"), null=True, blank=True)
    reasons = ContentField(_("redenen"))

    class Meta:
        verbose_name = _("besluit")
        verbose_name_plural = _("besluiten")
        ordering = ("-decided_at",)
        constraints = (
            models.CheckConstraint(
                name="monitoring_has_a_review_day",
                condition=~models.Q(outcome=Outcome.MONITORING) | models.Q(review_on__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.outcome
