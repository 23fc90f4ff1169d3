"""Her own view: the door that a coordinator opens for her, and what she says through it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import Protected
from baken.care.vocabulary import ClientLanguage, WordKind
from baken.cases.models import Case
from baken.cases.vocabulary import Means
from baken.parties.models import Person
from baken.vault.fields import ContentField


class ClientDoor(Protected):
    """A client may look along with a code of her own; closed unless somebody opened it with her."""

    row_kind: ClassVar[str] = "client_door"
    signed_by: ClassVar[str] = "opened_by_id"

    case = models.ForeignKey(Case, models.PROTECT, db_constraint=False, related_name="doors")
    opened_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("door")
    )
    opened_at = models.DateTimeField(_("geopend"))
    code_hash = models.CharField(_("kenmerk van de code"), max_length=64)
    phone_checked_on = models.DateField(_("telefoon samen nagekeken"))
    language = models.CharField(_("taal"), max_length=5, choices=ClientLanguage)
    until = models.DateField(_("geldt tot en met"))
    ended_at = models.DateTimeField(_("gesloten"), null=True, blank=True)
    shows_shelter = models.BooleanField(_("of er opvang is"), default=False)
    shows_complaint = models.BooleanField(_("hoe het met de aangifte staat"), default=False)
    shows_recipients = models.BooleanField(_("met wie iets gedeeld mag worden"), default=False)
    meets_at = models.DateTimeField(_("volgende afspraak"), null=True, blank=True)
    meets_how = models.CharField(_("hoe"), max_length=8, choices=Means, blank=True)

    class Meta:
        verbose_name = _("eigen pagina van een cliënt")
        verbose_name_plural = _("eigen pagina’s van cliënten")
        ordering = ("-opened_at",)
        indexes = (models.Index(fields=["code_hash"], name="door_by_code"),)
        constraints = (
            models.UniqueConstraint(
                fields=("dossier",),
                name="one_open_door_a_dossier",
                condition=models.Q(ended_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


class ClientWord(Protected):
    """What a client said on her own page: a message, that she takes consent back, how it goes."""

    row_kind: ClassVar[str] = "client_word"

    case = models.ForeignKey(Case, models.PROTECT, db_constraint=False, related_name="client_words")
    kind = models.CharField(_("wat"), max_length=10, choices=WordKind)
    said_at = models.DateTimeField(_("wanneer"))
    score = models.PositiveSmallIntegerField(_("hoe het gaat, volgens haar"), null=True, blank=True)
    handled_at = models.DateTimeField(_("afgehandeld"), null=True, blank=True)
    handled_by = models.ForeignKey(
        Person,
        models.PROTECT,
        db_constraint=False,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("door"),
    )
    text = ContentField(_("tekst"))
    outcome = ContentField(_("wat ermee gedaan is"))

    class Meta:
        verbose_name = _("woord van een cliënt")
        verbose_name_plural = _("woorden van cliënten")
        ordering = ("-said_at",)
        constraints = (
            models.CheckConstraint(
                name="a_score_from_one_to_ten",
                condition=models.Q(score__isnull=True) | models.Q(score__range=(1, 10)),
            ),
        )

    def __str__(self) -> str:
        return self.kind
