"""Regions, organisations, people, their accounts and the roles they hold."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from baken.core.ids import new_id
from baken.parties.kinds import OrganisationKind
from baken.vault.fields import ContentField


class Region(models.Model):
    """Municipalities and partners that work together; the outermost wall."""

    row_kind: ClassVar[str] = "region"
    region_column: ClassVar[str] = "id"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(_("naam"), max_length=120)

    class Meta:
        verbose_name = _("regio")
        verbose_name_plural = _("regio's")

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """A municipality or partner; owns dossiers, and its people see them."""

    row_kind: ClassVar[str] = "organisation"
    owner_column: ClassVar[str] = "id"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, verbose_name=_("regio"))
    kind = models.CharField(_("soort"), max_length=30, choices=OrganisationKind)
    name = models.CharField(_("naam"), max_length=120)
    slug = models.SlugField(_("naam in adressen"), max_length=60, blank=True)
    phone = models.CharField(_("telefoon"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    reach = models.CharField(_("bereikbaar"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("organisatie")
        verbose_name_plural = _("organisaties")
        constraints = (
            models.UniqueConstraint(fields=("region", "name"), name="organisation_name_in_region"),
            models.UniqueConstraint(fields=("id", "region"), name="organisation_in_region"),
            models.UniqueConstraint(
                fields=("slug",), condition=~models.Q(slug=""), name="organisation_slug_once"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Somebody who works with Baken, found in the directory of the region."""

    row_kind: ClassVar[str] = "person"
    owner_column: ClassVar[str] = "organisation_id"
    self_column: ClassVar[str] = "id"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, db_constraint=False, verbose_name=_("organisatie")
    )
    region = models.ForeignKey(Region, models.PROTECT, db_constraint=False)
    name = models.CharField(_("naam"), max_length=120)
    function = models.CharField(_("functie"), max_length=120, blank=True)
    phone = ContentField(_("telefoon"))
    email = ContentField(_("e-mail"))

    class Meta:
        verbose_name = _("medewerker")
        verbose_name_plural = _("medewerkers")
        constraints = (models.UniqueConstraint(fields=("id", "region"), name="person_in_region"),)

    def __str__(self) -> str:
        return self.name


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts without their password: the application's role cannot read that column."""

    def get_queryset(self) -> models.QuerySet["Account"]:
        """Leave the password out."""
        return super().get_queryset().defer("password").select_related("person__organisation")


class Account(AbstractBaseUser):
    """The way in for one person."""

    row_kind: ClassVar[str] = "account"
    hidden_columns: ClassVar[tuple[str, ...]] = ("password",)
    self_column: ClassVar[str] = "person_id"
    USERNAME_FIELD = "username"

    person = models.OneToOneField(
        Person, models.PROTECT, primary_key=True, db_constraint=False, verbose_name=_("medewerker")
    )
    region = models.ForeignKey(Region, models.PROTECT, db_constraint=False)
    username = models.CharField(_("gebruikersnaam"), max_length=150, unique=True)
    is_active = models.BooleanField(_("kan inloggen"), default=True)
    session_key = models.UUIDField(default=new_id, editable=False)
    opened_at = models.DateTimeField(_("gemaakt"))
    temporary_until = models.DateTimeField(_("tijdelijk wachtwoord geldt tot"), null=True)

    objects = AccountManager()

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        return self.username

    def get_session_auth_hash(self) -> str:
        """Tie sessions to a key that changes when they must end, not to the password."""
        return salted_hmac("baken.session", str(self.session_key), algorithm="sha256").hexdigest()

    def end_sessions(self) -> None:
        """Let every session of this account end at its next request."""
        self.session_key = new_id()


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Questions about who holds which role."""

    def on(self, day: date) -> "AssignmentQuerySet":
        """Give the assignments in force on a day; the last day counts."""
        open_end = models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=day)
        return self.filter(open_end, valid_from__lte=day)

    def of(self, person_id: UUID) -> "AssignmentQuerySet":
        """Give the assignments of one person."""
        return self.filter(person_id=person_id).select_related("organisation", "stands_in_for")

    def holding(self, role: str, organisation_id: UUID, day: date) -> "AssignmentQuerySet":
        """Give who holds a role for an organisation on a day, with their names."""
        found = self.on(day).filter(role=role, organisation_id=organisation_id)
        return found.select_related("person__organisation")


class Assignment(models.Model):
    """A person holds a role for an organisation, from a day until a day."""

    row_kind: ClassVar[str] = "assignment"
    owner_column: ClassVar[str] = "organisation_id"
    self_column: ClassVar[str] = "person_id"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, verbose_name=_("medewerker")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, db_constraint=False, verbose_name=_("voor organisatie")
    )
    region = models.ForeignKey(Region, models.PROTECT, db_constraint=False)
    role = models.CharField(_("rol"), max_length=40)
    valid_from = models.DateField(_("vanaf"))
    valid_until = models.DateField(_("tot en met"), null=True, blank=True)
    stands_in_for = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        db_constraint=False,
        verbose_name=_("vervangt"),
    )

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("rol van een medewerker")
        verbose_name_plural = _("rollen van medewerkers")
        indexes = (models.Index(fields=["person", "role"], name="assignment_person_role"),)
        constraints = (
            models.UniqueConstraint(fields=("id", "region"), name="assignment_in_region"),
            models.CheckConstraint(
                name="assignment_ends_after_it_begins",
                condition=models.Q(valid_until__isnull=True)
                | models.Q(valid_until__gte=models.F("valid_from")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} ({self.valid_from})"
