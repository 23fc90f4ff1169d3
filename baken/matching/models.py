"""Statements and tokens, proposals and judgements, entities, rounds, hits and contact."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.access.protected import Owned, Protected
from baken.matching.vocabulary import Confidence, HitAnswer, LinkVerdict, Reach, Stage
from baken.parties.models import Organisation, Person
from baken.signals.models import Mention, Signal
from baken.signals.vocabulary import Thing
from baken.vault.fields import ContentField


class Statement(Protected):
    """One value that one signal states of one person or thing: the store, of which all is a view.

    What the person or thing was named as stands with the mention, apart from the value. Until when
    it is kept is the dossier's last day: null while somebody works on that (`matching.retained`).
    """

    row_kind: ClassVar[str] = "statement"

    signal = models.ForeignKey(
        Signal, models.PROTECT, db_constraint=False, related_name="statements"
    )
    mention = models.ForeignKey(
        Mention, models.PROTECT, db_constraint=False, related_name="statements"
    )
    kind = models.CharField(_("wat"), max_length=10, choices=Thing)
    attribute = models.CharField(_("kenmerk"), max_length=20)
    confidence = models.CharField(_("zekerheid"), max_length=20, choices=Confidence)
    ground = models.CharField(_("grondslag"), max_length=200)
    stated_at = models.DateTimeField(_("vastgelegd"))
    retain_until = models.DateField(_("uiterlijk bewaren tot en met"), null=True, blank=True)
    value = ContentField(_("waarde"))
    original = ContentField(_("zoals het er stond"))

    class Meta:
        verbose_name = _("uitspraak")
        verbose_name_plural = _("uitspraken")
        indexes = (models.Index(fields=["mention"], name="statement_of_mention"),)

    def __str__(self) -> str:
        return self.attribute


class LinkToken(Protected):
    """A keyed hash of what a mention states, by which mentions that share it are found."""

    row_kind: ClassVar[str] = "link_token"

    mention = models.ForeignKey(
        Mention, models.PROTECT, db_constraint=False, db_index=False, related_name="link_tokens"
    )
    reach = models.CharField(_("bereik"), max_length=6, choices=Reach)
    kind = models.CharField(_("soort"), max_length=14)
    token = models.BigIntegerField(_("zoeksleutel"))
    made_at = models.DateTimeField(_("gemaakt"))

    class Meta:
        verbose_name = _("zoeksleutel")
        verbose_name_plural = _("zoeksleutels")
        indexes = (
            models.Index(
                fields=["owner", "token", "mention"],
                include=["dossier", "kind"],
                name="link_token_own",
                condition=models.Q(reach="own"),
            ),
            models.Index(
                fields=["owner", "token", "mention"],
                include=["dossier", "kind"],
                name="link_token_loose",
                condition=models.Q(reach="loose"),
            ),
            models.Index(
                fields=["region", "token"],
                include=["owner", "dossier", "mention", "kind", "made_at"],
                name="link_token_region",
                condition=models.Q(reach="region"),
            ),
            models.Index(
                fields=["region", "token"],
                include=["owner", "dossier", "kind", "made_at"],
                name="link_token_care",
                condition=models.Q(reach="care"),
            ),
            models.Index(fields=["mention"], name="link_token_of_mention"),
        )

    def __str__(self) -> str:
        return self.kind


class LinkProposal(Protected):
    """Two mentions of persons that may be of one person, with the reasons; it decides nothing.

    It lies with the newer of the two. `bits` is null as long as nobody opened both texts: a nightly
    round finds pairs by their tokens and opens nothing.
    """

    row_kind: ClassVar[str] = "link_proposal"

    mention = models.ForeignKey(
        Mention, models.PROTECT, db_constraint=False, related_name="link_proposals"
    )
    other_mention = models.UUIDField(_("andere vermelding"))
    other_dossier = models.UUIDField(_("ander dossier"))
    keys = ArrayField(models.CharField(max_length=14), verbose_name=_("wat gelijk is"))
    bits = models.FloatField(_("gewicht"), null=True)
    reasons = models.JSONField(_("redenen"), default=list)
    worth = models.FloatField(_("wat een oordeel oplevert"), default=0)
    proposed_at = models.DateTimeField(_("voorgesteld"))

    class Meta:
        verbose_name = _("voorstel van een verband")
        verbose_name_plural = _("voorstellen van verbanden")
        constraints = (
            models.UniqueConstraint(
                fields=("owner", "mention", "other_mention"), name="link_proposal_once"
            ),
        )
        indexes = (
            models.Index(fields=["owner", "-worth", "id"], name="link_proposal_queue"),
            models.Index(fields=["owner", "other_mention"], name="link_proposal_other"),
        )

    def __str__(self) -> str:
        return str(self.pk)


class LinkJudgement(Protected):
    """What somebody judged of two mentions, and why; withdrawn when it was taken back."""

    row_kind: ClassVar[str] = "link_judgement"
    signed_by: ClassVar[str] = "by_id"

    mention = models.ForeignKey(
        Mention, models.PROTECT, db_constraint=False, related_name="link_judgements"
    )
    other_mention = models.UUIDField(_("andere vermelding"))
    other_dossier = models.UUIDField(_("ander dossier"))
    verdict = models.CharField(_("oordeel"), max_length=10, choices=LinkVerdict)
    by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("door")
    )
    at = models.DateTimeField(_("wanneer"))
    withdrawn_at = models.DateTimeField(_("teruggedraaid"), null=True, blank=True)
    why = ContentField(_("waarom"))

    class Meta:
        verbose_name = _("oordeel over een verband")
        verbose_name_plural = _("oordelen over verbanden")
        ordering = ("-at", "-id")
        indexes = (
            models.Index(fields=["owner", "mention"], name="link_judgement_one"),
            models.Index(fields=["owner", "other_mention"], name="link_judgement_other"),
        )

    def __str__(self) -> str:
        return self.verdict


class LinkMember(Protected):
    """Which entity a mention belongs to, by what people judged; the entity keeps its name."""

    row_kind: ClassVar[str] = "link_member"

    mention = models.ForeignKey(
        Mention, models.PROTECT, db_constraint=False, related_name="link_members"
    )
    entity = models.CharField(_("entiteit"), max_length=20)

    class Meta:
        verbose_name = _("deel van een entiteit")
        verbose_name_plural = _("delen van entiteiten")
        constraints = (
            models.UniqueConstraint(fields=("owner", "mention"), name="link_member_once"),
        )
        indexes = (models.Index(fields=["owner", "entity"], name="link_member_of_entity"),)

    def __str__(self) -> str:
        return self.entity


class LinkRun(Owned):
    """A nightly round over one municipality: how far it is, so that it goes on where it stopped."""

    row_kind: ClassVar[str] = "link_run"

    day = models.DateField(_("nacht"))
    stage = models.CharField(_("stand"), max_length=8, choices=Stage, default=Stage.RUNNING)
    after = models.UUIDField(_("tot en met"), null=True)
    looked = models.PositiveIntegerField(_("bekeken"), default=0)
    total = models.PositiveIntegerField(_("van"), default=0)
    proposed = models.PositiveIntegerField(_("voorgesteld"), default=0)
    begun_at = models.DateTimeField(_("begonnen"))
    finished_at = models.DateTimeField(_("klaar"), null=True)

    class Meta:
        verbose_name = _("nachtelijke ronde")
        verbose_name_plural = _("nachtelijke rondes")
        constraints = (
            models.UniqueConstraint(fields=("owner", "day"), name="link_run_once_a_night"),
        )

    def __str__(self) -> str:
        return f"{self.day}"


class LinkHit(Protected):
    """Tells the holder of a dossier that another municipality noted something that matches.

    What that was, and in which dossier, stays hidden from everybody who works in the office.
    """

    row_kind: ClassVar[str] = "link_hit"
    hidden_columns: ClassVar[tuple[str, ...]] = ("their_dossier",)

    their_owner = models.ForeignKey(
        Organisation,
        models.PROTECT,
        db_constraint=False,
        related_name="+",
        verbose_name=_("andere gemeente"),
    )
    their_dossier = models.UUIDField(_("hun dossier"))
    keys = ArrayField(models.CharField(max_length=14), verbose_name=_("wat gelijk is"))
    mentions = ArrayField(models.UUIDField(), verbose_name=_("eigen vermeldingen"))
    found_at = models.DateTimeField(_("gevonden"))
    answer = models.CharField(
        _("antwoord"), max_length=8, choices=HitAnswer, default=HitAnswer.WAITING
    )
    answered_at = models.DateTimeField(_("beantwoord"), null=True, blank=True)
    answered_by = models.ForeignKey(
        Person,
        models.PROTECT,
        db_constraint=False,
        null=True,
        related_name="+",
        verbose_name=_("door"),
    )
    why = ContentField(_("waarom"))

    class Meta:
        verbose_name = _("treffer")
        verbose_name_plural = _("treffers")
        ordering = ("-found_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("owner", "dossier", "their_dossier"), name="link_hit_once"
            ),
        )
        indexes = (models.Index(fields=["owner", "answer"], name="link_hit_of_owner"),)

    def __str__(self) -> str:
        return self.answer


class LinkContact(Protected):
    """What the holder of a dossier lets the other municipality know, and who can be called."""

    row_kind: ClassVar[str] = "link_contact"
    signed_by: ClassVar[str] = "sent_by_id"
    addressee_column: ClassVar[str] = "addressee_id"

    hit = models.ForeignKey(LinkHit, models.PROTECT, db_constraint=False, related_name="contacts")
    addressee = models.ForeignKey(
        Organisation, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("naar")
    )
    sent_by = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, related_name="+", verbose_name=_("van")
    )
    sent_at = models.DateTimeField(_("verstuurd"))
    message = ContentField(_("bericht"))

    class Meta:
        verbose_name = _("contact over een treffer")
        verbose_name_plural = _("contacten over treffers")
        ordering = ("-sent_at", "-id")
        indexes = (models.Index(fields=["addressee", "sent_at"], name="link_contact_addressee"),)

    def __str__(self) -> str:
        return f"{self.sent_at}"
