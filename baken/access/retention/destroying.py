"""Destroys what two people agreed on: keys first, then every row and what names it elsewhere.

Broken off, it goes on at the next round: a dossier is done when its proposal says so.
"""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F

from baken.access.retention import certificates
from baken.access.retention.models import Certificate, Destruction, KeptCount, Proposal, State
from baken.core import clock
from baken.vault.keeper.caretaker import shred
from baken.vault.keeper.store import Connection
from baken.vault.keeper.tombstones import Tombstones
from baken.vault.shredding import Goes, every, registered, tables


def carry_out(keeper: Connection, tombstones: Tombstones) -> list[Certificate]:
    """Carry out every list whose days of waiting are over; give a certificate for each."""
    waiting = every(Destruction).filter(done_at=None, stopped_at=None)
    ripe = waiting.filter(ripe_on__lte=clock.today()).order_by("owner_id", "number")
    return [_destroy_list(each, keeper, tombstones) for each in ripe]


def _destroy_list(
    destruction: Destruction, keeper: Connection, tombstones: Tombstones
) -> Certificate:
    proposals = list(every(Proposal).filter(destruction=destruction))
    rows: Counter[str] = Counter()
    keys = 0
    for proposal in proposals:
        keys += shred(keeper, tombstones, proposal.subject_id)
        rows += _destroy(proposal)
    return _certify(destruction, proposals, rows, keys)


@transaction.atomic
def _destroy(proposal: Proposal) -> Counter[str]:
    _count(proposal)
    gone = remove(proposal.subject_id)
    proposal.state, proposal.code = State.DESTROYED, ""
    proposal.save(update_fields=["state", "code"])
    return gone


@transaction.atomic
def _certify(
    destruction: Destruction, proposals: list[Proposal], rows: Counter[str], keys: int
) -> Certificate:
    told = certificates.body(destruction, proposals, rows, keys)
    destruction.done_at = clock.now()
    destruction.save(update_fields=["done_at"])
    return every(Certificate).create(
        owner_id=destruction.owner_id,
        region_id=destruction.region_id,
        destruction=destruction,
        made_at=destruction.done_at,
        body=told,
        sha256=certificates.sha256(told),
    )


def remove(dossier_id: UUID) -> Counter[str]:
    """Remove the rows of a dossier and all that names them elsewhere; give how many of each kind.

    Used after a restore as well, for what was destroyed after the backup was made.
    """
    named = _ids(dossier_id)
    with transaction.atomic():
        gone = Counter({goes.model.row_kind: _delete(goes, dossier_id) for goes in _in_order()})
        gone["elsewhere"] = sum(each.clean(named) for each in registered())
    return +gone


def _in_order() -> list[Goes]:
    """Give the tables, that of the dossier itself last."""
    return sorted(tables("dossier"), key=lambda goes: (goes.column == "id", goes.table))


def _ids(dossier_id: UUID) -> list[UUID]:
    found = [dossier_id]
    with connection.cursor() as cursor:
        for goes in tables("dossier"):
            cursor.execute(_sql("select id from {table} where {column} = %s", goes), [dossier_id])
            found += [row[0] for row in cursor.fetchall()]
    return found


def _delete(goes: Goes, dossier_id: UUID) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_sql("delete from {table} where {column} = %s", goes), [dossier_id])
        return int(cursor.rowcount)


def _sql(text: str, goes: Goes) -> str:
    return text.format(table=f'"{goes.table}"', column=f'"{goes.column}"')


def _count(proposal: Proposal) -> None:
    traits = [(proposal.rule, "")]
    traits += [trait for each in registered() for trait in each.count(proposal.subject_id)]
    for about, trait in traits:
        _add(proposal, about, trait)


def _add(proposal: Proposal, about: str, trait: str) -> None:
    found, _ = every(KeptCount).get_or_create(
        owner_id=proposal.owner_id,
        region_id=proposal.region_id,
        year=proposal.begins_on.year,
        about=about,
        trait=trait,
        defaults={"number": 0},
    )
    every(KeptCount).filter(pk=found.pk).update(number=F("number") + 1)


def replay(scopes: Iterable[UUID]) -> int:
    """Remove again what was destroyed before; give the number of rows that had come back."""
    return sum(remove(scope).total() for scope in scopes)
