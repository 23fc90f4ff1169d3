"""How people get in: second factors, the login of an organisation, and who asks to enter."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import GuardedManager, Owned
from baken.core.ids import new_id
from baken.parties.models import Person, Region


class FactorKind(models.TextChoices):
    """What somebody can take the second step with."""

    APP = "app", _("Code uit een app")
    PASSKEY = "passkey", _("Passkey")
    RECOVERY = "recovery", _("Herstelcodes")


class SecondFactor(models.Model):
    """Something a person has, beside what they know."""

    row_kind: ClassVar[str] = "second_factor"
    self_column: ClassVar[str] = "person_id"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, db_constraint=False, related_name="+")
    region = models.ForeignKey(Region, models.PROTECT, db_constraint=False, related_name="+")
    kind = models.CharField(_("soort"), max_length=10, choices=FactorKind)
    name = models.CharField(_("naam"), max_length=60, blank=True)
    sealed = models.TextField(_("verzegeld geheim"), blank=True)
    known = models.JSONField(_("wat Baken ervan bewaart"), default=dict)
    last_counter = models.BigIntegerField(_("laatst gebruikt tijdvak"), default=0)
    added_at = models.DateTimeField(_("toegevoegd"))
    last_used_at = models.DateTimeField(_("laatst gebruikt"), null=True)

    objects = GuardedManager["SecondFactor"]()

    class Meta:
        verbose_name = _("tweede stap bij het inloggen")
        verbose_name_plural = _("tweede stappen bij het inloggen")
        constraints = (
            models.UniqueConstraint(
                fields=("region", "person", "kind"),
                condition=models.Q(kind__in=("app", "recovery")),
                name="second_factor_once",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def title(self) -> str:
        """Give what its owner calls it, or else its kind in the language of the page."""
        return self.name or str(self.get_kind_display())


class LoginProvider(Owned):
    """The OpenID Connect service of an organisation, as an administrator set it up."""

    row_kind: ClassVar[str] = "login_provider"

    name = models.CharField(_("naam op de inlogpagina"), max_length=80)
    issuer = models.URLField(_("uitgever (issuer)"), max_length=300)
    client_id = models.CharField(_("client-id"), max_length=200)
    sealed = models.TextField(_("verzegeld clientgeheim"), blank=True)
    groups_claim = models.CharField(_("veld met groepen"), max_length=60, default="groups")
    roles = models.JSONField(_("rol per groep"), default=dict)
    has_second_factor = models.BooleanField(_("meldt zelf een tweede stap"), default=False)
    is_active = models.BooleanField(_("in gebruik"), default=True)
    changed_at = models.DateTimeField(_("gewijzigd"))

    class Meta:
        verbose_name = _("inloggen via een organisatie")
        verbose_name_plural = _("inloggen via organisaties")
        constraints = (
            models.UniqueConstraint(fields=("id", "region"), name="login_provider_in_region"),
            models.UniqueConstraint(fields=("owner", "region"), name="login_provider_once"),
        )

    def __str__(self) -> str:
        return self.name


class Identity(models.Model):
    """Who a person is at the login of their organisation: issuer and subject, never an e-mail."""

    row_kind: ClassVar[str] = "identity"
    self_column: ClassVar[str] = "person_id"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, db_constraint=False, related_name="+")
    region = models.ForeignKey(Region, models.PROTECT, db_constraint=False, related_name="+")
    provider = models.ForeignKey(
        LoginProvider, models.PROTECT, db_constraint=False, related_name="+"
    )
    issuer = models.URLField(_("uitgever (issuer)"), max_length=300)
    subject = models.CharField(_("kenmerk (sub)"), max_length=255)
    tied_at = models.DateTimeField(_("gekoppeld"))

    objects = GuardedManager["Identity"]()

    class Meta:
        verbose_name = _("koppeling met de eigen organisatie")
        verbose_name_plural = _("koppelingen met de eigen organisatie")
        constraints = (
            models.UniqueConstraint(
                fields=("region", "issuer", "subject"), name="identity_belongs_to_one_person"
            ),
            models.UniqueConstraint(fields=("region", "person"), name="identity_once_a_person"),
        )

    def __str__(self) -> str:
        return str(self.pk)


class AdmissionStatus(models.TextChoices):
    """What became of a request."""

    WAITING = "waiting", _("Wacht op een beheerder")
    ADMITTED = "admitted", _("Toegelaten")
    DECLINED = "declined", _("Afgewezen")


class Admission(Owned):
    """Somebody whom their organisation vouches for asks for a role; an administrator says yes."""

    row_kind: ClassVar[str] = "admission"

    provider = models.ForeignKey(
        LoginProvider, models.PROTECT, db_constraint=False, related_name="+"
    )
    issuer = models.URLField(_("uitgever (issuer)"), max_length=300)
    subject = models.CharField(_("kenmerk (sub)"), max_length=255)
    told_name = models.CharField(_("naam volgens de organisatie"), max_length=120, blank=True)
    roles = models.JSONField(_("rollen bij de groepen"), default=list)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, db_constraint=False, related_name="+"
    )
    status = models.CharField(
        _("stand"), max_length=10, choices=AdmissionStatus, default=AdmissionStatus.WAITING
    )
    asked_at = models.DateTimeField(_("gevraagd"))
    settled_at = models.DateTimeField(_("afgehandeld"), null=True)
    settled_by = models.ForeignKey(
        Person, models.PROTECT, null=True, db_constraint=False, related_name="+"
    )

    class Meta:
        verbose_name = _("verzoek om toelating")
        verbose_name_plural = _("verzoeken om toelating")
        constraints = (
            models.UniqueConstraint(
                fields=("region", "issuer", "subject"),
                condition=models.Q(status="waiting"),
                name="admission_waits_once",
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


class Attempt(models.Model):
    """How often getting in failed for a bucket; a keyed hash, so that it names nobody."""

    bucket = models.CharField(primary_key=True, max_length=64)
    failures = models.PositiveIntegerField(_("mislukt"), default=0)
    last_at = models.DateTimeField(_("laatst"), db_index=True)

    class Meta:
        verbose_name = _("inlogpoging")
        verbose_name_plural = _("inlogpogingen")

    def __str__(self) -> str:
        return self.bucket
