"""Which other signals of the municipality share tokens with one: a b-tree under the walls."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

MOST_PER_TOKEN, MOST = 31, 30
"""A busy number gives no more than this, however many signals name it."""

FIND = """
select found.dossier_id, array_agg(distinct found.kind::text) as kinds,
       count(distinct found.token) as shared
  from unnest(%s::bigint[]) as asked (token)
 cross join lateral (
       select t.dossier_id, t.kind, t.token from matching_linktoken as t
        where t.owner_id = %s and t.reach = 'own' and t.token = asked.token
        order by t.mention_id desc limit %s) as found
 where found.dossier_id <> %s
 group by found.dossier_id
 order by shared desc, found.dossier_id desc
 limit %s
"""


@dataclass(frozen=True)
class Found:
    """Another dossier, and of which kinds the tokens are that it shares."""

    dossier_id: UUID
    kinds: tuple[str, ...]


def sharing(owner_id: UUID, dossier_id: UUID, tokens: Sequence[int]) -> list[Found]:
    """Give the dossiers that share tokens with this one, those with most first."""
    asked: list[Any] = [list(tokens), owner_id, MOST_PER_TOKEN, dossier_id, MOST]
    with connection.cursor() as cursor:
        cursor.execute(FIND, asked)
        return [Found(dossier, tuple(sorted(kinds))) for dossier, kinds, _ in cursor.fetchall()]
