"""What shredding must reach of matching: rows of the dossier, and rows elsewhere that name it.

Without a signal its statements and tokens are gone, and entities re-form from what is left.
Until when a statement is kept, its dossier says: each night that day is written with it.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from baken.access.retention.proposing import last_day
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
from baken.vault.shredding import Goes, Retained, every, subjects

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


def keep_with_dossiers(day: date) -> int:
    """Write until when statements are kept: as long as their dossier; give that none went.

    Null while somebody still works on the dossier, for then no period runs.
    """
    rows = every(Statement)
    written = set(rows.order_by().values_list("dossier_id", "retain_until").distinct())
    ends = {each.dossier_id: last_day(each, day) for each in subjects()}
    for dossier_id, until in written:
        if until != ends.get(dossier_id):
            old = rows.filter(dossier_id=dossier_id, retain_until=until)
            old.update(retain_until=ends.get(dossier_id))
    return 0


RETAINED = Retained(goes=tuple(map(Goes, _TABLES)), clean=clean, sweep=keep_with_dossiers)
