"""The house as `make run` opens it: the real web server, on its own copy of the demo region."""

import http.client
import socket
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Protocol, TypeVar
from urllib.parse import urlsplit

import psycopg
from django.db import connection

from baken.accounts.middleware import SEEN
from baken.accounts.sessions import SessionStore, hashed
from baken.ops import keeping
from baken.ops.lifeline import Lifeline
from baken.ops.supervise import Child
from tests import database
from tests.keeper import keyring

OPENING = 60.0
T = TypeVar("T")


class Blocker(Protocol):
    """What keeps tests away from the database until they ask for it."""

    def unblock(self) -> AbstractContextManager[None]:
        """Let the database be used inside."""


@dataclass(frozen=True)
class House:
    """An open house: where its door is, and where its rows are."""

    address: str
    rows: str
    blocker: Blocker
    scanner: Path
    """The socket where the house looks for a scanner; nobody listens until a test does."""
    process: int
    """The number of the web server's first process."""

    def inside(self, do: Callable[[], T]) -> T:
        """Do something with the database of this house.

        In a thread of its own: the browser's loop runs in this one, and Django would refuse.
        """

        def at_home() -> T:
            database.point_at(self.rows)
            try:
                return do()
            finally:
                connection.close()

        with self.blocker.unblock(), ThreadPoolExecutor(1) as another:
            return another.submit(at_home).result()

    def let_time_pass(self, session_key: str, seconds: int) -> None:
        """Make a session as quiet as it would be so many seconds from now."""
        store = SessionStore(session_key)
        with psycopg.connect(self.rows) as rows:
            row = rows.execute(
                "SELECT session_data FROM django_session WHERE session_key = %s",
                [hashed(session_key)],
            ).fetchone()
            assert row is not None, "this session does not exist"
            kept = store.decode(row[0])
            kept[SEEN] -= seconds
            rows.execute(
                "UPDATE django_session SET session_data = %s WHERE session_key = %s",
                [store.encode(kept), hashed(session_key)],
            )


@contextmanager
def opened(blocker: Blocker, log: Path, name: str = "journeys") -> Iterator[House]:
    """Open a house on a free port, and close it afterwards."""
    with blocker.unblock():
        rows = database.copy(name)["office"]
    lifeline = Lifeline()
    keeper = _keeper(name, log.with_name("keeper.log"))
    with socket.create_server(("127.0.0.1", 0), backlog=512) as listener:
        number = listener.fileno()
        socket_of_keeper = {keeping.SOCKET: keeper.environment[keeping.SOCKET]}
        files = _files(log.parent, Path(keeper.environment[keeping.SOCKET]).parent)
        server = Child(
            "the web server of the journeys",
            [sys.executable, "-P", "-m", "baken.ops.children", "web", str(number)],
            {"BAKEN_ROLE": "office", "BAKEN_OFFICE_DATABASE_URL": rows, **socket_of_keeper,
             **files},
            hand_over=[number],
            log=log,
        )  # fmt: skip
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        keeper.start(lifeline)
        server.start(lifeline)
        try:
            _wait_for(address, server, log)
            scanner = Path(files["BAKEN_CLAMAV"].removeprefix("unix:"))
            yield House(
                address, rows, blocker, scanner, server.process.pid if server.process else 0
            )
        finally:
            server.stop()
            keeper.stop()
            lifeline.let_go()


def _files(folder: Path, short: Path) -> dict[str, str]:
    """Say where files are sealed, and where a scanner would answer: a short path, by its nature."""
    return {
        "BAKEN_ATTACHMENTS": str(folder / "attachments"),
        "BAKEN_CLAMAV": f"unix:{short / 'clamd.sock'}",
    }


def _keeper(name: str, log: Path) -> Child:
    """Give the keeper of a copy of the demo region, with the keyring of the tests."""
    folder = Path(mkdtemp(prefix="baken-k-"))
    keyring(folder)
    here = {
        "BAKEN_ROLE": "keeper",
        "BAKEN_KEEPER_DATABASE_URL": database.urls(name)["keeper"],
        "BAKEN_KEYRING": str(folder / "keyring"),
        keeping.SOCKET: str(folder / "k.sock"),
    }
    return Child("the keeper of the journeys", keeping.PROGRAM, here, log=log)


def _wait_for(address: str, server: Child, log: Path) -> None:
    deadline = time.monotonic() + OPENING
    while time.monotonic() < deadline and server.fell() is None:
        if _answers(address):
            return
        time.sleep(0.1)
    raise RuntimeError(f"The web server does not come up:\n{log.read_text()[-3000:]}")


def _answers(address: str) -> bool:
    door = http.client.HTTPConnection(urlsplit(address).netloc, timeout=5)
    with closing(door), suppress(OSError, http.client.HTTPException):
        door.request("GET", "/healthz")
        return door.getresponse().status == 200
    return False
