"""What the keeper asks of and writes to the database, in one transaction per question."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any, Protocol, cast
from uuid import UUID

import psycopg
from psycopg import sql
from psycopg_pool import ConnectionPool

from baken.vault.logbook.append import Pseudonym, append
from baken.vault.logbook.look import ActorKind, Look
from baken.vault.place import Place, Scope, ScopeKind

Connection = psycopg.Connection[Any]


@dataclass(frozen=True)
class Claims:
    """Who asks, as the database verified it from the signed context."""

    kind: ActorKind
    actor: str


@dataclass(frozen=True)
class Wrapped:
    """A data key as the database keeps it."""

    id: UUID
    scope: Scope
    kek: str
    blob: bytes

    @property
    def bound(self) -> bytes:
        """Give what the wrapping is bound to."""
        return binding(self.id, self.scope)


def binding(key_id: UUID, scope: Scope) -> bytes:
    """Give what a wrapped key is bound to: a key of another dossier cannot be put in its place."""
    parts = ("baken.datakey", key_id, scope.kind, scope.id, scope.owner_id, scope.region_id)
    return "\x1f".join(str(part) for part in parts).encode()


class Desk(Protocol):
    """One transaction of the keeper."""

    def claims(self, token: str) -> Claims | None:
        """Give who asks; None when the context is forged, expired or absent."""
        ...

    def seen(self, tables: Sequence[str], ids: Sequence[UUID]) -> list[Place]:
        """Give those of these rows that whoever asks sees through the walls."""
        ...

    def keys(self, ids: Sequence[UUID]) -> list[Wrapped]:
        """Give data keys by id."""
        ...

    def keys_of(self, scope: Scope) -> list[Wrapped]:
        """Give the data keys of a scope, newest first."""
        ...

    def takes_part(self, processing: str, owner_id: UUID) -> bool:
        """Say whether an organisation decided to do a processing that reaches into the region."""
        ...

    def subjects(self, ids: Sequence[UUID], *, alone: bool = False) -> list[Wrapped]:
        """Give the keys of pseudonyms of these dossiers, oldest first.

        `alone` waits for whoever is making one, and lets nobody else make one before this
        transaction ends.
        """
        ...

    def lay_down(self, key: Wrapped) -> None:
        """Store a key of a pseudonym."""
        ...

    def log(self, look: Look, pseudonym: Pseudonym) -> None:
        """Write a look into both logs."""
        ...


class Store(Protocol):
    """Opens desks; what a desk wrote is on disk when it closes without an error."""

    def desk(self) -> AbstractContextManager[Desk]:
        """Begin a transaction."""
        ...


class DatabaseDesk:
    """A transaction in PostgreSQL, as the role of the keeper."""

    def __init__(self, connection: Connection) -> None:
        """Work on an open connection."""
        self.connection = connection

    def claims(self, token: str) -> Claims | None:
        """Let the database verify the token; it holds for this transaction."""
        self.connection.execute("select set_config('access.context', %s, true)", [token])
        row = self.connection.execute("select access.claims()").fetchone()
        return None if row is None or row[0] is None else Claims(row[0][0], row[0][1])

    def seen(self, tables: Sequence[str], ids: Sequence[UUID]) -> list[Place]:
        """Ask under the walls of the office."""
        found = self.connection.execute(SEEN, [list(tables), list(ids)])
        return [place_from(row) for row in found]

    def keys(self, ids: Sequence[UUID]) -> list[Wrapped]:
        """Read wrapped keys by id."""
        return wrapped_keys(self.connection, "id = any (%s)", [list(ids)])

    def keys_of(self, scope: Scope) -> list[Wrapped]:
        """Read the wrapped keys of one scope; ids sort by the moment they were made."""
        which = "scope_kind = %s and scope_id = %s and owner_id = %s and retired_at is null"
        asked = [scope.kind, scope.id, scope.owner_id]
        return wrapped_keys(self.connection, which + " order by id desc", asked)

    def takes_part(self, processing: str, owner_id: UUID) -> bool:
        """Ask the database, which knows ground, advice and stop."""
        row = self.connection.execute(TAKES_PART, [processing, owner_id]).fetchone()
        return bool(row and row[0])

    def subjects(self, ids: Sequence[UUID], *, alone: bool = False) -> list[Wrapped]:
        """Read them by dossier; the locks are taken in order, so that nobody waits in a ring."""
        for each in sorted(ids) if alone else ():
            self.connection.execute("select pg_advisory_xact_lock(%s)", [_number(each)])
        which = "scope_kind = 'subject' and scope_id = any (%s) order by id"
        return wrapped_keys(self.connection, which, [list(ids)])

    def lay_down(self, key: Wrapped) -> None:
        """Insert it."""
        scope = key.scope
        self.connection.execute(
            "insert into vault_datakey (id, scope_kind, scope_id, owner_id, region_id, kek,"
            " wrapped, made_at) values (%s, %s, %s, %s, %s, %s, %s, clock_timestamp())",
            [key.id, scope.kind, scope.id, scope.owner_id, scope.region_id, key.kek, key.blob],
        )

    def log(self, look: Look, pseudonym: Pseudonym) -> None:
        """Append on this connection."""
        append(self.connection, look, pseudonym=pseudonym)


def _number(each: UUID) -> int:
    """Give what stands for a dossier in a lock: two that fall together only wait."""
    return int.from_bytes(each.bytes[-8:], signed=True)


TAKES_PART = "select access.processing_runs(%s, %s, access.day())"
SEEN = "select * from vault.seen(%s::text[], %s::uuid[])"


def place_from(row: Sequence[Any]) -> Place:
    """Give a row of `vault.seen` as a place."""
    table, row_kind, row_id, scope_kind, scope_id, owner_id, region_id = row
    scope = Scope(cast("ScopeKind", scope_kind), scope_id, owner_id, region_id)
    return Place(table, row_kind, row_id, scope)


def wrapped_keys(connection: Connection, which: str, values: Sequence[Any]) -> list[Wrapped]:
    """Give the data keys for which a condition of our own making holds."""
    columns = "id, scope_kind, scope_id, owner_id, region_id, kek, wrapped"
    question = sql.SQL(f"select {columns} from vault_datakey where {which}")  # noqa: S608 - ours
    return [_wrapped(row) for row in connection.execute(question, values)]


def _wrapped(row: Sequence[Any]) -> Wrapped:
    key_id, kind, scope_id, owner_id, region_id, kek, blob = row
    return Wrapped(key_id, Scope(kind, scope_id, owner_id, region_id), kek, bytes(blob))


class PooledStore:
    """Connections of the keeper's own role, shared by its threads."""

    def __init__(self, url: str, size: int = 8) -> None:
        """Open connections in the background, so that a slow database is waited for."""
        self._pool = ConnectionPool(
            url,
            min_size=1,
            max_size=size,
            timeout=5,
            open=True,
            check=ConnectionPool.check_connection,
            kwargs={"application_name": "baken-keeper"},
        )

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """Give a desk; commit when it closes, and roll back when something was wrong."""
        with self._pool.connection() as connection:
            yield DatabaseDesk(connection)

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


def rewrapped(connection: Connection, keys: Iterable[tuple[UUID, str, bytes]]) -> None:
    """Store keys that were wrapped again."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "update vault_datakey set kek = %s, wrapped = %s where id = %s",
            [(kek, blob, key_id) for key_id, kek, blob in keys],
        )
