"""How one may reach the client, and what may be shared with whom on what ground."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import GuardedManager, Protected
from baken.cases.models.work import done_by, near_case
from baken.cases.vocabulary import AskedHow, Capacity, ConsentBasis, Means, RuleStrength
from baken.parties.models import Organisation
from baken.vault.fields import ContentField


class ContactRule(Protected):
    """How somebody may not be reached, or only under a condition, because it can endanger them."""

    row_kind: ClassVar[str] = "contact_rule"
    signed_by: ClassVar[str] = "made_by_id"

    case = near_case("contact_rules")
    means = models.CharField(_("hoe"), max_length=8, choices=Means)
    strength = models.CharField(_("regel"), max_length=8, choices=RuleStrength)
    made_by = done_by(_("door"))
    made_at = models.DateTimeField(_("vastgelegd"))
    ended_at = models.DateTimeField(_("beëindigd"), null=True, blank=True)
    condition = ContentField(_("waarom, of alleen als"))

    class Meta:
        verbose_name = _("contactregel")
        verbose_name_plural = _("contactregels")
        ordering = ("means", "made_at")

    def __str__(self) -> str:
        return f"{self.get_strength_display()} {self.get_means_display().lower()}"

    @property
    def is_never(self) -> bool:
        """Say whether this way is closed altogether."""
        return self.strength == RuleStrength.NEVER


class ConsentQuerySet(models.QuerySet["Consent"]):
    """Questions about consents and grounds."""

    def on(self, day: date) -> "ConsentQuerySet":
        """Give what holds on a day: the last day counts, what was withdrawn never."""
        until = models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=day)
        return self.filter(until, given_on__lte=day, withdrawn_at__isnull=True)


class Consent(Protected):
    """On what ground something is shared with one recipient, for one purpose, until a day."""

    row_kind: ClassVar[str] = "consent"
    signed_by: ClassVar[str] = "recorded_by_id"

    case = near_case("consents")
    recipient = models.ForeignKey(
        Organisation,
        models.PROTECT,
        db_constraint=False,
        related_name="+",
        verbose_name=_("ontvanger"),
    )
    basis = models.CharField(_("grondslag"), max_length=12, choices=ConsentBasis)
    purpose = models.CharField(_("doel"), max_length=200)
    law = models.CharField(_("wet en artikel"), max_length=200, blank=True)
    given_on = models.DateField(_("vanaf"))
    valid_until = models.DateField(_("tot en met"), null=True, blank=True)
    asked_how = models.CharField(_("hoe gevraagd"), max_length=12, choices=AskedHow)
    capacity = models.CharField(_("kon zelf beslissen"), max_length=8, choices=Capacity)
    recorded_by = done_by(_("vastgelegd door"))
    recorded_at = models.DateTimeField(_("vastgelegd"))
    withdrawn_at = models.DateTimeField(_("ingetrokken"), null=True, blank=True)
    what = ContentField(_("wat er gedeeld mag worden"))
    words = ContentField(_("wat de cliënt hierover zei"))

    objects = GuardedManager.from_queryset(ConsentQuerySet)()  # type: ignore[misc]

    class Meta:
        verbose_name = _("toestemming of grondslag")
        verbose_name_plural = _("toestemmingen en grondslagen")
        ordering = ("-given_on", "-recorded_at")
        constraints = (
            models.CheckConstraint(
                name="consent_ends",
                condition=~models.Q(basis=ConsentBasis.CONSENT)
                | models.Q(valid_until__isnull=False),
            ),
            models.CheckConstraint(
                name="consent_ends_after_it_begins",
                condition=models.Q(valid_until__isnull=True)
                | models.Q(valid_until__gte=models.F("given_on")),
            ),
        )

    def __str__(self) -> str:
        return self.basis

    def holds_on(self, day: date) -> bool:
        """Say whether something may be shared on this ground on a day."""
        begun = self.given_on <= day and self.withdrawn_at is None
        return begun and (self.valid_until is None or day <= self.valid_until)
