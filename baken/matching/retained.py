"""What shredding must reach of matching: rows of the dossier, and rows elsewhere that name it.

Without a signal its statements and tokens are gone, and entities re-form from what is left.
"""

from collections.abc import Iterable
from uuid import UUID

from baken.matching.clusters import reform_all
from baken.matching.models import (
    LinkContact,
    LinkHit,
    LinkJudgement,
    LinkMember,
    LinkProposal,
    LinkToken,
    Statement,
)
from baken.vault.shredding import Goes, Retained, every

_TABLES = (Statement, LinkToken, LinkProposal, LinkJudgement, LinkMember, LinkHit, LinkContact)


def clean(ids: Iterable[UUID]) -> int:
    """Remove from other dossiers what names this one; give how many rows."""
    named = list(ids)
    rows = [
        every(LinkProposal).filter(other_mention__in=named),
        every(LinkJudgement).filter(other_mention__in=named),
        every(LinkContact).filter(hit__their_dossier__in=named),
        every(LinkHit).filter(their_dossier__in=named),
    ]
    gone = sum(each.delete()[0] for each in rows)
    reform_all()
    return gone


RETAINED = Retained(goes=tuple(map(Goes, _TABLES)), clean=clean)
