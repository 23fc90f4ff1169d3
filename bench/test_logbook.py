"""How fast the logs take lines from eight keepers at once, and how fast they are checked."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from uuid import UUID, uuid4

import psycopg
import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from pytest_django import DjangoDbBlocker

from baken.ops import testing
from baken.vault.logbook import read
from baken.vault.logbook.append import append, pseudonyms
from baken.vault.logbook.tests.looks import look, seen
from bench import figures
from tests import database

CLIENTS = 8
LOOKS = 250
VERIFIED = 100_000
NAMES = pseudonyms(b"bench")


@pytest.fixture(scope="module")
def urls(django_db_blocker: DjangoDbBlocker) -> testing.Urls:
    """Give a database of our own."""
    with django_db_blocker.unblock():
        return database.copy("benchlog")


def _write(url: str, towns: list[UUID], count: int) -> None:
    with closing(psycopg.connect(url)) as keeper:
        for number in range(count):
            append(keeper, look(seen(towns[number % len(towns)])), pseudonym=NAMES)
            keeper.commit()


@pytest.mark.parametrize("towns", [1, 8], ids=["one municipality", "eight municipalities"])
@pytest.mark.parametrize("clients", [1, CLIENTS])
def test_lines_per_second(
    benchmark: BenchmarkFixture, urls: testing.Urls, clients: int, towns: int
) -> None:
    """Each look commits two lines: one in the access log, one in the processing log."""
    places = [uuid4() for _ in range(towns)]

    def write() -> None:
        with ThreadPoolExecutor(clients) as pool:
            shares = [places[turn:] + places[:turn] for turn in range(clients)]
            list(pool.map(lambda mine: _write(urls["keeper"], mine, LOOKS), shares))

    started = time.perf_counter()
    benchmark.pedantic(write, rounds=1)  # type: ignore[no-untyped-call]
    looks = clients * LOOKS / (time.perf_counter() - started)
    benchmark.extra_info["looks_per_second"] = round(looks)
    figures.say(f"log, {clients} keepers, {towns} municipalities", 2 * looks, "lines/s")
    with closing(psycopg.connect(urls["owner"])) as owner:
        assert read.findings(owner) == []


def test_verify_a_hundred_thousand_lines(benchmark: BenchmarkFixture, urls: testing.Urls) -> None:
    """Half of them in each log, of one municipality."""
    town = uuid4()
    with closing(psycopg.connect(urls["keeper"])) as keeper:
        for number in range(VERIFIED // 2):
            append(keeper, look(seen(town)), pseudonym=NAMES)
            if number % 100 == 99:  # a head that changes often in one transaction becomes slow
                keeper.commit()
    with closing(psycopg.connect(urls["owner"])) as owner:
        started, own = time.perf_counter(), time.process_time()
        found = benchmark.pedantic(read.findings, [owner], rounds=1)  # type: ignore[no-untyped-call]
        took, own = time.perf_counter() - started, time.process_time() - own
    figures.say(
        f"baken audit verify, {VERIFIED:,} lines", took, "s", beside=f"processor {own:.1f} s"
    )
    assert found == []
