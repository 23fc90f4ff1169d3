"""Gathers the statements and runs them as the owner, in one transaction."""

import hashlib
from collections.abc import Iterator
from datetime import date
from importlib import resources
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from baken.access.context import key_id
from baken.access.models import CompiledMatrix
from baken.access.walls.keys import references
from baken.access.walls.policies import grants, policies
from baken.access.walls.tables import guarded_tables
from baken.core import clock
from baken.knowledge.packs import Matrix, matrix, terms
from baken.vault import walls as vault

SEEN_BY_CONTEXT = (
    "parties_assignment",
    "access_grant",
    "parties_account",
    "oversight_opening",
    "oversight_openingapproval",
    "oversight_conflict",
)
"""Tables in which the definer functions find out what the actor may."""

QUEUE = (
    "procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers, procrastinate_workers"
)
QUEUE_NUMBERS = (
    "procrastinate_jobs_id_seq, procrastinate_events_id_seq, procrastinate_periodic_defers_id_seq"
)

SHARED = (
    "grant select, insert, update, delete on django_session to baken_office",
    "grant select, delete on django_session to baken_worker",
    "grant select on django_migrations, access_compiledmatrix to baken_office, baken_worker",
    "grant select on procrastinate_workers to baken_office",
    # Asking for a job: its line and its first event, without reading what others asked.
    "grant select (id), insert on procrastinate_jobs to baken_office",
    "grant insert on procrastinate_events to baken_office",
    f"grant usage on sequence {QUEUE_NUMBERS} to baken_office",
    f"grant select, insert, update, delete on {QUEUE} to baken_worker",
    f"grant usage on sequence {QUEUE_NUMBERS} to baken_worker",
)
"""Privileges on tables without content about people."""


def statements(matrix_in_force: Matrix) -> Iterator[str]:
    """Give the SQL of all walls, in order.

    Policies come before references: PostgreSQL checks a new reference as the owner of the tables,
    who sees no row at all in a table whose policies were just dropped.
    """
    yield resources.files("baken.access").joinpath("sql/context.sql").read_text()
    for table in guarded_tables():
        yield from policies(table, matrix_in_force)
        yield from grants(table, matrix_in_force)
    for table in guarded_tables():
        yield from references(table)
    for name in SEEN_BY_CONTEXT:
        yield f"create policy context_select on {name} for select to baken_context using (true)"
    yield from vault.statements()
    yield from SHARED
    yield from _of_apps(matrix_in_force.valid_from)


def _of_apps(day: date) -> Iterator[str]:
    """Give what apps add after the walls stand: functions with rights of their own, and
    privileges on tables that name nobody.

    Counts among them never show a number smaller than the term `suppress_below`.
    """
    smallest = str(terms().value("suppress_below", day))
    for app in apps.get_app_configs():
        for path in sorted(Path(app.path).glob("sql/*.sql")):
            if path.name != "context.sql":
                yield path.read_text().replace("{suppress_below}", smallest)


def fingerprint(matrix_in_force: Matrix) -> str:
    """Give a hash of the walls as code, matrix and key say they must stand."""
    text = "\n".join([*statements(matrix_in_force), key_id(settings.CONTEXT_KEY)])
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def build(day: date) -> bool:
    """Build the walls for a day; give False when they already stood."""
    in_force = matrix().on(day)
    wanted = fingerprint(in_force)
    if CompiledMatrix.objects.filter(fingerprint=wanted).exists():
        return False
    with connection.cursor() as cursor:
        _drop_policies(cursor)
        for statement in statements(in_force):
            cursor.execute(statement)
        _install_key(cursor, settings.CONTEXT_KEY)
    _remember(in_force, wanted)
    return True


def _remember(in_force: Matrix, wanted: str) -> None:
    standing = {
        "valid_from": in_force.valid_from,
        "fingerprint": wanted,
        "built_at": clock.now(),
    }
    CompiledMatrix.objects.update_or_create(id=1, defaults=standing)


def _drop_policies(cursor: CursorWrapper) -> None:
    cursor.execute("select policyname, tablename from pg_policies where schemaname = 'public'")
    for policy, table in cursor.fetchall():
        cursor.execute(f"drop policy {policy} on {table}")


def _install_key(cursor: CursorWrapper, key: str) -> None:
    padded = bytes.fromhex(key).ljust(64, b"\0")
    cursor.execute("delete from access.context_key")
    cursor.execute(
        "insert into access.context_key (kid, ipad, opad) values (%s, %s, %s)",
        [key_id(key), _xor(padded, 0x36), _xor(padded, 0x5C)],
    )


def _xor(padded: bytes, pad: int) -> bytes:
    return bytes(byte ^ pad for byte in padded)
