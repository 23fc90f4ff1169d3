"""A new mention beside a million, and a million mentions resolved, with Splink 5 beside it.

    asked                                       Splink 5
    new mention, p50 5 ms and p95 20 ms         427 ms (`predict_between`)
    durable insert 2 ms, hit at least .84       –
    batch F1 .72 at the default threshold       .385 at 0.95
    largest cluster 60                          1,391

At 100,000 rows, which takes a minute; `LINK_ROWS=1000000` gives the figures above. Splink takes
part, in the same run and in a process of its own, when the extra `linkage` is installed.
The truth is that of the generator in `baken/linkage/tests/generator`: figures mean little outside
it, differences do.
"""

import csv
import os
import time
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest

from baken.linkage import tokens
from baken.linkage.keys import Hasher, Key
from baken.linkage.known import Known, known, profile
from baken.linkage.measuring import measure
from baken.linkage.mention import Mention
from baken.linkage.model import load
from baken.linkage.proposing import Look, Reach, proposals
from baken.linkage.score import Population, Scorer
from baken.linkage.tests.generator import COLUMNS, Row, Truth, mentions
from baken.ops import testing
from bench import figures

ROWS = int(os.environ.get("LINK_ROWS", "100000"))
ASKED = 1000
HASHER = Hasher(b"bench-only-" * 3)
Made = tuple[list[Row], list[Truth]]
Connection = psycopg.Connection[tuple[object, ...]]


@pytest.fixture(scope="module")
def made() -> Made:
    """Give the mentions and their truth."""
    return mentions(ROWS, seed=int(os.environ.get("LINK_SEED", "31")))


@pytest.fixture(scope="module")
def table(made: Made) -> Iterator[Connection]:
    """Give a database with the keys and the mentions of all but those that are asked."""
    address = testing.create_template("baken_bench_linkage")["admin"]
    rows, truth = made
    with psycopg.connect(address) as connection:
        tokens.create(connection)
        connection.execute("create table mention (id bigint, entity bigint, body text[])")
        with connection.cursor().copy("copy mention from stdin") as copy:
            for place in range(ASKED, ROWS):
                copy.write_row(
                    (place, truth[place].entity, [rows[place][name] for name in COLUMNS])
                )
        tokens.load(connection, (
            (place, HASHER.stored(known(Mention(**rows[place])))) for place in range(ASKED, ROWS)
        ))  # fmt: skip
        for statement in (
            tokens.INDEX, "create index on mention (id)", "create index on mention (entity)"
        ):  # fmt: skip
            connection.execute(statement)
        connection.commit()
        connection.autocommit = True
        connection.execute("vacuum analyze")
        yield connection


PROFILES = """
select entity, body from mention
 where entity in (select entity from mention where id = any(%s)) limit 400
"""


def _known(body: object) -> Known:
    assert isinstance(body, list)
    return known(Mention(**dict(zip(COLUMNS, body, strict=True))))


def _look(connection: Connection) -> Look[int]:
    """Do what the hot path does: keys, mentions that share them, the profiles of their entities."""

    def look(keys: Sequence[Key], reach: Reach) -> Iterator[tuple[int, Known]]:
        found = tokens.find(connection, keys, reach.most, reach.per_key)
        members: dict[int, list[Known]] = {}
        rows = connection.execute(PROFILES, ([each[0] for each in found],)).fetchall()
        for entity, body in rows:
            members.setdefault(int(str(entity)), []).append(_known(body))
        yield from ((entity, profile(parts)) for entity, parts in members.items())

    return look


def test_a_new_mention(table: Connection, made: Made) -> None:
    """Find who a new mention may be; the entities are the true ones, as if people had judged."""
    rows, truth = made
    scorer = Scorer(load(), Population(ROWS))
    others = {each.entity for each in truth[ASKED:]}
    look = _look(table)
    spent, hits, first, asked = [], 0, 0, 0
    own = time.process_time()
    for place in range(ASKED):
        mention = Mention(**{name: rows[place][name] for name in COLUMNS})
        began = time.perf_counter()
        found = [each.entity for each in proposals(known(mention), HASHER, scorer, look)]
        spent.append((time.perf_counter() - began) * 1000)
        if truth[place].entity in others:
            asked += 1
            hits += truth[place].entity in found
            first += found[:1] == [truth[place].entity]
    own = (time.process_time() - own) / ASKED * 1000
    figures.say("new mention, processor without the database, mean", own, "ms")
    spent.sort()
    figures.say("new mention, p50", spent[len(spent) // 2], "ms", at_most=5, beside="Splink 427")
    figures.say("new mention, p95", spent[int(len(spent) * 0.95)], "ms", at_most=20)
    figures.say("new mention, hit", 100 * hits / asked, f"% of {asked}",
                beside=f"aim at least 84; first {first / asked:.2f}")  # fmt: skip


def test_a_durable_insert(table: Connection, made: Made) -> None:
    """Put one mention in, on the disk when it returns."""
    table.execute("set synchronous_commit = on")
    keys = [HASHER.stored(known(Mention(**row))) for row in made[0][:ASKED]]
    spent = []
    for place, each in enumerate(keys):
        began = time.perf_counter()
        tokens.add(table, place, each)
        spent.append((time.perf_counter() - began) * 1000)
    spent.sort()
    figures.say("durable insert, p50", spent[len(spent) // 2], "ms", at_most=2)


def test_the_whole_set(made: Made, tmp_path: Path) -> None:
    """Resolve all, at the default threshold."""
    path = tmp_path / "mentions.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow((*COLUMNS, "entity"))
        for row, said in zip(*made, strict=True):
            writer.writerow((*(row[name] for name in COLUMNS), said.entity))
    found = measure(path, with_splink=find_spec("splink") is not None)
    ours, theirs = found["baken"], found.get("splink", {})
    for key, unit in FIGURES.items():
        value, other = float(str(ours[key])), float(str(theirs.get(key, 0)))
        beside = f"Splink {other:g}, ratio {value / other:.2f}" if other else ""
        figures.say(f"resolve {ROWS}, {key}", value, unit, beside=beside)
    assert int(str(ours["largest"])) <= 60


FIGURES = {"f1": "", "precision": "", "recall": "", "largest": "rows", "processor_seconds": "s",
           "peak_mib": "MiB"}  # fmt: skip
