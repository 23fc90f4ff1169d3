"""Cases, whom they are about, where they came from and who held them."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import GuardedManager, Owned, Protected
from baken.cases.vocabulary import (
    MINOR,
    PERSONS,
    AgeBand,
    CaseKind,
    CaseStatus,
    CloseReason,
    Phase,
    Safety,
    Wall,
)
from baken.parties.models import Organisation, Person
from baken.vault.fields import ContentField

CARE_KINDS = [CaseKind.VICTIM, CaseKind.GROUP]


class CaseQuerySet(models.QuerySet["Case"]):
    """Questions about cases: by code, alias, status, day and holder, never by content."""

    def open(self) -> "CaseQuerySet":
        """Give what still asks for work."""
        return self.filter(status=CaseStatus.OPEN)

    def held_by(self, person_id: object, day: date) -> "CaseQuerySet":
        """Give what a person holds, and what they stand in for on a day."""
        standing_in = models.Q(stand_in_id=person_id) & (
            models.Q(stand_in_until__isnull=True) | models.Q(stand_in_until__gte=day)
        )
        return self.filter(models.Q(holder_id=person_id) | standing_in)

    def for_page(self) -> "CaseQuerySet":
        """Give cases with what their page shows beside them."""
        return self.select_related("holder", "stand_in", "owner", "opened_by")


class Case(Protected):
    """What is done about one person or situation, in a dossier of its own."""

    row_kind: ClassVar[str] = "case"

    code = models.CharField(_("code"), max_length=12)
    kind = models.CharField(_("soort"), max_length=12, choices=CaseKind)
    wall = models.CharField(_("kant van de muur"), max_length=12, choices=Wall)
    status = models.CharField(
        _("status"), max_length=10, choices=CaseStatus, default=CaseStatus.OPEN
    )
    phase = models.CharField(_("fase"), max_length=12, choices=Phase, default=Phase.INTAKE)
    phase_since = models.DateField(_("in deze fase sinds"))
    version = models.PositiveIntegerField(default=1)
    alias = models.CharField(_("schuilnaam"), max_length=40)
    age_band = models.CharField(
        _("leeftijd"), max_length=8, choices=AgeBand, default=AgeBand.UNKNOWN
    )
    holder = models.ForeignKey(
        Person,
        models.PROTECT,
        db_constraint=False,
        related_name="+",
        verbose_name=_("regiehouder"),
    )
    stand_in = models.ForeignKey(
        Person,
        models.PROTECT,
        db_constraint=False,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("vervanger"),
    )
    stand_in_until = models.DateField(_("vervanging tot en met"), null=True, blank=True)
    team = models.CharField(_("team"), max_length=80, blank=True)
    opened_by = models.ForeignKey(Person, models.PROTECT, db_constraint=False, related_name="+")
    opened_at = models.DateTimeField(_("geopend"))
    purpose = models.CharField(_("doel"), max_length=200)
    legal_basis = models.CharField(_("grondslag"), max_length=200)
    safety = models.CharField(_("veiligheid"), max_length=8, choices=Safety, default=Safety.UNSURE)
    safety_on = models.DateField(_("veiligheid beoordeeld"), null=True, blank=True)
    last_contact_on = models.DateField(_("laatst gesproken"), null=True, blank=True)
    contact_by = models.DateField(_("weer contact voor"), null=True, blank=True)
    closed_at = models.DateTimeField(_("afgesloten"), null=True, blank=True)
    close_reason = models.CharField(
        _("reden van afsluiten"), max_length=16, choices=CloseReason, blank=True
    )
    summary = ContentField(_("waar het om gaat"))

    objects = GuardedManager.from_queryset(CaseQuerySet)()  # type: ignore[misc]

    class Meta:
        verbose_name = _("casus")
        verbose_name_plural = _("casussen")
        indexes = (
            models.Index(fields=["owner", "status", "holder"], name="case_of_holder"),
            models.Index(fields=["owner", "status", "safety"], name="case_by_safety"),
            models.Index(fields=["owner", "status", "contact_by"], name="case_by_contact"),
        )
        constraints = (
            models.UniqueConstraint(fields=("owner", "code"), name="case_code_in_owner"),
            models.UniqueConstraint(fields=("dossier",), name="one_case_a_dossier"),
            models.CheckConstraint(
                name="care_and_enforcement_stay_apart",
                condition=models.Q(kind__in=CARE_KINDS, wall=Wall.CARE)
                | (~models.Q(kind__in=CARE_KINDS) & models.Q(wall=Wall.ENFORCEMENT)),
            ),
            models.CheckConstraint(
                name="a_closed_case_has_a_reason",
                condition=~models.Q(status=CaseStatus.CLOSED) | ~models.Q(close_reason=""),
            ),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def is_minor(self) -> bool:
        """Say whether the person is under eighteen, as far as known."""
        return self.age_band in MINOR

    @property
    def is_about_a_person(self) -> bool:
        """Say whether this is about one person."""
        return self.kind in PERSONS

    @property
    def is_open(self) -> bool:
        """Say whether it still asks for work."""
        return self.status == CaseStatus.OPEN

    def days_in_phase(self, day: date) -> int:
        """Give for how many days it has been in its phase."""
        return (day - self.phase_since).days

    def is_silent(self, day: date) -> bool:
        """Say whether contact should have been made before this day."""
        return self.contact_by is not None and self.contact_by < day


class Client(Protected):
    """Who a case is about: identity apart from the case, opened on its own page and logged."""

    row_kind: ClassVar[str] = "client"

    case = models.ForeignKey(Case, models.PROTECT, db_constraint=False, related_name="clients")
    changed_at = models.DateTimeField(_("gewijzigd"))
    name = ContentField(_("naam"))
    born = ContentField(_("geboren"))
    reachable = ContentField(_("veilig te bereiken"))
    stays_at = ContentField(_("verblijft bij"))
    language = ContentField(_("taal"))
    interpreter = ContentField(_("tolk"))
    document = ContentField(_("nummer van een document"))
    marks = ArrayField(models.BigIntegerField(), default=list)
    compared_at = models.DateTimeField(_("vergeleken met nieuwe signalen sinds"), null=True)

    class Meta:
        verbose_name = _("cliënt")
        verbose_name_plural = _("cliënten")
        indexes = (
            models.Index(
                fields=["owner"],
                name="client_not_compared",
                condition=models.Q(compared_at__isnull=True),
            ),
        )
        constraints = (models.UniqueConstraint(fields=("dossier",), name="one_client_a_dossier"),)

    def __str__(self) -> str:
        return str(self.pk)


class CaseSource(Protected):
    """What a case was opened from: a signal that was decided on, a hand-over, another case."""

    row_kind: ClassVar[str] = "case_source"

    case = models.ForeignKey(Case, models.PROTECT, db_constraint=False, related_name="sources")
    of_kind = models.CharField(_("soort"), max_length=20)
    code = models.CharField(_("code"), max_length=12)
    source_id = models.UUIDField(_("rij"))
    added_at = models.DateTimeField(_("toegevoegd"))

    class Meta:
        verbose_name = _("herkomst van een casus")
        verbose_name_plural = _("herkomst van casussen")
        constraints = (
            models.UniqueConstraint(fields=("dossier", "source_id"), name="source_once_in_a_case"),
        )

    def __str__(self) -> str:
        return self.code


class Ownership(Protected):
    """Who held a case, with the organisation and team of that moment: true after staff moves."""

    row_kind: ClassVar[str] = "ownership"

    case = models.ForeignKey(Case, models.PROTECT, db_constraint=False, related_name="ownerships")
    holder = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("regiehouder")
    )
    holder_name = models.CharField(_("naam"), max_length=120)
    organisation_name = models.CharField(_("organisatie"), max_length=120)
    team = models.CharField(_("team"), max_length=80, blank=True)
    since = models.DateTimeField(_("sinds"))
    until = models.DateTimeField(_("tot"), null=True, blank=True)
    reason = ContentField(_("reden"))

    class Meta:
        verbose_name = _("periode van een regiehouder")
        verbose_name_plural = _("periodes van regiehouders")
        ordering = ("since",)

    def __str__(self) -> str:
        return self.holder_name


class Participant(Protected):
    """Somebody around a case: a professional, or somebody the client names; never a grant."""

    row_kind: ClassVar[str] = "participant"

    case = models.ForeignKey(Case, models.PROTECT, db_constraint=False, related_name="participants")
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        db_constraint=False,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisatie"),
    )
    part = models.CharField(_("rol in de casus"), max_length=80)
    added_at = models.DateTimeField(_("toegevoegd"))
    name = ContentField(_("naam"))
    reachable = ContentField(_("te bereiken"))

    class Meta:
        verbose_name = _("betrokkene bij een casus")
        verbose_name_plural = _("betrokkenen bij casussen")
        ordering = ("added_at",)

    def __str__(self) -> str:
        return self.part


class LastVisit(Owned):
    """When somebody last looked at what others changed."""

    row_kind: ClassVar[str] = "last_visit"
    self_column: ClassVar[str] = "person_id"

    person = models.ForeignKey(Person, models.PROTECT, db_constraint=False, related_name="+")
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        verbose_name = _("laatste bezoek")
        verbose_name_plural = _("laatste bezoeken")
        constraints = (
            models.UniqueConstraint(fields=("owner", "person"), name="one_last_visit_a_person"),
        )

    def __str__(self) -> str:
        return f"{self.at}"
