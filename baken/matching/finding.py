"""Which other signals of the municipality share tokens with one: a b-tree under the walls."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from baken.matching.vocabulary import Reach

MOST_PER_TOKEN, MOST = 31, 30
"""A busy number gives no more than this, however many signals name it."""

_FIND = """
select found.dossier_id, array_agg(distinct found.kind::text) as kinds,
       array_agg(distinct found.mention_id) as mentions
  from (select near.*, 1.0 / count(*) over (partition by asked.token) as rarity
          from unnest(%s::bigint[]) as asked (token)
         cross join lateral (
               select t.dossier_id, t.mention_id, t.kind from matching_linktoken as t
                where t.owner_id = %s and t.reach = '{reach}' and t.token = asked.token
                order by t.mention_id desc limit %s) as near) as found
 where found.dossier_id <> %s
 group by found.dossier_id
 order by sum(found.rarity) desc, found.dossier_id desc
 limit %s
"""
FIND = {reach: _FIND.format(reach=reach.value) for reach in (Reach.OWN, Reach.LOOSE)}
"""The reach stands in the text itself: the planner then knows which part of the index holds it."""


@dataclass(frozen=True)
class Found:
    """Another dossier, of which kinds the tokens are that it shares, and of which mentions."""

    dossier_id: UUID
    kinds: tuple[str, ...]
    mentions: frozenset[UUID]


def sharing(
    owner_id: UUID, dossier_id: UUID, tokens: Sequence[int], reach: Reach = Reach.OWN
) -> list[Found]:
    """Give the dossiers that share tokens with this one, those first that share what few do."""
    asked: list[Any] = [list(tokens), owner_id, MOST_PER_TOKEN, dossier_id, MOST]
    with connection.cursor() as cursor:
        cursor.execute(FIND[reach], asked)
        return [
            Found(dossier, tuple(sorted(kinds)), frozenset(mentions))
            for dossier, kinds, mentions in cursor.fetchall()
        ]
