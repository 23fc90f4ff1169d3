"""The token table in PostgreSQL: which known mentions share a key with this one.

Plain SQL over a connection of psycopg, so that a bench and the application ask the same question.
Two b-tree look-ups per key and a bound on what a busy key gives: a hub then costs no more than a
quiet number, and row-level security does not push the index aside (GIN loses it).
"""

from collections.abc import Iterable, Sequence

import psycopg

from baken.linkage.keys import Key

MOST_PER_KEY = 30
MOST = 24

CREATE = """
create table link_token (token bigint not null, mention bigint not null, kind text not null);
"""
INDEX = "create index link_token_by_token on link_token (token, mention)"

FIND = """
select found.mention, count(*) as shared, array_agg(distinct found.kind)
  from (select asked.kind, near.mention, 1.0 / count(*) over (partition by asked.token) as rarity
          from unnest(%(tokens)s::bigint[], %(kinds)s::text[]) as asked (token, kind)
         cross join lateral (
               select t.mention from link_token as t where t.token = asked.token
                order by t.mention desc limit %(most_per_key)s) as near) as found
 group by found.mention
 order by sum(found.rarity) desc, found.mention desc
 limit %(most)s
"""
Found = tuple[int, int, list[str]]
"""A mention, how many keys it shares, and of which kinds."""


def create(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    """Make the table; its index comes after bulk loading, or at once when it starts empty."""
    connection.execute(CREATE)


def load(
    connection: psycopg.Connection[tuple[object, ...]], rows: Iterable[tuple[int, Sequence[Key]]]
) -> None:
    """Put the keys of many mentions in at once."""
    with connection.cursor().copy("copy link_token (token, mention, kind) from stdin") as copy:
        for mention, keys in rows:
            # Numbers and our own words alone: nothing in them needs escaping.
            copy.write("".join(f"{key.token}\t{mention}\t{key.kind}\n" for key in keys))


def add(
    connection: psycopg.Connection[tuple[object, ...]], mention: int, keys: Sequence[Key]
) -> None:
    """Put the keys of one mention in."""
    connection.execute(
        "insert into link_token (token, mention, kind) "
        "select token, %s, kind from unnest(%s::bigint[], %s::text[]) as new (token, kind)",
        (mention, [key.token for key in keys], [key.kind for key in keys]),
    )


def find(
    connection: psycopg.Connection[tuple[object, ...]],
    keys: Sequence[Key],
    most: int = MOST,
    most_per_key: int = MOST_PER_KEY,
) -> list[Found]:
    """Give the mentions that share keys, those first whose keys few others share."""
    asked = {
        "tokens": [key.token for key in keys], "kinds": [key.kind for key in keys],
        "most_per_key": most_per_key, "most": most,
    }  # fmt: skip
    return connection.execute(FIND, asked).fetchall()  # type: ignore[return-value]
