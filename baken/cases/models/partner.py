"""What partners are asked and answer, and links and merges between dossiers."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import GuardedManager, Protected
from baken.cases.models.consent import Consent
from baken.cases.models.work import Task, done_by, near_case
from baken.cases.vocabulary import LinkStatus, ReplyOutcome, RequestKind
from baken.parties.models import Organisation
from baken.vault.fields import ContentField


class PartnerRequestQuerySet(models.QuerySet["PartnerRequest"]):
    """Questions about requests to partners."""

    def open(self) -> "PartnerRequestQuerySet":
        """Give what was not settled or stopped yet."""
        return self.filter(settled_at__isnull=True, stopped_at__isnull=True)

    def with_last_reply(self) -> "PartnerRequestQuerySet":
        """Add when the partner last said something since the request was last put."""
        newest = _replies().order_by("-replied_at").values("replied_at")[:1]
        return self.annotate(last_reply_at=models.Subquery(newest))

    def silent(self) -> "PartnerRequestQuerySet":
        """Give open requests nobody said a word about since."""
        return self.open().filter(~models.Exists(_replies()))

    def answered(self) -> "PartnerRequestQuerySet":
        """Give open requests with an answer that was not handled yet."""
        return self.open().with_last_reply().filter(models.Exists(_replies()))


def _replies() -> "models.QuerySet[PartnerReply]":
    """Give what the partner said since the request around it was put."""
    since = models.OuterRef("asked_at")
    found: models.QuerySet[PartnerReply] = PartnerReply.objects.filter(
        request=models.OuterRef("pk"), replied_at__gte=since
    )
    return found


class PartnerRequest(Protected):
    """Something a partner is asked, with exactly what was shared; it ages until an answer."""

    row_kind: ClassVar[str] = "partner_request"
    signed_by: ClassVar[str] = "asked_by_id"
    addressee_column: ClassVar[str] = "partner_id"

    case = near_case("requests")
    task = models.ForeignKey(
        Task, models.PROTECT, db_constraint=False, null=True, related_name="requests"
    )
    consent = models.ForeignKey(
        Consent, models.PROTECT, db_constraint=False, related_name="requests"
    )
    code = models.CharField(_("code"), max_length=12)
    of_kind = models.CharField(_("wat wordt gevraagd"), max_length=14, choices=RequestKind)
    partner = models.ForeignKey(
        Organisation,
        models.PROTECT,
        db_constraint=False,
        related_name="+",
        verbose_name=_("partner"),
    )
    asked_by = done_by(_("gevraagd door"))
    asked_at = models.DateTimeField(_("gevraagd"))
    answer_by = models.DateField(_("antwoord voor"))
    reminded_at = models.DateTimeField(_("herinnerd"), null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(_("herinneringen"), default=0)
    escalated_at = models.DateTimeField(_("opgeschaald"), null=True, blank=True)
    settled_at = models.DateTimeField(_("afgehandeld"), null=True, blank=True)
    stopped_at = models.DateTimeField(_("gestopt"), null=True, blank=True)
    link_hash = models.CharField(_("kenmerk van de link"), max_length=64, blank=True)
    link_until = models.DateField(_("link geldt tot en met"), null=True, blank=True)
    message = ContentField(_("wat de partner moet weten"))

    objects = GuardedManager.from_queryset(PartnerRequestQuerySet)()  # type: ignore[misc]

    class Meta:
        verbose_name = _("verzoek aan een partner")
        verbose_name_plural = _("verzoeken aan partners")
        indexes = (
            models.Index(
                fields=["owner", "answer_by"],
                name="request_open_by_day",
                condition=models.Q(settled_at__isnull=True, stopped_at__isnull=True),
            ),
            models.Index(fields=["partner", "answer_by"], name="request_of_partner"),
            models.Index(
                fields=["link_hash"], name="request_by_link", condition=~models.Q(link_hash="")
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("owner", "code"), name="request_code_in_owner"),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def is_open(self) -> bool:
        """Say whether an answer is still wanted."""
        return self.settled_at is None and self.stopped_at is None

    def is_overdue(self, day: date) -> bool:
        """Say whether the partner should have answered before this day."""
        return self.is_open and self.answer_by < day


class PartnerReply(Protected):
    """What a partner answered: with an account, or on a page that a one-time link opens."""

    row_kind: ClassVar[str] = "partner_reply"
    addressee_column: ClassVar[str] = "partner_id"

    request = models.ForeignKey(
        PartnerRequest, models.PROTECT, db_constraint=False, related_name="replies"
    )
    partner = models.ForeignKey(Organisation, models.PROTECT, db_constraint=False, related_name="+")
    outcome = models.CharField(_("antwoord"), max_length=12, choices=ReplyOutcome)
    promised_on = models.DateField(_("geregeld op"), null=True, blank=True)
    replied_at = models.DateTimeField(_("beantwoord"))
    by_link = models.BooleanField(_("zonder account"), default=False)
    link_hash = models.CharField(_("kenmerk van de link"), max_length=64, blank=True)
    text = ContentField(_("toelichting"))
    by_name = ContentField(_("wie antwoordde"))

    class Meta:
        verbose_name = _("antwoord van een partner")
        verbose_name_plural = _("antwoorden van partners")
        ordering = ("-replied_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("dossier", "link_hash"),
                name="a_link_answers_once",
                condition=~models.Q(link_hash=""),
            ),
            models.CheckConstraint(
                name="a_promise_has_a_day",
                condition=~models.Q(outcome=ReplyOutcome.PROMISED)
                | models.Q(promised_on__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.outcome


class CaseLink(Protected):
    """That two dossiers touch one another: on a ground, with a yes of the other holder.

    Neither side sees a row of the other through it; who would see the link is shown beforehand.
    """

    row_kind: ClassVar[str] = "case_link"
    signed_by: ClassVar[str] = "asked_by_id"
    addressee_column: ClassVar[str] = "partner_id"

    case = near_case("links")
    partner = models.ForeignKey(
        Organisation,
        models.PROTECT,
        db_constraint=False,
        related_name="+",
        verbose_name=_("houder van het andere dossier"),
    )
    other_code = models.CharField(_("code van het andere dossier"), max_length=12, blank=True)
    status = models.CharField(
        _("stand"), max_length=8, choices=LinkStatus, default=LinkStatus.ASKED
    )
    ground = models.CharField(_("grondslag"), max_length=200)
    purpose = models.CharField(_("doel"), max_length=200)
    asked_by = done_by(_("gevraagd door"))
    asked_at = models.DateTimeField(_("gevraagd"))
    answered_at = models.DateTimeField(_("beantwoord"), null=True, blank=True)
    ended_at = models.DateTimeField(_("beëindigd"), null=True, blank=True)
    message = ContentField(_("wat de ander moet weten"))
    answer = ContentField(_("antwoord"))

    class Meta:
        verbose_name = _("koppeling tussen dossiers")
        verbose_name_plural = _("koppelingen tussen dossiers")
        ordering = ("-asked_at",)

    def __str__(self) -> str:
        return self.status


class CaseMerge(Protected):
    """That a case goes on in another of the same organisation; undone, it stands alone again."""

    row_kind: ClassVar[str] = "case_merge"
    signed_by: ClassVar[str] = "merged_by_id"

    case = near_case("merges")
    into_case = models.UUIDField(_("gaat verder in"))
    into_code = models.CharField(_("code"), max_length=12)
    merged_by = done_by(_("samengevoegd door"))
    merged_at = models.DateTimeField(_("samengevoegd"))
    undone_at = models.DateTimeField(_("ongedaan gemaakt"), null=True, blank=True)
    reason = ContentField(_("reden"))

    class Meta:
        verbose_name = _("samenvoeging van casussen")
        verbose_name_plural = _("samenvoegingen van casussen")
        ordering = ("-merged_at",)

    def __str__(self) -> str:
        return self.into_code
