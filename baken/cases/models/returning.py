"""Somebody comes back: a new signal names a client, and the holder of the case alone is told."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import GuardedManager, Protected
from baken.cases.models.work import done_by, near_case
from baken.cases.vocabulary import ReturnAnswer
from baken.parties.models import Organisation
from baken.vault.fields import ContentField


class SubjectToken(Protected):
    """A keyed hash of what is known of a client, compared with new signals by the worker alone."""

    row_kind: ClassVar[str] = "subject_token"
    hidden_columns: ClassVar[tuple[str, ...]] = ("kind", "token")

    case = near_case("subject_tokens")
    kind = models.CharField(_("soort"), max_length=14)
    token = models.BigIntegerField(_("zoeksleutel"))

    class Meta:
        verbose_name = _("zoeksleutel van een cliënt")
        verbose_name_plural = _("zoeksleutels van cliënten")
        indexes = (models.Index(fields=["region", "token"], name="subject_token_region"),)

    def __str__(self) -> str:
        return str(self.pk)


class ReturnManager(GuardedManager["CaseReturn"]):
    """Never asks for the column that nobody in the office may read."""

    def get_queryset(self) -> "models.QuerySet[CaseReturn]":
        """Give rows without which dossier it was."""
        return super().get_queryset().defer(*CaseReturn.hidden_columns)


class CaseReturn(Protected):
    """Tells whoever holds a case that a new signal names what fits their client, and nobody else.

    Which dossier that signal lies in stays hidden: the worker wrote the row, nobody reads it.
    """

    row_kind: ClassVar[str] = "case_return"
    self_column: ClassVar[str] = "for_whom_id"
    hidden_columns: ClassVar[tuple[str, ...]] = ("their_dossier",)

    case = near_case("returns")
    for_whom = done_by(_("voor"))
    their_owner = models.ForeignKey(
        Organisation,
        models.PROTECT,
        db_constraint=False,
        related_name="+",
        verbose_name=_("gemeente van het signaal"),
    )
    their_dossier = models.UUIDField(_("hun dossier"))
    keys = ArrayField(models.CharField(max_length=14), verbose_name=_("wat past"))
    found_at = models.DateTimeField(_("gevonden"))
    answer = models.CharField(
        _("antwoord"), max_length=8, choices=ReturnAnswer, default=ReturnAnswer.WAITING
    )
    answered_at = models.DateTimeField(_("beantwoord"), null=True, blank=True)
    why = ContentField(_("toelichting"))

    objects: ClassVar[Any] = ReturnManager()

    class Meta:
        verbose_name = _("terugkeer van een cliënt")
        verbose_name_plural = _("terugkeer van cliënten")
        ordering = ("-found_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("owner", "dossier", "their_dossier"), name="case_return_once"
            ),
        )
        indexes = (models.Index(fields=["for_whom", "answer"], name="case_return_of_person"),)

    def __str__(self) -> str:
        return self.answer
