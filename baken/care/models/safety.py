"""Safety: the plan and its review, a line per risk, how often the story was told, aftercare."""

from datetime import date
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import Protected
from baken.care.vocabulary import RiskAbout, RiskLevel
from baken.cases.models import Case
from baken.parties.models import Person
from baken.vault.fields import ContentField


class ProtectionPlan(Protected):
    """What is agreed to stay safe, by whom, and on which day it is looked at again."""

    row_kind: ClassVar[str] = "protection_plan"

    case = models.ForeignKey(
        Case, models.PROTECT, db_constraint=False, related_name="protection_plans"
    )
    review_on = models.DateField(_("herzien op"))
    changed_at = models.DateTimeField(_("gewijzigd"))
    version = models.PositiveIntegerField(default=1)
    agreed = ContentField(_("afspraken"))
    when_missing = ContentField(_("bij vermissing"))

    class Meta:
        verbose_name = _("veiligheidsplan van een cliënt")
        verbose_name_plural = _("veiligheidsplannen van cliënten")
        constraints = (models.UniqueConstraint(fields=("dossier",), name="one_plan_a_dossier"),)

    def __str__(self) -> str:
        return str(self.pk)

    def is_overdue(self, day: date) -> bool:
        """Say whether it should have been looked at before this day."""
        return self.review_on < day


class RiskLine(Protected):
    """A risk to one group, judged by a person on a day; a newer line follows an older one."""

    row_kind: ClassVar[str] = "risk_line"
    signed_by: ClassVar[str] = "judged_by_id"

    case = models.ForeignKey(Case, models.PROTECT, db_constraint=False, related_name="risk_lines")
    about = models.CharField(_("over"), max_length=10, choices=RiskAbout)
    level = models.CharField(_("risico"), max_length=8, choices=RiskLevel)
    is_retaliation = models.BooleanField(_("dreiging met wraak"), default=False)
    judged_at = models.DateTimeField(_("beoordeeld"))
    judged_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("door")
    )
    why = ContentField(_("waarom"))

    class Meta:
        verbose_name = _("risico")
        verbose_name_plural = _("risico’s")
        ordering = ("-judged_at",)

    def __str__(self) -> str:
        return self.about


class StoryTold(Protected):
    """She told her story once more: counted, because every time costs her (source 003)."""

    row_kind: ClassVar[str] = "story_told"

    case = models.ForeignKey(Case, models.PROTECT, db_constraint=False, related_name="stories_told")
    on = models.DateField(_("wanneer"))
    to_whom = models.CharField(_("aan wie"), max_length=80)
    is_hearing = models.BooleanField(_("verhoor"), default=False)
    measure = ContentField(_("wat hielp om het lichter te maken"))

    class Meta:
        verbose_name = _("verteld verhaal")
        verbose_name_plural = _("vertelde verhalen")
        ordering = ("on",)

    def __str__(self) -> str:
        return self.to_whom


class AftercareCheck(Protected):
    """A day to ask how it goes after the trajectory; her own score is hers to give."""

    row_kind: ClassVar[str] = "aftercare_check"

    case = models.ForeignKey(
        Case, models.PROTECT, db_constraint=False, related_name="aftercare_checks"
    )
    due_on = models.DateField(_("op"))
    done_on = models.DateField(_("gedaan"), null=True, blank=True)
    wellbeing = models.PositiveSmallIntegerField(
        _("hoe het gaat, volgens haar"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(10)],
    )
    note = ContentField(_("notitie"))

    class Meta:
        verbose_name = _("nazorgdag")
        verbose_name_plural = _("nazorgdagen")
        ordering = ("due_on",)

    def __str__(self) -> str:
        return f"{self.due_on}"


class VictimRegistration(Protected):
    """What is registered for CoMensha, as codes; sealed, because codes too tell who it is."""

    row_kind: ClassVar[str] = "victim_registration"

    case = models.ForeignKey(
        Case, models.PROTECT, db_constraint=False, related_name="victim_registrations"
    )
    ground = models.CharField(_("grondslag"), max_length=10)
    changed_at = models.DateTimeField(_("gewijzigd"))
    sent_on = models.DateField(_("verstuurd"), null=True, blank=True)
    codes = ContentField(_("codes"))

    class Meta:
        verbose_name = _("registratie bij CoMensha")
        verbose_name_plural = _("registraties bij CoMensha")
        constraints = (
            models.UniqueConstraint(fields=("dossier",), name="one_registration_a_dossier"),
        )

    def __str__(self) -> str:
        return str(self.pk)
