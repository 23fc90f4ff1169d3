"""Asking whether somebody is known already: the question tells nothing, the holder answers."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import Owned, Protected
from baken.cases.models.work import done_by, near_case
from baken.cases.vocabulary import QuestionOutcome
from baken.vault.fields import ContentField


class CaseQuestion(Owned):
    """That somebody asked whether a client is known: marks of numbers, and never the numbers."""

    row_kind: ClassVar[str] = "case_question"
    signed_by: ClassVar[str] = "asked_by_id"
    self_column: ClassVar[str] = "asked_by_id"

    asked_by = done_by(_("gevraagd door"))
    asked_at = models.DateTimeField(_("gevraagd"))
    marks = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        verbose_name = _("vraag of iemand bekend is")
        verbose_name_plural = _("vragen of iemand bekend is")
        indexes = (
            models.Index(fields=["region", "asked_at"], name="question_in_region"),
            models.Index(fields=["asked_by", "asked_at"], name="question_of_person"),
        )

    def __str__(self) -> str:
        return str(self.pk)


class QuestionAnswer(Protected):
    """What a holder did with a question about a client of theirs; who asked never reads it."""

    row_kind: ClassVar[str] = "question_answer"
    signed_by: ClassVar[str] = "answered_by_id"

    case = near_case("question_answers")
    question_id = models.UUIDField(_("vraag"))
    outcome = models.CharField(_("wat u deed"), max_length=10, choices=QuestionOutcome)
    answered_by = done_by(_("beantwoord door"))
    answered_at = models.DateTimeField(_("beantwoord"))
    why = ContentField(_("toelichting"))

    class Meta:
        verbose_name = _("antwoord op een vraag of iemand bekend is")
        verbose_name_plural = _("antwoorden op vragen of iemand bekend is")
        ordering = ("-answered_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("dossier", "question_id"), name="one_answer_a_question"
            ),
        )

    def __str__(self) -> str:
        return self.outcome
