"""Signing where the logs end, once a day, and handing each municipality its own file.

A file for a municipality lies in a folder that only they fetch from; nothing goes by mail.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg

from baken.core import clock
from baken.ops import audit, house
from baken.ops.places import var
from baken.ops.say import CannotStart
from baken.ops.secret_files import SecretFiles
from baken.vault.logbook import signed

DONE = "signed-on"
SEES_ALL = "select not row_security_active('vault_accesslog')"


def sign_today() -> list[Path]:
    """Sign and hand out, unless that was done today; give the files that were handed out."""
    today, done = clock.today().isoformat(), audit.folder() / DONE
    if done.exists() and done.read_text() == today:
        return []
    with _reading() as connection:
        handed = hand_out(connection, audit.sign_heads(connection))
    signed.write_whole(done, today)  # last, so that what was broken off is done again
    return handed


def recipients() -> dict[str, Path]:
    """Give which municipality gets its file where: `BAKEN_AUDIT_HANDOUT`, `short-name=folder`."""
    told = os.environ.get("BAKEN_AUDIT_HANDOUT", "").split(",")
    pairs = (each.partition("=") for each in told if each.strip())
    return {slug.strip(): Path(folder.strip()) for slug, _, folder in pairs if folder.strip()}


def hand_out(connection: psycopg.Connection[Any], written: Iterable[Path]) -> list[Path]:
    """Copy each signed file, and the public key, to the folder of whom it is about."""
    by_owner = {UUID(path.parent.name): path for path in written}
    handed = []
    for slug, place in recipients().items():
        if path := by_owner.get(_organisation(connection, slug)):
            place.mkdir(parents=True, exist_ok=True)
            for each in (audit.folder() / signed.PUBLIC, path):
                signed.write_whole(place / each.name, each.read_text())
            handed.append(place / path.name)
    return handed


def _organisation(connection: psycopg.Connection[Any], slug: str) -> UUID:
    found = connection.execute("select id from parties_organisation where slug = %s", [slug])
    if row := found.fetchone():
        return UUID(str(row[0]))
    raise CannotStart(f"BAKEN_AUDIT_HANDOUT noemt ‘{slug}’, en die organisatie bestaat niet.")


@contextmanager
def _reading() -> Iterator[psycopg.Connection[Any]]:
    """Read as the backup, which changes nothing; as the owner where the backup cannot see all."""
    url = os.environ.get("BAKEN_BACKUP_DATABASE_URL")
    url = url or SecretFiles(var() / "secrets").read("database-backup.url")
    with psycopg.connect(url or house.owner_url(), connect_timeout=15) as connection:
        if url is None or connection.execute(SEES_ALL).fetchone() == (True,):
            yield _still(connection)
            return
    with psycopg.connect(house.owner_url(), connect_timeout=15) as connection:
        yield _still(connection)


def _still(connection: psycopg.Connection[Any]) -> psycopg.Connection[Any]:
    connection.rollback()
    connection.execute("set transaction isolation level repeatable read, read only")
    return connection
