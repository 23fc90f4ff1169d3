"""Signals: registered indications, and the questions asked about many of them."""

from datetime import date
from functools import lru_cache
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from baken.access.protected import GuardedManager, Protected
from baken.intake.models import Report, YesNoUnknown
from baken.parties.models import Person
from baken.signals.vocabulary import ASKING, OPEN, Form, SignalStatus
from baken.vault.fields import ContentField


def in_words(forms: list[str]) -> str:
    """Give forms of exploitation as people name them."""
    return _in_words(tuple(forms), get_language())


@lru_cache(maxsize=128)
def _in_words(forms: tuple[str, ...], _language: str) -> str:
    return ", ".join(str(Form(form).label) for form in forms)


class SignalQuerySet(models.QuerySet["Signal"]):
    """Questions about signals: by code, status, day and assignee, never by content."""

    def open(self) -> "SignalQuerySet":
        """Give what still asks something of somebody."""
        return self.filter(status__in=OPEN)

    def in_order(self) -> "SignalQuerySet":
        """Give signals in the order of the work: acute first, then what is due first."""
        return self.order_by("-is_acute", "due_on", "id")

    def for_page(self) -> "SignalQuerySet":
        """Give signals with what their page shows beside them."""
        return self.select_related(
            "assignee", "owner", "registered_by", "report__reporter__organisation"
        )


class Signal(Protected):
    """A registered indication: what was seen, apart from what it may mean."""

    row_kind: ClassVar[str] = "signal"

    code = models.CharField(_("code"), max_length=12)
    status = models.CharField(
        _("status"), max_length=16, choices=SignalStatus, default=SignalStatus.REGISTERED
    )
    version = models.PositiveIntegerField(default=1)
    report = models.ForeignKey(
        Report,
        models.PROTECT,
        db_constraint=False,
        related_name="signals",
        verbose_name=_("melding"),
    )
    received_at = models.DateTimeField(_("ontvangen"))
    registered_at = models.DateTimeField(_("geregistreerd"))
    registered_by = models.ForeignKey(Person, models.PROTECT, db_constraint=False, related_name="+")
    assignee = models.ForeignKey(
        Person,
        models.PROTECT,
        db_constraint=False,
        related_name="+",
        verbose_name=_("behandelaar"),
    )
    due_on = models.DateField(_("uiterlijk"), null=True, blank=True)
    feedback_due_on = models.DateField(_("terugkoppelen voor"), null=True, blank=True)
    forms = ArrayField(models.CharField(max_length=20, choices=Form), verbose_name=_("vorm"))
    is_acute = models.BooleanField(_("iemand loopt nu gevaar"), default=False)
    minor_involved = models.CharField(
        _("minderjarige betrokken"), max_length=8, choices=YesNoUnknown
    )
    purpose = models.CharField(_("doel"), max_length=200)
    legal_basis = models.CharField(_("grondslag"), max_length=200)
    observation = ContentField(_("waarneming"))
    interpretation = ContentField(_("duiding"))

    objects = GuardedManager.from_queryset(SignalQuerySet)()  # type: ignore[misc]

    class Meta:
        verbose_name = _("signaal")
        verbose_name_plural = _("signalen")
        indexes = (
            models.Index(
                fields=["owner", "-is_acute", "due_on", "id"],
                include=["dossier"],  # the walls ask for it: so they need no row to count by
                name="signal_worklist",
                condition=models.Q(status__in=[status.value for status in OPEN]),
            ),
            models.Index(fields=["owner", "status", "due_on"], name="signal_of_owner"),
        )
        constraints = (
            models.UniqueConstraint(fields=("owner", "code"), name="signal_code_in_owner"),
            models.UniqueConstraint(fields=("owner", "report"), name="signal_once_a_report"),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def form_names(self) -> str:
        """Give the forms of exploitation in words."""
        return in_words(self.forms)

    @property
    def tone(self) -> str:
        """Give how loudly its status asks: amber only for what needs a person now."""
        return "attention" if self.status in ASKING else "info"

    @property
    def badges(self) -> list[dict[str, str]]:
        """Give what must catch the eye at the head of its page."""
        found = [{"text": self.get_status_display(), "tone": self.tone, "icon": "progress"}]
        if self.is_acute:
            danger = {"text": gettext("Nu gevaar"), "tone": "danger", "icon": "alert-triangle"}
            found.insert(0, danger)
        if self.minor_involved == YesNoUnknown.YES:
            found.append({"text": gettext("Minderjarige"), "tone": "attention", "icon": "mood-kid"})
        return found

    def is_overdue(self, day: date) -> bool:
        """Say whether the next step should have been taken before this day."""
        return self.due_on is not None and self.due_on < day
