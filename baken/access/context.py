"""The signed context: tells the database, in every transaction, who is acting.

A plain setting could be changed by one injected `set_config`; this one carries a signature that
the policies verify with a key the application's role cannot read (decision 0002).
"""

import hashlib
import hmac
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal, cast
from uuid import UUID

import psycopg
from django.conf import settings
from django.db import connection
from django.db.backends.postgresql.base import DatabaseWrapper
from psycopg.pq import TransactionStatus

from baken.core import clock

LIFETIME_SECONDS = 300


class NoContext(RuntimeError):
    """Code asked for guarded rows without saying who is acting."""


@dataclass(frozen=True)
class Context:
    """Who acts: a person by id, or a named purpose of the system."""

    kind: Literal["person", "system"]
    actor: str


_current: ContextVar[Context | None] = ContextVar("access_context", default=None)


def key_id(key: str) -> str:
    """Name a key without giving it away."""
    return hashlib.sha256(b"baken.context." + bytes.fromhex(key)).hexdigest()[:8]


def sign(context: Context, *, key: str, expires: int) -> str:
    """Give the token that the database verifies: payload and HMAC-SHA256, both readable text."""
    payload = f"{key_id(key)}.{context.kind}.{context.actor}.{clock.today()}.{expires}"
    mac = hmac.new(bytes.fromhex(key), payload.encode(), hashlib.sha256).hexdigest()
    return f"{payload}.{mac}"


def require() -> Context:
    """Give who is acting; raise NoContext when nobody said so."""
    if (context := _current.get()) is None:
        raise NoContext("Use acting_as(...) before asking for guarded rows.")
    return context


def refuse_outside_transaction(database: DatabaseWrapper) -> None:
    """Raise NoContext when somebody acts while no transaction is open to carry the context.

    Without it such a query would silently find nothing.
    """
    if _current.get() is not None and database.get_autocommit() and not database.in_atomic_block:
        raise NoContext("Open a transaction inside acting_as(...) before asking anything.")


def person(person_id: UUID) -> Context:
    """Give the context of a person."""
    return Context("person", str(person_id))


def announce(database: DatabaseWrapper) -> None:
    """Tell the open transaction who acts, bound at the server so that no statement shows it."""
    if database.connection.info.transaction_status is TransactionStatus.INERROR:
        return
    context = _current.get()
    token = "" if context is None else sign(context, key=settings.CONTEXT_KEY, expires=_expiry())
    with psycopg.Cursor(database.connection) as cursor:
        cursor.execute("select set_config('access.context', %s, true)", [token])


@contextmanager
def acting_as(context: Context) -> Iterator[None]:
    """Let everything inside happen in somebody's name, in transactions open now or begun later."""
    token = _current.set(context)
    _announce_if_open()
    try:
        yield
    finally:
        _current.reset(token)
        _announce_if_open()


def _announce_if_open() -> None:
    if connection.in_atomic_block:
        announce(cast("DatabaseWrapper", connection))


def _expiry() -> int:
    # The database checks with its own clock, so this moment is a real one even in a told story.
    return int(time.time()) + LIFETIME_SECONDS
