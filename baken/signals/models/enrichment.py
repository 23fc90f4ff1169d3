"""Enriching: sources that were consulted, and the people and things that were named."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import Protected
from baken.parties.models import Person
from baken.signals.models.signal import Signal
from baken.signals.vocabulary import NamedAs, Source, Thing
from baken.vault.blind import NOTHING
from baken.vault.fields import ContentField


class Consultation(Protected):
    """A source that was consulted: why, on what basis, and what it gave."""

    row_kind: ClassVar[str] = "consultation"
    signed_by: ClassVar[str] = "consulted_by_id"

    signal = models.ForeignKey(
        Signal, models.PROTECT, db_constraint=False, related_name="consultations"
    )
    source = models.CharField(_("bron"), max_length=20, choices=Source)
    purpose = models.CharField(_("doel"), max_length=200)
    legal_basis = models.CharField(_("grondslag"), max_length=200)
    consulted_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("door")
    )
    consulted_at = models.DateTimeField(_("geraadpleegd"))
    found = ContentField(_("gevonden"))

    class Meta:
        verbose_name = _("geraadpleegde bron")
        verbose_name_plural = _("geraadpleegde bronnen")
        ordering = ("consulted_at",)

    def __str__(self) -> str:
        return self.source


class Mention(Protected):
    """A person or thing that a signal names: a light record, apart, with its own policy.

    `mark` is the blind index of the number in it (`signals.marks`): `NOTHING` when there is none,
    null in rows from before there were marks.
    """

    row_kind: ClassVar[str] = "mention"
    signed_by: ClassVar[str] = "added_by_id"

    signal = models.ForeignKey(Signal, models.PROTECT, db_constraint=False, related_name="mentions")
    kind = models.CharField(_("wat"), max_length=10, choices=Thing)
    named_as = models.CharField(_("rol"), max_length=10, choices=NamedAs)
    added_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("door")
    )
    added_at = models.DateTimeField(_("vastgelegd"))
    value = ContentField(_("gegeven"))
    according_to = ContentField(_("volgens wie"))
    mark = models.BigIntegerField(_("kenmerk om gelijke nummers te vinden"), null=True)

    class Meta:
        verbose_name = _("persoon of zaak in een signaal")
        verbose_name_plural = _("personen en zaken in een signaal")
        ordering = ("added_at",)
        indexes = (
            models.Index(
                fields=["owner", "mark"], name="mention_mark", condition=~models.Q(mark=NOTHING)
            ),
        )

    def __str__(self) -> str:
        return self.kind
