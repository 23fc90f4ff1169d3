"""The portal as a process: guessed at, crowded, killed, and searched for who was there."""

import os
import signal
import statistics
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from baken.demo.acting import as_member
from baken.demo.cast import MARIEKE
from baken.intake.outside.models import OutsideReport
from baken.ops.places import var
from baken.ops.testing import Urls
from baken.portal import receipt
from baken.vault import boxes, office
from baken.vault.keeper.client import SocketKeeper
from tests import database
from tests.portal.process import Reporter, Running, running
from tests.vault.conftest import Process

pytestmark = [pytest.mark.deep, pytest.mark.enable_socket]
GUESSES, HONEST, CROWD = 10_000, 20, 50
ADDRESS, AGENT = "127.77.66.55", "kanarie-agent-5f1c9e"
WORDS = "kanarie-woorden-5f1c9e"


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the portal writes its log."""
    return tmp_path_factory.mktemp("portal") / "portal.log"


@pytest.fixture(scope="module")
def portal(outside_urls: Urls, log: Path) -> Iterator[Running]:
    """A portal that runs as it would in production."""
    with running(outside_urls["portal"], log) as found:
        yield found


def test_ten_thousand_guesses_find_nothing_and_lock_nobody_out(portal: Running) -> None:
    told = [Reporter(portal.port, f"127.78.0.{n + 1}") for n in range(HONEST)]
    with ThreadPoolExecutor(16) as guessers, ThreadPoolExecutor(4) as honest:
        guesses = guessers.map(lambda n: _guess(portal.port, n), range(GUESSES))
        sent = list(honest.map(_honestly, told))
        answers = Counter(guesses)
    slow = statistics.quantiles([seconds for *_, seconds in sent], n=20)[-1]
    assert answers[200] == 0, answers
    assert set(answers) <= {422, 503}
    assert [status for status, *_ in sent] == [200] * HONEST
    assert slow < 2, answers


def test_fifty_at_once_are_fifty_reports(portal: Running, outside_urls: Urls) -> None:
    people = [Reporter(portal.port, f"127.79.0.{n + 1}") for n in range(CROWD)]
    with ThreadPoolExecutor(CROWD) as crowd:
        states = list(crowd.map(lambda one: one.tell(), people))
        before = _count(outside_urls)
        sent = list(crowd.map(lambda pair: _until_sent(*pair), zip(people, states, strict=True)))
    assert Counter(status for status, _ in sent) == {200: CROWD}
    assert len({digits for _, digits in sent}) == CROWD
    assert _count(outside_urls) == before + CROWD


@pytest.fixture
def keeper(outside_urls: Urls, tmp_path: Path) -> Iterator[Process]:
    """A keeper that runs as it would in production."""
    process = Process(outside_urls, tmp_path)
    process.start()
    yield process
    process.stop()


def test_who_got_a_receipt_is_there_whatever_was_killed(
    portal: Running, keeper: Process, outside_urls: Urls, django_db_blocker: DjangoDbBlocker
) -> None:
    stop, receipts = threading.Event(), list[str]()

    def keep_telling(number: int) -> None:
        last = 0
        while not stop.is_set():
            one = Reporter(portal.port, f"127.80.{number}.{last % 250 + 1}")
            last += 1
            with suppress(Exception):
                status, digits = one.send(one.tell())
                if status == 200:
                    receipts.append(digits)

    with ThreadPoolExecutor(4) as people:
        busy = [people.submit(keep_telling, number) for number in range(4)]
        for hurt in (portal.kill, keeper.kill, lambda: _kill_database(outside_urls)):
            time.sleep(1.5)
            hurt()
            if portal.child.process is None or portal.child.process.poll() is not None:
                portal.start()
        deadline, had = time.monotonic() + 60, len(receipts)
        while len(receipts) < had + 3 and time.monotonic() < deadline:
            time.sleep(0.1)
        stop.set()
        assert [each.result() for each in busy]
    assert len(receipts) >= had + 3
    found = [_back(portal.port, number, each) for number, each in enumerate(receipts)]
    assert Counter(found) == {200: len(receipts)}
    keeper.start()
    with django_db_blocker.unblock(), office.asking(SocketKeeper(keeper.socket)):
        database.point_at(outside_urls["office"])
        try:
            with as_member(MARIEKE):
                waiting = list(OutsideReport.objects.waiting()[:400])
                assert len(boxes.opened(waiting)) == len(waiting)
        finally:
            connection.close()


def test_nothing_of_who_told_it_is_anywhere(portal: Running, log: Path, outside_urls: Urls) -> None:
    one = Reporter(portal.port, ADDRESS, AGENT)
    status, digits = one.send(one.tell(WORDS))
    assert status == 200
    assert one.finds(digits) == 200
    assert one.finds(receipt.new()) == 422
    one.ask("POST", "/zandhaven/vertellen", {"state": WORDS, "step": "what", "what": WORDS})
    with psycopg.connect(outside_urls["admin"], autocommit=True) as admin:
        admin.execute("checkpoint")
    traces = [each.encode() for each in (ADDRESS, AGENT, WORDS, digits)]
    places = [log.parent, var() / "test-postgres"]
    hits = [
        (path.name, trace)
        for place in places
        for path in place.rglob("*")
        if path.is_file() and "kanarie" not in path.name
        for trace in traces
        if trace in _bytes(path)
    ]
    assert hits == []


def _back(port: int, number: int, digits: str) -> int:
    return Reporter(port, f"127.81.0.{number + 1}").finds(digits)


def _guess(port: int, number: int) -> int:
    return Reporter(port, f"127.77.0.{number % 254 + 1}").finds(receipt.new())


def _honestly(one: Reporter) -> tuple[int, str, float]:
    state = one.tell()
    began = time.monotonic()
    return *_until_sent(one, state), time.monotonic() - began


def _until_sent(one: Reporter, state: str) -> tuple[int, str]:
    """Press the button again when it is busy, as the page asks."""
    for _ in range(20):
        status, digits = one.send(state)
        if status != 503:
            break
        time.sleep(0.5)
    return status, digits


def _kill_database(urls: Urls) -> None:
    """Kill one process of the server, so that all of it starts again from its journal."""
    with psycopg.connect(urls["admin"], autocommit=True) as admin:
        row = admin.execute(
            "select pid from pg_stat_activity where usename = 'baken_portal'"
        ).fetchone()
    assert row
    os.kill(int(row[0]), signal.SIGKILL)


def _count(urls: Urls) -> int:
    with psycopg.connect(urls["admin"]) as admin:
        row = admin.execute("select count(*) from outside_outsidereport").fetchone()
    return int(row[0]) if row else 0


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
