"""Weighing pairs of persons: find who shares tokens, open those few, compare, keep the reasons."""

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from math import log2
from uuid import UUID

from baken.access.protected import belonging
from baken.core import clock
from baken.linkage.model import Model, load
from baken.linkage.proposing import proposals
from baken.linkage.score import Population, Score, Scorer
from baken.matching.listing import population
from baken.matching.models import LinkProposal
from baken.matching.nearby import Nearby
from baken.matching.people import entities
from baken.parties.models import Organisation
from baken.signals.models import Mention

LEAST_BITS = -6.0
"""Below this nothing is proposed: of a hundred such pairs hardly one is one person."""
MOST_PER_PERSON = 8


def weigh(owner: Organisation, dossier_id: UUID) -> list[LinkProposal]:
    """Propose for each person of a signal who they may be; keys first, and a second, wider look."""
    near = Nearby(owner, dossier_id)
    if not near.persons or near.meets_nobody():
        return []
    scorer, made = _scorer(owner), []
    for one in near.persons:
        said = near.person(one.pk)
        if said is None:
            continue
        found = proposals(said, near.stored(one), scorer, partial(near.look, one))
        likely = [each for each in found if each.score.bits >= LEAST_BITS][:MOST_PER_PERSON]
        made += [_keep(one, near.other[each.entity], each.score, near.shared) for each in likely]
    return made


def again(owner: Organisation, proposal: LinkProposal) -> LinkProposal:
    """Weigh one pair that a nightly round found by its tokens, now that somebody opens both."""
    pair = {proposal.mention_id: proposal.dossier_id,
            proposal.other_mention: proposal.other_dossier}  # fmt: skip
    there = set(Mention.objects.filter(owner=owner, pk__in=pair).values_list("pk", flat=True))
    if there != pair.keys():
        return proposal
    near = Nearby(owner, proposal.dossier_id)
    other = near.whole(entities(owner.pk, pair)[proposal.other_mention])
    said = near.person(proposal.mention_id)
    if said is None or other is None:
        return proposal
    return _fill(proposal, _scorer(owner).weigh(said, other))


def _scorer(owner: Organisation) -> Scorer:
    return Scorer(_model(), Population(size=population(owner.pk)))


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
