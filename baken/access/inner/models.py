"""Own keys of named people, recovery keys, and what every sealed record carries."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import GuardedManager, Owned, Protected
from baken.parties.models import Person
from baken.vault.fields import ContentField
from baken.vault.inner.envelope import FEWEST


class InnerKeyQuerySet(models.QuerySet["InnerKey"]):
    """Questions about keys."""

    def usable(self) -> "InnerKeyQuerySet":
        """Give the keys that were not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)


class InnerKey(Owned):
    """The public half of somebody's own key: whoever seals must be able to read it."""

    row_kind: ClassVar[str] = "inner_key"
    signed_by: ClassVar[str] = "person_id"
    self_column: ClassVar[str] = "person_id"

    person = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("van")
    )
    public = models.BinaryField(_("openbare helft"))
    made_at = models.DateTimeField(_("gemaakt"))
    withdrawn_at = models.DateTimeField(_("ingetrokken"), null=True, blank=True)

    objects = GuardedManager.from_queryset(InnerKeyQuerySet)()  # type: ignore[misc]

    class Meta:
        verbose_name = _("kluissleutel")
        verbose_name_plural = _("kluissleutels")
        constraints = (
            models.UniqueConstraint(
                fields=("owner", "person"),
                name="inner_key_once",
                condition=models.Q(withdrawn_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


class InnerLock(Owned):
    """The private half of a key, locked with a passphrase: nobody but its person reads the row.

    It has the id of its key.
    """

    row_kind: ClassVar[str] = "inner_lock"
    signed_by: ClassVar[str] = "person_id"
    self_column: ClassVar[str] = "person_id"

    person = models.ForeignKey(Person, models.PROTECT, db_constraint=False, related_name="+")
    locked = models.BinaryField(_("vergrendelde helft"))
    changed_at = models.DateTimeField(_("gewijzigd"))

    class Meta:
        verbose_name = _("slot van een kluissleutel")
        verbose_name_plural = _("sloten van kluissleutels")

    def __str__(self) -> str:
        return str(self.pk)


class RecoveryKey(Owned):
    """The public half of the key whose private half exists only in three shares on paper."""

    row_kind: ClassVar[str] = "recovery_key"

    public = models.BinaryField(_("openbare helft"))
    made_at = models.DateTimeField(_("gemaakt"))

    class Meta:
        verbose_name = _("herstelsleutel")
        verbose_name_plural = _("herstelsleutels")
        indexes = (models.Index(fields=["owner", "made_at"], name="recovery_of_owner"),)

    def __str__(self) -> str:
        return str(self.pk)


class Sealed(Protected):
    """A text in the inner vault; an app makes a model of its own of it, with its own rules.

    Its `row_kind` begins with `sealed_`: the keeper hands out the key of such a row only to the
    verb "unseal". `people` are the persons it was sealed to, never fewer than two.
    """

    people = ArrayField(models.UUIDField(), verbose_name=_("voor wie"))
    envelope = ContentField(_("envelop"))
    sealed_at = models.DateTimeField(_("verzegeld"))

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_two_people",
                condition=models.Q(people__len__gte=FEWEST),
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)
