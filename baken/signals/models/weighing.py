"""Weighings and what a second person says of them."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import Protected
from baken.parties.models import Person
from baken.signals.models.signal import Signal, in_words
from baken.signals.vocabulary import (
    Form,
    NonPunishment,
    Presence,
    Reliability,
    Seriousness,
    Verdict,
)
from baken.vault.fields import ContentField


class Weighing(Protected):
    """One person's reasoned judgement of a signal, under the lists in force that day."""

    row_kind: ClassVar[str] = "weighing"
    signed_by: ClassVar[str] = "weighed_by_id"

    signal = models.ForeignKey(
        Signal, models.PROTECT, db_constraint=False, related_name="weighings"
    )
    weighed_by = models.ForeignKey(
        Person,
        models.PROTECT,
        db_constraint=False,
        related_name="+",
        verbose_name=_("gewogen door"),
    )
    weighed_at = models.DateTimeField(_("gewogen"))
    lists = ArrayField(models.CharField(max_length=60), verbose_name=_("indicatorenlijsten"))
    forms = ArrayField(models.CharField(max_length=20, choices=Form), verbose_name=_("aard"))
    seriousness = models.PositiveSmallIntegerField(_("ernst"), choices=Seriousness)
    is_acute = models.BooleanField(_("acuut gevaar"))
    reliability = models.CharField(_("betrouwbaarheid"), max_length=12, choices=Reliability)
    non_punishment = models.CharField(
        _("gedwongen strafbare feiten"), max_length=8, choices=NonPunishment
    )
    vulnerability = ContentField(_("kwetsbaarheid"))
    counter_indications = ContentField(_("tegenaanwijzingen"))
    reasoning = ContentField(_("onderbouwing"))

    class Meta:
        verbose_name = _("weging")
        verbose_name_plural = _("wegingen")
        ordering = ("-weighed_at",)

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def form_names(self) -> str:
        """Give the forms of exploitation in words."""
        return in_words(self.forms)


class WeighedIndicator(Protected):
    """What was known of one indicator when a signal was weighed."""

    row_kind: ClassVar[str] = "weighing"

    weighing = models.ForeignKey(
        Weighing, models.PROTECT, db_constraint=False, related_name="indicators"
    )
    indicator_list = models.CharField(_("lijst"), max_length=60)
    indicator = models.CharField(_("indicator"), max_length=60)
    presence = models.CharField(_("wat is bekend"), max_length=10, choices=Presence)
    seen_on = models.DateField(_("op welke dag"), null=True, blank=True)
    source = ContentField(_("van wie"))

    class Meta:
        verbose_name = _("gewogen indicator")
        verbose_name_plural = _("gewogen indicatoren")
        constraints = (
            models.UniqueConstraint(
                fields=("owner", "weighing", "indicator_list", "indicator"),
                name="indicator_once_a_weighing",
            ),
        )

    def __str__(self) -> str:
        return self.indicator


class SecondOpinion(Protected):
    """What a second person says of a weighing; never the one who weighed."""

    row_kind: ClassVar[str] = "second_opinion"
    signed_by: ClassVar[str] = "given_by_id"
    tied_with: ClassVar[dict[str, tuple[str, ...]]] = {"weighing_id": ("weighed_by_id",)}

    weighing = models.ForeignKey(
        Weighing, models.PROTECT, db_constraint=False, related_name="opinions"
    )
    weighed_by = models.ForeignKey(Person, models.PROTECT, db_constraint=False, related_name="+")
    given_by = models.ForeignKey(
        Person,
        models.PROTECT,
        db_constraint=False,
        related_name="+",
        verbose_name=_("gegeven door"),
    )
    given_at = models.DateTimeField(_("gegeven"))
    verdict = models.CharField(_("oordeel"), max_length=8, choices=Verdict)
    reasons = ContentField(_("redenen"))

    class Meta:
        verbose_name = _("tweede oordeel")
        verbose_name_plural = _("tweede oordelen")
        constraints = (
            models.UniqueConstraint(fields=("owner", "weighing"), name="opinion_once_a_weighing"),
            models.CheckConstraint(
                name="second_opinion_by_another",
                condition=~models.Q(given_by=models.F("weighed_by")),
            ),
        )

    def __str__(self) -> str:
        return self.verdict
