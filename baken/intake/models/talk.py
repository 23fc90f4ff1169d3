"""Asking advice, talking with the client, and asking to be called back."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import GuardedManager, Protected
from baken.intake.models.reports import Report
from baken.parties.models import Organisation, Person
from baken.vault.fields import ContentField


class CallbackQuerySet(models.QuerySet["Callback"]):
    """Questions about people who asked to be called."""

    def waiting(self) -> "CallbackQuerySet":
        """Give who was not called yet: danger first, then who waits longest."""
        return self.filter(called_at__isnull=True).order_by("-is_acute", "asked_at")


class Callback(Protected):
    """Somebody without an account asked to be called, and may have told a story meanwhile.

    One number and a receipt to refer to; a focal officer calls and makes a report of it.
    """

    row_kind: ClassVar[str] = "callback"

    code = models.CharField(_("code"), max_length=12)
    asked_at = models.DateTimeField(_("gevraagd"))
    is_acute = models.BooleanField(_("iemand loopt nu gevaar"), default=False)
    phone = ContentField(_("telefoon"))
    told = ContentField(_("gezien of gehoord"))
    told_by = ContentField(_("verteld door"))
    safe_moment = ContentField(_("veilig moment"))
    report = models.ForeignKey(
        Report, models.PROTECT, db_constraint=False, null=True, related_name="callbacks"
    )
    called_at = models.DateTimeField(_("teruggebeld"), null=True, blank=True)
    called_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, null=True, related_name="+"
    )

    objects = GuardedManager.from_queryset(CallbackQuerySet)()  # type: ignore[misc]

    class Meta:
        verbose_name = _("terugbelverzoek")
        verbose_name_plural = _("terugbelverzoeken")
        indexes = (models.Index(fields=["owner", "called_at"], name="callback_waiting"),)

    def __str__(self) -> str:
        return self.code


class AdviceFrom(models.TextChoices):
    """Who can be asked for advice (source 004 §5, step 2)."""

    FOCAL_OFFICER = "focal_officer", _("Aandachtsfunctionaris")
    CARE_COORDINATOR = "care_coordinator", _("Zorgcoördinator")
    SAFE_HOME = "safe_home", _("Veilig Thuis (u belt zelf en legt het advies hier vast)")


class AskedBy(models.TextChoices):
    """Who wanted to know: counted, never named unless they work here."""

    PROFESSIONAL = "professional", _("Professional")
    RESIDENT = "resident", _("Inwoner")


class AdviceQuerySet(models.QuerySet["Advice"]):
    """Questions about advice."""

    def unanswered(self) -> "AdviceQuerySet":
        """Give what still waits for an answer, the longest waiting first."""
        return self.filter(answered_at__isnull=True).order_by("asked_at")


class Advice(Protected):
    """A question for advice; it can do without names and without a report."""

    row_kind: ClassVar[str] = "advice"
    signed_by: ClassVar[str] = "asked_by_id"
    self_column: ClassVar[str] = "asked_by_id"
    addressee_column: ClassVar[str] = "addressee_id"

    asked_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("vraag van")
    )
    asked_at = models.DateTimeField(_("gevraagd"))
    on_behalf_of = models.CharField(
        _("voor wie"), max_length=12, choices=AskedBy, default=AskedBy.PROFESSIONAL
    )
    advice_from = models.CharField(_("advies van"), max_length=20, choices=AdviceFrom)
    addressee = models.ForeignKey(
        Organisation, models.PROTECT, db_constraint=False, related_name="+"
    )
    report = models.ForeignKey(
        Report, models.PROTECT, db_constraint=False, null=True, related_name="advice"
    )
    answered_at = models.DateTimeField(_("beantwoord"), null=True, blank=True)
    question = ContentField(_("vraag"))

    objects = GuardedManager.from_queryset(AdviceQuerySet)()  # type: ignore[misc]

    class Meta:
        verbose_name = _("adviesvraag")
        verbose_name_plural = _("adviesvragen")
        indexes = (models.Index(fields=["addressee", "answered_at"], name="advice_waiting"),)

    def __str__(self) -> str:
        return str(self.pk)


class AdviceMessage(Protected):
    """One message in the thread of a question."""

    row_kind: ClassVar[str] = "advice_message"
    signed_by: ClassVar[str] = "written_by_id"
    self_column: ClassVar[str] = "asked_by_id"
    addressee_column: ClassVar[str] = "addressee_id"

    advice = models.ForeignKey(Advice, models.PROTECT, db_constraint=False, related_name="messages")
    asked_by = models.ForeignKey(Person, models.PROTECT, db_constraint=False, related_name="+")
    addressee = models.ForeignKey(
        Organisation, models.PROTECT, db_constraint=False, related_name="+"
    )
    written_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("van")
    )
    written_at = models.DateTimeField(_("geschreven"))
    text = ContentField(_("bericht"))

    class Meta:
        verbose_name = _("bericht bij een adviesvraag")
        verbose_name_plural = _("berichten bij adviesvragen")
        ordering = ("written_at",)

    def __str__(self) -> str:
        return str(self.pk)


class Interpreter(models.TextChoices):
    """Who interpreted: a professional, nobody because nobody was needed, or not yet."""

    PROFESSIONAL = "professional", _("Een professionele tolk")
    NOT_NEEDED = "not_needed", _("Geen tolk nodig")
    MISSING = "missing", _("Er was een tolk nodig, maar die was er niet")


class Conversation(Protected):
    """A talk with the client (source 004 §5, step 3): how it was done, and how to meet again."""

    row_kind: ClassVar[str] = "conversation"
    signed_by: ClassVar[str] = "held_by_id"
    self_column: ClassVar[str] = "held_by_id"

    report = models.ForeignKey(
        Report, models.PROTECT, db_constraint=False, related_name="conversations"
    )
    held_by = models.ForeignKey(
        Person,
        models.PROTECT,
        db_constraint=False,
        related_name="+",
        verbose_name=_("gevoerd door"),
    )
    held_at = models.DateTimeField(_("vastgelegd"))
    was_alone = models.BooleanField(_("alleen gesproken"))
    interpreter = models.CharField(_("tolk"), max_length=12, choices=Interpreter)
    no_secrecy_promised = models.BooleanField(_("geen geheimhouding beloofd"))
    said = ContentField(_("wat gezegd is"))
    safe_contact = ContentField(_("veilig weer contact"))

    class Meta:
        verbose_name = _("gesprek met de cliënt")
        verbose_name_plural = _("gesprekken met de cliënt")
        ordering = ("held_at",)

    def __str__(self) -> str:
        return str(self.pk)
