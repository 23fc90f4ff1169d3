"""The keeper of the tests: in this process, with keys that are the same every day.

A test works in a transaction that nobody else sees, so whom it asks about looks through the test's
own connection. Wrapped keys and logs are the real thing: on a connection of the keeper's own role,
committed before the answer.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from uuid import UUID

import psycopg
from django.db import connection

from baken.ops import testing
from baken.vault import office
from baken.vault.keeper import wire
from baken.vault.keeper.client import sound
from baken.vault.keeper.core import KeyKeeper
from baken.vault.keeper.keyring import FileKeyring, Ring, write_whole
from baken.vault.keeper.messages import Answer, Question
from baken.vault.keeper.store import (
    SEEN,
    TAKES_PART,
    Claims,
    Connection,
    DatabaseDesk,
    Desk,
    Store,
    place_from,
)
from baken.vault.keeper.tombstones import FileTombstones
from baken.vault.place import Place


class TestsDesk(DatabaseDesk):
    """Sees what the test sees; everything else happens on the keeper's own connection."""

    def claims(self, token: str) -> Claims | None:
        """Let the transaction of the test say who acts."""
        if not _is_open():
            return super().claims(token)
        with psycopg.Cursor(connection.connection) as cursor:
            row = cursor.execute("select access.claims()").fetchone()
        return None if row is None or row[0] is None else Claims(row[0][0], row[0][1])

    def seen(self, tables: Sequence[str], ids: Sequence[UUID]) -> list[Place]:
        """Look through the transaction of the test, by the same function."""
        if not _is_open():
            return super().seen(tables, ids)
        with psycopg.Cursor(connection.connection) as cursor:
            found = cursor.execute(SEEN, [list(tables), list(ids)]).fetchall()
        return [place_from(row) for row in found]

    def takes_part(self, processing: str, owner_id: UUID) -> bool:
        """Ask in the transaction of the test, where it may have been decided."""
        if not _is_open():
            return super().takes_part(processing, owner_id)
        with psycopg.Cursor(connection.connection) as cursor:
            row = cursor.execute(TAKES_PART, [processing, owner_id]).fetchone()
        return bool(row and row[0])


class TestsStore:
    """A connection as the keeper to whichever database Django is pointed at."""

    def __init__(self) -> None:
        """Connect at the first question."""
        self._database = ""
        self._connection: Connection | None = None

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """Give a desk, and commit when it closes."""
        with self._here().transaction():
            yield TestsDesk(self._here())

    def hang_up(self) -> None:
        """Disconnect, so that the database can be copied."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _here(self) -> Connection:
        name = str(connection.settings_dict["NAME"])
        if name != self._database or self._connection is None or self._connection.closed:
            self.hang_up()
            self._connection = psycopg.connect(testing.urls(name)["keeper"])
            self._database = name
        return self._connection


class TestsKeeper:
    """Answers in this process, and speaks as it would on the socket."""

    def __init__(self) -> None:
        """Keep keys for the database that Django is pointed at."""
        self.store = TestsStore()
        self.keeper = key_keeper(self.store)

    def ask(self, question: Question) -> Answer:
        """Let question and answer pass through JSON, as they do between processes."""
        asked = wire.questions.validate_json(wire.questions.dump_json(question))
        answer = self.keeper.answer(asked)
        return sound(wire.answers.validate_json(wire.answers.dump_json(answer)))


def _is_open() -> bool:
    return connection.connection is not None and not connection.get_autocommit()


FOLDER = Path(mkdtemp(prefix="baken-keeper-"))
RING = Ring(bytes(range(32)), {"kek-1": bytes(range(32, 64))})


def keyring(folder: Path) -> FileKeyring:
    """Give the keyring of the tests: always the same, because templates of databases are kept."""
    write_whole(folder / "keyring", RING.as_text())
    return FileKeyring(folder / "keyring")


def key_keeper(store: Store) -> KeyKeeper:
    """Give a keeper with the keyring of the tests."""
    graves = FileTombstones(FOLDER / "tombstones")
    return KeyKeeper(keyring=keyring(FOLDER), store=store, tombstones=graves)


KEEPER = TestsKeeper()
office.use(KEEPER)
