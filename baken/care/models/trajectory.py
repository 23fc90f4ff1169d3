"""Trajectories: what is arranged for one victim, the complaint, and agreed lead times."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import Owned, Protected
from baken.care.rules.clocks import Announced, Facts
from baken.care.rules.trajectory import State, Thing
from baken.care.vocabulary import ComplaintKind, ItemState
from baken.cases.models import Case
from baken.parties.models import Organisation, Person
from baken.vault.fields import ContentField


class Trajectory(Protected):
    """What there is to arrange in one case, under the template of the day it began."""

    row_kind: ClassVar[str] = "trajectory"

    case = models.ForeignKey(Case, models.PROTECT, db_constraint=False, related_name="trajectories")
    situation = models.CharField(_("situatie"), max_length=40)
    template_from = models.DateField(_("sjabloon van"))
    municipality = models.ForeignKey(
        Organisation,
        models.PROTECT,
        db_constraint=False,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("gemeente"),
    )
    started_on = models.DateField(_("begonnen"))
    version = models.PositiveIntegerField(default=1)
    reflection_granted_on = models.DateField(_("bedenktijd gekregen"), null=True, blank=True)
    reflection_ended_on = models.DateField(_("bedenktijd geëindigd"), null=True, blank=True)
    is_dublin_claimant = models.BooleanField(_("Dublinclaimant"), default=False)
    permit_from = models.DateField(_("vergunning vanaf"), null=True, blank=True)

    class Meta:
        verbose_name = _("zorgtraject")
        verbose_name_plural = _("zorgtrajecten")
        constraints = (
            models.UniqueConstraint(fields=("dossier",), name="one_trajectory_a_dossier"),
        )

    def __str__(self) -> str:
        return str(self.pk)

    def facts(self, items: "list[TrajectoryItem]") -> Facts:
        """Give what the statutory clocks follow from."""
        return Facts(
            reflection_granted_on=self.reflection_granted_on,
            is_dublin_claimant=self.is_dublin_claimant,
            reflection_ended_on=self.reflection_ended_on,
            permit_from=self.permit_from,
            decisions=tuple(
                Announced(item.name, item.announced_on, item.is_about_residence, item.objected_on)
                for item in items
                if item.announced_on
            ),
        )


class TrajectoryItem(Protected):
    """One thing to arrange for one victim."""

    row_kind: ClassVar[str] = "trajectory_item"

    trajectory = models.ForeignKey(
        Trajectory, models.PROTECT, db_constraint=False, related_name="items"
    )
    name = models.CharField(_("wat"), max_length=40)
    position = models.PositiveSmallIntegerField(_("volgorde"))
    state = models.CharField(_("stand"), max_length=12, choices=ItemState, default=ItemState.TODO)
    since = models.DateField(_("sinds"))
    waiting_for = models.ForeignKey(
        Organisation,
        models.PROTECT,
        db_constraint=False,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("wacht op"),
    )
    responsible = models.ForeignKey(
        Person,
        models.PROTECT,
        db_constraint=False,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("verantwoordelijke"),
    )
    due_on = models.DateField(_("volgende dag"), null=True, blank=True)
    expires_on = models.DateField(_("vervalt op"), null=True, blank=True)
    announced_on = models.DateField(_("besluit bekendgemaakt"), null=True, blank=True)
    objected_on = models.DateField(_("bezwaar gemaakt"), null=True, blank=True)
    is_checked = models.BooleanField(_("veiligheidsvragen nagegaan"), default=False)
    cost_cents = models.PositiveIntegerField(_("kosten in centen"), null=True, blank=True)
    payer = models.CharField(_("wie betaalt"), max_length=80, blank=True)
    reason = ContentField(_("reden"))
    note = ContentField(_("notitie"))

    class Meta:
        verbose_name = _("iets te regelen")
        verbose_name_plural = _("te regelen")
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("dossier", "name"), name="item_once_a_dossier"),
        )
        indexes = (models.Index(fields=["owner", "state", "due_on"], name="item_by_day"),)

    def __str__(self) -> str:
        return self.name

    @property
    def is_about_residence(self) -> bool:
        """Say whether a decision about it follows the law on residence."""
        return self.name in {"permit", "reflection"}

    def thing(self, waits_for: tuple[str, ...]) -> Thing:
        """Give it as the rules calculate with it."""
        return Thing(self.name, State(self.state), waits_for, self.due_on, self.expires_on)


class ComplaintStep(Protected):
    """One event in the life of a complaint: considered, filed, withdrawn, filed again."""

    row_kind: ClassVar[str] = "complaint_step"
    signed_by: ClassVar[str] = "recorded_by_id"

    trajectory = models.ForeignKey(
        Trajectory, models.PROTECT, db_constraint=False, related_name="complaint_steps"
    )
    kind = models.CharField(_("wat"), max_length=12, choices=ComplaintKind)
    on = models.DateField(_("wanneer"))
    recorded_at = models.DateTimeField(_("vastgelegd"))
    recorded_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("door")
    )
    reason = ContentField(_("reden"))

    class Meta:
        verbose_name = _("stap in de aangifte")
        verbose_name_plural = _("stappen in de aangifte")
        ordering = ("on", "recorded_at", "id")

    def __str__(self) -> str:
        return self.kind


class AgreedLead(Owned):
    """How many working days one municipality agreed for one thing to arrange."""

    row_kind: ClassVar[str] = "agreed_lead"

    municipality = models.ForeignKey(
        Organisation, models.PROTECT, db_constraint=False, related_name="+"
    )
    item = models.CharField(_("wat"), max_length=40)
    working_days = models.PositiveSmallIntegerField(_("werkdagen"))
    agreed_on = models.DateField(_("afgesproken"))

    class Meta:
        verbose_name = _("afgesproken termijn")
        verbose_name_plural = _("afgesproken termijnen")
        constraints = (
            models.UniqueConstraint(
                fields=("owner", "municipality", "item"), name="one_lead_an_item"
            ),
        )

    def __str__(self) -> str:
        return f"{self.item} {self.working_days}"

    @classmethod
    def of(cls, municipality_id: object, day: date) -> dict[str, int]:
        """Give what a municipality agreed, by item."""
        found = cls.objects.filter(municipality_id=municipality_id, agreed_on__lte=day)
        return dict(found.values_list("item", "working_days"))
