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
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import cast

import psycopg
import pytest

from baken.core.ids import new_id
from baken.linkage import tokens
from baken.linkage.keys import Key
from baken.linkage.known import Known, known, profile
from baken.linkage.measuring import measure
from baken.linkage.mention import Mention
from baken.linkage.model import load
from baken.linkage.proposing import PARTS, Look, Reach, proposals
from baken.linkage.score import Population, Scorer
from baken.linkage.tests.generator import COLUMNS, Row, Truth, mentions
from baken.ops import testing
from baken.vault.place import Place, Scope
from baken.vault.seal import DataKey, new_secret, seal, unseal
from bench import figures, linking

ROWS = int(os.environ.get("LINK_ROWS", "100000"))
ASKED = 1000
OPENED = 300
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
    linking.fill(address, *made, ASKED)
    with psycopg.connect(address, autocommit=True) as connection:
        yield connection


PROFILES = """
select near.entity, near.id, near.body
  from (select distinct entity from mention where id = any(%s)) as asked
 cross join lateral (
       select t.entity, t.id, t.body from mention as t where t.entity = asked.entity
        order by t.id desc limit %s) as near
"""
Open = Callable[[int, list[str]], list[str]]


def _look(connection: Connection, open_: Open) -> Look[int]:
    """Do what the hot path does: keys, mentions that share them, the profiles of their entities."""

    def look(keys: Sequence[Key], reach: Reach) -> Iterator[tuple[int, Known]]:
        found = tokens.find(connection, keys, reach.most, reach.per_key)
        asked = ([each[0] for each in found], PARTS)
        members: dict[int, list[Known]] = {}
        for entity, place, body in connection.execute(PROFILES, asked).fetchall():
            said = open_(int(str(place)), cast("list[str]", body))
            mention = Mention(**dict(zip(COLUMNS, said, strict=True)))
            members.setdefault(int(str(entity)), []).append(known(mention))
        yield from ((entity, profile(parts)) for entity, parts in members.items())

    return look


@dataclass
class Asked:
    """What asking came to: milliseconds of each, own processor time, and who was found."""

    spent: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)
    known: int = 0
    hits: int = 0
    first: int = 0

    def at(self, share: float) -> tuple[float, float]:
        """Give what this share of the questions stayed within: time, and processor time."""
        place = int(len(self.spent) * share)
        return sorted(self.spent)[place], sorted(self.own)[place]


def _ask(made: Made, look: Look[int], number: int) -> Asked:
    rows, truth = made
    scorer, told = Scorer(load(), Population(ROWS)), Asked()
    others = {each.entity for each in truth[ASKED:]}
    for place in range(number):
        mention = Mention(**{name: rows[place][name] for name in COLUMNS})
        began, own = time.perf_counter(), time.process_time()
        found = [each.entity for each in proposals(known(mention), linking.HASHER, scorer, look)]
        told.spent.append((time.perf_counter() - began) * 1000)
        told.own.append((time.process_time() - own) * 1000)
        if truth[place].entity in others:
            told.known += 1
            told.hits += truth[place].entity in found
            told.first += found[:1] == [truth[place].entity]
    return told


def test_a_new_mention(table: Connection, made: Made) -> None:
    """Find who a new mention may be; the entities are the true ones, as if people had judged."""
    told = _ask(made, _look(table, lambda _place, body: body), ASKED)
    (p50, own50), (p95, own95) = told.at(0.5), told.at(0.95)
    busy = f"of which {{:.1f}} own processor; load {os.getloadavg()[0]:.0f}; Splink 427"
    figures.say("new mention, p50", p50, "ms", at_most=5, beside=busy.format(own50))
    figures.say("new mention, p95", p95, "ms", at_most=20, beside=busy.format(own95))
    hit = told.hits / told.known
    figures.say("new mention, hit", 100 * hit, f"% of {told.known}",
                beside=f"aim at least 84; first {told.first / told.known:.2f}")  # fmt: skip
    assert hit >= 0.8


def test_a_new_mention_with_decryption(table: Connection, made: Made) -> None:
    """The same, with every value of a candidate sealed for a cell of its own, as statements are."""
    sealed: dict[int, list[tuple[str, Place]]] = {}
    key = DataKey(new_id(), new_secret())

    def seal_first(place: int, body: list[str]) -> list[str]:
        if place not in sealed:
            sealed[place] = [_sealed(text, key) for text in body]
        return body

    def unseal_each(place: int, body: list[str]) -> list[str]:
        del body
        return [unseal(text, key=key, place=cell, column="value") if text else ""
                for text, cell in sealed[place]]  # fmt: skip

    _ask(made, _look(table, seal_first), OPENED)
    known.cache_clear()
    told = _ask(made, _look(table, unseal_each), OPENED)
    (p50, _), (p95, own95) = told.at(0.5), told.at(0.95)
    figures.say("new mention with decryption, p50", p50, "ms")
    figures.say("new mention with decryption, p95", p95, "ms", at_most=50,
                beside=f"of which {own95:.1f} own processor; keys at hand")  # fmt: skip


def _sealed(text: str, key: DataKey) -> tuple[str, Place]:
    owner = new_id()
    cell = Place("matching_statement", "statement", new_id(),
                 Scope("dossier", new_id(), owner, owner))  # fmt: skip
    return (seal(text, key=key, place=cell, column="value") if text else ""), cell


@contextmanager
def _on_disk(connection: Connection) -> Iterator[None]:
    """Let this server, which the tests keep quick, wait for its disk as any other does."""
    settings = ("fsync", "synchronous_commit", "full_page_writes")
    for name in settings:
        connection.execute(f"alter system set {name} = on")
    connection.execute("select pg_reload_conf()")
    connection.execute("checkpoint")
    yield
    for name in settings:
        connection.execute(f"alter system reset {name}")
    connection.execute("select pg_reload_conf()")


def test_a_durable_insert(table: Connection, made: Made) -> None:
    """Put one mention in, on the disk when it returns."""
    keys = [linking.HASHER.stored(known(Mention(**row))) for row in made[0][:ASKED]]
    spent = []
    with _on_disk(table):
        for place, each in enumerate(keys):
            began = time.perf_counter()
            tokens.add(table, place, each)
            spent.append((time.perf_counter() - began) * 1000)
    spent.sort()
    figures.say("durable insert, p50", spent[len(spent) // 2], "ms", at_most=2,
                beside=f"p95 {spent[int(len(spent) * 0.95)]:.1f}")  # fmt: skip


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
