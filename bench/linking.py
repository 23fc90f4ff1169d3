"""The tables of the linkage bench, filled by two processes: keys are most of the work."""

import gc
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing import get_context

import psycopg

from baken.linkage import tokens
from baken.linkage.keys import Hasher
from baken.linkage.known import known
from baken.linkage.mention import Mention
from baken.linkage.tests.generator import COLUMNS, Row, Truth

HASHER = Hasher(b"bench-only-" * 3)
PROCESSES = 2
Connection = psycopg.Connection[tuple[object, ...]]


@dataclass(frozen=True)
class Work:
    """What the processes share: they are forks, so that nothing is copied to them."""

    address: str
    rows: Sequence[Row]
    truth: Sequence[Truth]


_WORK: list[Work] = []


def fill(address: str, rows: Sequence[Row], truth: Sequence[Truth], first: int) -> None:
    """Put in the mentions from a place on, with their keys; then the indexes."""
    with psycopg.connect(address) as connection:
        tokens.create(connection)
        connection.execute("create unlogged table mention (id bigint, entity bigint, body text[])")
    _WORK.append(Work(address, rows, truth))
    bounds = [first + (len(rows) - first) * turn // PROCESSES for turn in range(PROCESSES + 1)]
    gc.freeze()  # else each fork walks through, and so copies, every row that it shares
    with get_context("fork").Pool(PROCESSES) as pool:
        pool.starmap(_part, pairwise(bounds))
    gc.unfreeze()
    _WORK.clear()
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("set maintenance_work_mem = '512MB'")
        for statement in (
            tokens.INDEX, "create index on mention (id)", "create index on mention (entity)",
            "vacuum analyze",
        ):  # fmt: skip
            connection.execute(statement)


def _part(start: int, end: int) -> None:
    [work] = _WORK
    with psycopg.connect(work.address) as connection:
        with connection.cursor().copy("copy mention from stdin") as copy:
            for place in range(start, end):
                row = work.rows[place]
                copy.write_row((place, work.truth[place].entity, [row[name] for name in COLUMNS]))
        found = (
            (place, HASHER.stored(known(Mention(**work.rows[place]))))
            for place in range(start, end)
        )
        tokens.load(connection, found)
