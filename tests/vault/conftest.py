"""A copy of the demo world in which rows are really committed, and a keeper as a process."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from baken.access import context
from baken.access.actor import Actor, load
from baken.demo.cast import fixed_id
from baken.ops import keeping, testing
from baken.ops.lifeline import Lifeline
from baken.ops.supervise import Child
from baken.vault import office
from baken.vault.keeper.client import KeeperDown, SocketKeeper
from baken.vault.keeper.messages import Ping
from tests import database
from tests.keeper import keyring

As = Callable[[str], AbstractContextManager[Actor]]


@dataclass
class House:
    """A database in which rows stay, and its addresses."""

    urls: testing.Urls

    @contextmanager
    def acting(self, who: str) -> Iterator[Actor]:
        """Act in a transaction of one's own, that is committed at the end."""
        person = context.person(fixed_id("person", who))
        with context.acting_as(person), transaction.atomic():
            yield load(fixed_id("person", who))

    def ask(self, text: str, *values: object, role: str = "admin") -> list[tuple[Any, ...]]:
        """Ask the database something in another role; the administrator passes every wall."""
        with psycopg.connect(self.urls[role], autocommit=True) as rows:
            asked = rows.execute(text, values)
            return asked.fetchall() if asked.description else []


@contextmanager
def _opened(blocker: DjangoDbBlocker, name: str) -> Iterator[House]:
    """Point Django at a copy in which rows are committed."""
    before = dict(connection.settings_dict)
    with blocker.unblock():
        urls = database.copy(name)
        database.point_at(urls["office"])
        yield House(urls)
        connection.close()
        connection.settings_dict.update(before)


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    """Give one copy to all tests of a file; they leave the world as it is."""
    with _opened(django_db_blocker, "vault") as house:
        yield house


@pytest.fixture
def fresh(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    """Give a copy of one's own, to be broken."""
    with _opened(django_db_blocker, "broken") as house:
        yield house


class Process:
    """The keeper as a process, as `baken serve` runs it."""

    def __init__(self, urls: testing.Urls, folder: Path) -> None:
        """Prepare; `start` starts it."""
        keyring(folder)
        self.house = House(urls)
        self.socket = folder / "k.sock"
        self.environment = {
            "BAKEN_ROLE": "keeper",
            "BAKEN_KEEPER_SOCKET": str(self.socket),
            "BAKEN_KEEPER_DATABASE_URL": urls["keeper"],
            "BAKEN_KEYRING": str(folder / "keyring"),
        }
        self.lifeline = Lifeline()
        self.child = Child("the keeper of the tests", keeping.PROGRAM, self.environment)

    def start(self) -> None:
        """Start, and wait until it answers."""
        self.child.start(self.lifeline)
        deadline = time.monotonic() + 60
        while not self.is_well():
            assert time.monotonic() < deadline, "the keeper does not come up"
            time.sleep(0.05)

    def is_well(self) -> bool:
        """Say whether it answers."""
        try:
            SocketKeeper(self.socket, patience=5).ask(Ping())
        except KeeperDown:
            return False
        return True

    def kill(self) -> None:
        """End it without a word."""
        assert self.child.process is not None
        os.kill(self.child.process.pid, signal.SIGKILL)
        self.child.process.wait()

    def stop(self) -> None:
        """Stop it, and leave nothing."""
        self.child.stop()
        self.lifeline.let_go()


@contextmanager
def _running(house: House, folder: Path) -> Iterator[Process]:
    """Let the office of this test ask a keeper in another process."""
    process = Process(house.urls, folder)
    process.start()
    with office.asking(SocketKeeper(process.socket)):
        try:
            yield process
        finally:
            process.stop()


@pytest.fixture(scope="module")
def process(house: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """Give the keeper of the copy that tests share."""
    with _running(house, tmp_path_factory.mktemp("k")) as process:
        yield process


@pytest.fixture
def fresh_process(fresh: House, tmp_path: Path) -> Iterator[Process]:
    """Give the keeper of a copy of one's own."""
    with _running(fresh, tmp_path) as process:
        yield process
