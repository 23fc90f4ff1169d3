"""Hand-overs: what goes to a partner, who must accept it and by when."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import GuardedManager, Protected
from baken.intake.models import Report
from baken.parties.models import Organisation, Person
from baken.signals.models.decision import Decision
from baken.signals.models.signal import Signal
from baken.signals.vocabulary import HandoverStatus, Track
from baken.vault.fields import ContentField


class HandoverQuerySet(models.QuerySet["Handover"]):
    """Questions about hand-overs."""

    def waiting(self) -> "HandoverQuerySet":
        """Give what the receiver did not answer yet: acute first, then what is due first."""
        return self.filter(status=HandoverStatus.OFFERED).order_by("-is_acute", "answer_by", "id")


class Handover(Protected):
    """Something handed to a partner, with only what they need; accepted, or back to the sender."""

    row_kind: ClassVar[str] = "handover"
    signed_by: ClassVar[str] = "offered_by_id"
    addressee_column: ClassVar[str] = "addressee_id"

    code = models.CharField(_("code"), max_length=12)
    report = models.ForeignKey(
        Report, models.PROTECT, db_constraint=False, related_name="handovers"
    )
    signal = models.ForeignKey(
        Signal, models.PROTECT, db_constraint=False, null=True, related_name="handovers"
    )
    decision = models.ForeignKey(
        Decision, models.PROTECT, db_constraint=False, null=True, related_name="handovers"
    )
    track = models.CharField(_("spoor"), max_length=16, choices=Track)
    status = models.CharField(
        _("stand"), max_length=10, choices=HandoverStatus, default=HandoverStatus.OFFERED
    )
    addressee = models.ForeignKey(
        Organisation,
        models.PROTECT,
        db_constraint=False,
        related_name="+",
        verbose_name=_("naar"),
    )
    is_acute = models.BooleanField(_("nu nodig"), default=False)
    offered_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("van")
    )
    offered_at = models.DateTimeField(_("doorgegeven"))
    answer_by = models.DateField(_("antwoord voor"))
    answered_at = models.DateTimeField(_("beantwoord"), null=True, blank=True)
    message = ContentField(_("wat de ontvanger moet weten"))
    answer = ContentField(_("antwoord"))
    answered_by_name = ContentField(_("beantwoord door"))

    objects = GuardedManager.from_queryset(HandoverQuerySet)()  # type: ignore[misc]

    class Meta:
        verbose_name = _("overdracht")
        verbose_name_plural = _("overdrachten")
        constraints = (
            models.UniqueConstraint(fields=("owner", "code"), name="handover_code_in_owner"),
        )
        indexes = (
            models.Index(fields=["addressee", "status"], name="handover_of_addressee"),
            models.Index(fields=["owner", "status"], name="handover_of_owner"),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def tone(self) -> str:
        """Give how loudly its status asks: amber when it came back to the sender."""
        return "attention" if self.status == HandoverStatus.REFUSED else "info"

    def is_overdue(self, day: date) -> bool:
        """Say whether the receiver should have answered before this day."""
        return self.status == HandoverStatus.OFFERED and self.answer_by < day
