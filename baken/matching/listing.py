"""Proposals and judgements as pages ask for them, and the other side of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from baken.matching.models import LinkJudgement, LinkMember, LinkProposal
from baken.matching.vocabulary import LinkVerdict
from baken.matching.words import Spoken, spoken
from baken.signals.models import Mention
from baken.signals.vocabulary import Thing

FEWEST = 1000
FINAL = (LinkVerdict.SAME, LinkVerdict.DIFFERENT)


@dataclass(frozen=True)
class Pair:
    """A proposal with both mentions, in words, and what somebody judged of it."""

    proposal: LinkProposal
    one: Mention
    other: Mention
    spoken: Spoken
    judgement: LinkJudgement | None


def waiting() -> "QuerySet[LinkProposal]":
    """Give proposals that nobody judged for good, those that teach most first."""
    judged = LinkJudgement.objects.filter(
        mention_id=OuterRef("mention_id"), other_mention=OuterRef("other_mention"),
        withdrawn_at=None, verdict__in=FINAL,
    )  # fmt: skip
    # Whoever judged three to be one person has said something of the third pair as well.
    mine = LinkMember.objects.filter(mention_id=OuterRef("mention_id"))
    theirs = LinkMember.objects.filter(mention_id=OuterRef(OuterRef("other_mention")))
    one = mine.filter(entity__in=theirs.values("entity"))
    return LinkProposal.objects.filter(~Exists(judged), ~Exists(one)).order_by("-worth", "id")


def of_dossier(dossier_id: UUID) -> "QuerySet[LinkProposal]":
    """Give the proposals in which a signal takes part, the strongest first."""
    mine = Q(dossier_id=dossier_id) | Q(other_dossier=dossier_id)
    return LinkProposal.objects.filter(mine).order_by("-bits", "-worth", "id")


def population(owner_id: UUID) -> int:
    """Give how many persons the signals of a municipality name, and at least so many.

    In a small file chance likenesses are as rare as it is small, but the weights know nothing of
    files that small: they would be far too sure.
    """
    found: int = Mention.objects.filter(owner_id=owner_id, kind=Thing.PERSON).count()
    return max(found, FEWEST)


def pairs(proposals: Iterable[LinkProposal], dossier_id: UUID | None = None) -> list[Pair]:
    """Give proposals with both sides; one of which a side is hidden from the reader is left out."""
    rows = list(proposals)
    ids = {each for row in rows for each in (row.mention_id, row.other_mention)}
    there = {each.pk: each for each in Mention.objects.select_related("signal").filter(pk__in=ids)}
    judged = _judged(rows)
    sizes = {owner: population(owner) for owner in {row.owner_id for row in rows}}
    return [
        _pair(row, there, judged, sizes[row.owner_id], dossier_id)
        for row in rows
        if row.mention_id in there and row.other_mention in there
    ]


def _pair(
    row: LinkProposal,
    there: Mapping[UUID, Mention],
    judged: Mapping[tuple[UUID, UUID], LinkJudgement],
    size: int,
    dossier_id: UUID | None,
) -> Pair:
    one, other = there[row.mention_id], there[row.other_mention]
    if other.dossier_id == dossier_id:
        one, other = other, one
    held = judged.get((row.mention_id, row.other_mention))
    return Pair(row, one, other, spoken(row, size), held)


def _judged(rows: Iterable[LinkProposal]) -> dict[tuple[UUID, UUID], LinkJudgement]:
    """Give the judgement that holds for each pair: the last that was not withdrawn."""
    mentions = [row.mention_id for row in rows]
    found = LinkJudgement.objects.filter(mention_id__in=mentions, withdrawn_at=None)
    ordered = found.defer("why").select_related("by").order_by("at", "id")
    return {(each.mention_id, each.other_mention): each for each in ordered}
