"""Weighing pairs of persons: find who shares tokens, open those few, compare, keep the reasons."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log2
from uuid import UUID

from baken.access.protected import belonging
from baken.core import clock
from baken.linkage.known import profile
from baken.linkage.model import Model, load
from baken.linkage.score import Population, Score, Scorer
from baken.matching.finding import sharing
from baken.matching.listing import population
from baken.matching.models import LinkProposal, LinkToken, Statement
from baken.matching.people import Said, entities, said, town_of
from baken.matching.vocabulary import Reach
from baken.parties.models import Organisation
from baken.signals.models import Mention
from baken.signals.vocabulary import Thing
from baken.vault.door import unwrap

LEAST_BITS = -6.0
"""Below this nothing is proposed: of a hundred such pairs hardly one is one person."""
MOST_PER_PERSON = 8


def weigh(owner: Organisation, dossier_id: UUID) -> list[LinkProposal]:
    """Propose pairs of one signal with others of the municipality; the best of each person."""
    tokens = LinkToken.objects.filter(dossier_id=dossier_id, reach=Reach.OWN)
    shared = sharing(owner.pk, dossier_id, list(tokens.values_list("token", flat=True)))
    if not shared:
        return []
    keys = {each.dossier_id: each.kinds for each in shared}
    persons = _persons(owner.pk, [dossier_id, *keys])
    own = [each for each in persons if each.dossier_id == dossier_id]
    others = [each for each in persons if each.dossier_id != dossier_id]
    open_ = _opened(owner, [dossier_id, *keys]) if own and others else Said("")
    weighed = _weighed(owner, own, others, open_)
    return [_keep(*pair, score, keys) for pair, score in weighed]


def again(owner: Organisation, proposal: LinkProposal) -> LinkProposal:
    """Weigh one pair that a nightly round found by its tokens, now that somebody opens both."""
    dossiers = [proposal.dossier_id, proposal.other_dossier]
    persons = {each.pk: each for each in _persons(owner.pk, dossiers)}
    one, other = persons.get(proposal.mention_id), persons.get(proposal.other_mention)
    if one is None or other is None:
        return proposal
    weighed = _weighed(owner, [one], [other], _opened(owner, dossiers), least=None)
    return _fill(proposal, weighed[0][1]) if weighed else proposal


def _persons(owner_id: UUID, dossiers: Sequence[UUID]) -> list[Mention]:
    found = Mention.objects.filter(owner_id=owner_id, dossier_id__in=dossiers, kind=Thing.PERSON)
    return list(found.order_by("pk"))


def _opened(owner: Organisation, dossiers: Iterable[UUID]) -> Said:
    """Open the statements of a few signals, in one question to the keeper."""
    rows = list(Statement.objects.filter(owner_id=owner.pk, dossier_id__in=list(dossiers)))
    unwrap(rows, verb="search")
    return said(rows, town_of(owner))


def _weighed(
    owner: Organisation,
    own: Sequence[Mention],
    others: Sequence[Mention],
    open_: Said,
    least: float | None = LEAST_BITS,
) -> list[tuple[tuple[Mention, Mention], Score]]:
    """Compare each person with the merged profile of each other one's entity."""
    scorer = Scorer(_model(), Population(size=population(owner.pk)))
    whole = entities(owner.pk, [each.pk for each in others])
    found: list[tuple[tuple[Mention, Mention], Score]] = []
    for one in own:
        mine = []
        for other in others:
            parts = [open_.person(each) for each in whole[other.pk] if each in open_.dossier_of]
            if one.pk in open_.dossier_of and parts:
                mine.append(((one, other), scorer.weigh(open_.person(one.pk), profile(parts))))
        mine = [each for each in mine if least is None or each[1].bits >= least]
        found += sorted(mine, key=lambda each: -each[1].bits)[:MOST_PER_PERSON]
    return found


def _keep(
    one: Mention, other: Mention, score: Score, keys: Mapping[UUID, Sequence[str]]
) -> LinkProposal:
    """Keep a pair with the newer mention; a pair that was proposed before is weighed anew."""
    newer, older = (one, other) if one.pk.int > other.pk.int else (other, one)
    shared = keys.get(other.dossier_id, ())
    found: LinkProposal | None = LinkProposal.objects.filter(
        mention=newer, other_mention=older.pk
    ).first()
    if found is None:
        found = LinkProposal(
            **belonging(newer), mention=newer, other_mention=older.pk,
            other_dossier=older.dossier_id, proposed_at=clock.now(),
        )  # fmt: skip
    found.keys = sorted({*found.keys, *shared} if found.keys else shared)
    return _fill(found, score)


def _fill(proposal: LinkProposal, score: Score) -> LinkProposal:
    said_of_it = [*score.supporting, *score.against]
    proposal.bits = round(max(-60.0, min(60.0, score.bits)), 2)
    proposal.reasons = [[each.attribute, each.level, round(each.bits, 2)] for each in said_of_it]
    proposal.worth = worth(proposal.bits, len(proposal.keys))
    proposal.save()
    return proposal


def worth(bits: float, keys: int) -> float:
    """Say what a judgement of a pair would teach: most where the weights doubt, and much agrees."""
    return round(20 - min(20.0, abs(bits)) + log2(1 + keys), 3)


@lru_cache(maxsize=1)
def _model() -> Model:
    return load()
