"""Judging a proposal and taking a judgement back; entities re-form in the same transaction."""

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.oversight import switches
from baken.access.protected import belonging
from baken.access.trail import record
from baken.core import clock
from baken.core.refusals import Refused
from baken.matching.clusters import reform
from baken.matching.models import LinkJudgement, LinkProposal
from baken.signals.models import Mention
from baken.signals.vocabulary import SignalEvent


@transaction.atomic
def judge(actor: Actor, *, proposal: LinkProposal, verdict: str, why: str) -> LinkJudgement:
    """Judge whether two mentions are of one person, and why; it can be undone.

    Raises Refused without a reason, or while the processing is off.
    """
    switches.demand("linkage", proposal.owner_id)
    if not why.strip():
        raise Refused(_("Schrijf op waarom u dit vindt; een collega moet het kunnen volgen."))
    other = Mention.objects.filter(pk=proposal.other_mention).first()
    if other is None:
        raise Refused(_("U ziet niet beide signalen. Vraag een collega om dit te beoordelen."))
    made: LinkJudgement = LinkJudgement.objects.create(
        **belonging(proposal),
        mention_id=proposal.mention_id,
        other_mention=other.pk,
        other_dossier=other.dossier_id,
        verdict=verdict,
        by_id=actor.person_id,
        at=clock.now(),
        why=why,
    )
    _follow(actor, made, SignalEvent.LINK_JUDGED)
    return made


@transaction.atomic
def undo(actor: Actor, *, judgement: LinkJudgement) -> LinkJudgement:
    """Take a judgement back: everything stands again as it did.

    Raises Refused when a colleague did so a moment ago.
    """
    locked: LinkJudgement = LinkJudgement.objects.select_for_update().get(pk=judgement.pk)
    if locked.withdrawn_at is not None:
        raise Refused(_("Een collega heeft dit oordeel net teruggedraaid."))
    locked.withdrawn_at = clock.now()
    locked.save(update_fields=["withdrawn_at"])
    _follow(actor, locked, SignalEvent.LINK_UNDONE)
    return locked


def _follow(actor: Actor, judgement: LinkJudgement, verb: str) -> None:
    """Re-form the entities and leave a trail in both signals."""
    reform(judgement.owner_id, [judgement.mention_id, judgement.other_mention])
    record(actor, verb, judgement)
    if other := Mention.objects.filter(pk=judgement.other_mention).first():
        record(actor, verb, other)
