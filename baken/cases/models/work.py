"""The work in a case: tasks, agreements, contacts, notes, decisions and flags."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import GuardedManager, Protected
from baken.cases.models.case import Case
from baken.cases.vocabulary import Means, Reached, TaskStatus
from baken.parties.models import Organisation, Person
from baken.vault.fields import ContentField


def near_case(related_name: str) -> Any:
    """Give the reference to the case that a row belongs to."""
    return models.ForeignKey(Case, models.PROTECT, db_constraint=False, related_name=related_name)


def done_by(verbose_name: Any) -> Any:
    """Give the reference to the person who did something."""
    return models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=verbose_name
    )


class TaskQuerySet(models.QuerySet["Task"]):
    """Questions about tasks."""

    def open(self) -> "TaskQuerySet":
        """Give what is still to be done, what is due first on top."""
        return self.filter(status=TaskStatus.OPEN).order_by("due_on", "id")


class Task(Protected):
    """Something to arrange: by a person or by a partner, before a day, perhaps after another."""

    row_kind: ClassVar[str] = "task"

    case = near_case("tasks")
    status = models.CharField(_("stand"), max_length=8, choices=TaskStatus, default=TaskStatus.OPEN)
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        db_constraint=False,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("wie doet het"),
    )
    partner = models.ForeignKey(
        Organisation,
        models.PROTECT,
        db_constraint=False,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("welke partner doet het"),
    )
    means = models.CharField(_("contact"), max_length=8, choices=Means, blank=True)
    due_on = models.DateField(_("uiterlijk"))
    depends_on = models.ForeignKey(
        "self", models.PROTECT, db_constraint=False, null=True, blank=True, related_name="+"
    )
    planned_at = models.DateTimeField(_("toegevoegd"))
    planned_by = done_by(_("toegevoegd door"))
    finished_at = models.DateTimeField(_("gedaan op"), null=True, blank=True)
    title = ContentField(_("wat moet er gebeuren"))
    blocker = ContentField(_("wat houdt het tegen"))
    outcome = ContentField(_("uitkomst"))

    objects = GuardedManager.from_queryset(TaskQuerySet)()  # type: ignore[misc]

    class Meta:
        verbose_name = _("taak")
        verbose_name_plural = _("taken")
        indexes = (
            models.Index(
                fields=["owner", "due_on"],
                name="task_open_by_day",
                condition=models.Q(status=TaskStatus.OPEN),
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="a_task_has_one_owner",
                condition=models.Q(person__isnull=False, partner__isnull=True)
                | models.Q(person__isnull=True, partner__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)

    def is_overdue(self, day: date) -> bool:
        """Say whether it should have been done before this day."""
        return self.status == TaskStatus.OPEN and self.due_on < day


class CaseAgreement(Protected):
    """What was agreed with the client or a partner, and until when it holds."""

    row_kind: ClassVar[str] = "case_agreement"
    signed_by: ClassVar[str] = "made_by_id"

    case = near_case("agreements")
    made_on = models.DateField(_("afgesproken op"))
    made_by = done_by(_("vastgelegd door"))
    until = models.DateField(_("geldt tot en met"), null=True, blank=True)
    made_with = ContentField(_("met wie"))
    text = ContentField(_("afspraak"))

    class Meta:
        verbose_name = _("afspraak in een casus")
        verbose_name_plural = _("afspraken in casussen")
        ordering = ("-made_on",)

    def __str__(self) -> str:
        return str(self.pk)


class ContactMoment(Protected):
    """A contact or an attempt: the day it happened apart from the day it was written down."""

    row_kind: ClassVar[str] = "contact_moment"
    signed_by: ClassVar[str] = "logged_by_id"

    case = near_case("contacts")
    happened_on = models.DateField(_("wanneer"))
    logged_at = models.DateTimeField(_("vastgelegd"))
    logged_by = done_by(_("vastgelegd door"))
    means = models.CharField(_("hoe"), max_length=8, choices=Means)
    reached = models.CharField(_("uitkomst"), max_length=14, choices=Reached)
    with_client = models.BooleanField(_("met de cliënt zelf"), default=True)
    against_rule = models.BooleanField(_("tegen een contactregel in"), default=False)
    text = ContentField(_("waar het over ging"))
    despite = ContentField(_("waarom toch, tegen de contactregel in"))

    class Meta:
        verbose_name = _("contactmoment")
        verbose_name_plural = _("contactmomenten")
        ordering = ("-happened_on", "-logged_at")

    def __str__(self) -> str:
        return self.means


class CaseNote(Protected):
    """A note: what somebody wants to keep, apart from what was seen and what was decided."""

    row_kind: ClassVar[str] = "case_note"
    signed_by: ClassVar[str] = "written_by_id"

    case = near_case("notes")
    happened_on = models.DateField(_("gaat over"))
    written_at = models.DateTimeField(_("geschreven"))
    written_by = done_by(_("door"))
    text = ContentField(_("notitie"))

    class Meta:
        verbose_name = _("notitie")
        verbose_name_plural = _("notities")
        ordering = ("-happened_on", "-written_at")

    def __str__(self) -> str:
        return str(self.pk)


class CaseDecision(Protected):
    """A decision in a case: asked by one person, taken by another, with reasons."""

    row_kind: ClassVar[str] = "case_decision"
    signed_by: ClassVar[str] = "asked_by_id"

    case = near_case("decisions")
    asked_by = done_by(_("gevraagd door"))
    asked_at = models.DateTimeField(_("gevraagd"))
    decided_by = models.ForeignKey(
        Person,
        models.PROTECT,
        db_constraint=False,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("besloten door"),
    )
    decided_at = models.DateTimeField(_("besloten"), null=True, blank=True)
    is_granted = models.BooleanField(_("akkoord"), null=True, blank=True)
    question = ContentField(_("wat wordt gevraagd"))
    reasons = ContentField(_("motivering"))

    class Meta:
        verbose_name = _("besluit in een casus")
        verbose_name_plural = _("besluiten in casussen")
        ordering = ("-asked_at",)
        constraints = (
            models.CheckConstraint(
                name="nobody_decides_what_they_asked",
                condition=models.Q(decided_by__isnull=True)
                | ~models.Q(decided_by=models.F("asked_by")),
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


class Flag(Protected):
    """Somebody asks attention for something; alerts by rules are reckoned and never stored."""

    row_kind: ClassVar[str] = "flag"
    signed_by: ClassVar[str] = "raised_by_id"

    case = near_case("flags")
    raised_by = done_by(_("geplaatst door"))
    raised_at = models.DateTimeField(_("geplaatst"))
    look_on = models.DateField(_("bekijken op"), null=True, blank=True)
    lowered_at = models.DateTimeField(_("weggehaald"), null=True, blank=True)
    text = ContentField(_("waarvoor"))
    lowered_because = ContentField(_("waarom weggehaald"))

    class Meta:
        verbose_name = _("aandachtspunt")
        verbose_name_plural = _("aandachtspunten")
        ordering = ("-raised_at",)

    def __str__(self) -> str:
        return str(self.pk)
