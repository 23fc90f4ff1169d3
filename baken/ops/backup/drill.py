"""The drill: makes a backup, puts it back beside the house, and proves that it is the same."""

import filecmp
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql

from baken.ops import roles
from baken.ops.backup import make, parcel, restore
from baken.ops.backup.make import Source
from baken.ops.say import CannotStart
from baken.ops.servers import Server, open_to_roles
from baken.vault.fields import content_fields
from baken.vault.keeper.keyring import Keyring
from baken.vault.keeper.store import wrapped_keys
from baken.vault.place import Place, Scope, columns_of
from baken.vault.reseal import content_models
from baken.vault.seal import DataKey, key_of, unseal

Connection = psycopg.Connection[Any]
Cell = tuple[str, UUID, str]


@dataclass(frozen=True)
class Drilled:
    """What the drill proved."""

    rows: int
    head: str
    decrypts: int
    files: int
    seconds: float
    differences: tuple[str, ...]

    @property
    def minutes(self) -> float:
        """Give how long it took, in minutes."""
        return self.seconds / 60


def drill(
    source: Source, server: Server, keyring: Keyring, *, sample: int = 200,
    tell: make.Tell = lambda *_: None,
) -> Drilled:  # fmt: skip
    """Back up, restore into a database of its own, compare, and leave nothing behind."""
    began = time.monotonic()
    before = {path for _, there in source.folders for path in _files(there)}
    with TemporaryDirectory(prefix="baken-drill-") as folder, _beside(server) as name:
        identity = parcel.new_key()
        made = make.backup(source, Path(folder), str(identity.to_public()), tell)
        backup = restore.Backup(made.data, made.keys, identity)
        folders = tuple((each, Path(folder) / "back" / each) for each, _ in source.folders)
        back = restore.load(backup, server.admin_of(name), folders, tell)
        files, lost = _compare_files(source, dict(folders), before)
        opened, wrong = _compare(source.url, server.admin_of(name), keyring, sample)
    taken = time.monotonic() - began
    whole = (*back.differences, *lost, *wrong)
    return Drilled(made.manifest.total, made.manifest.head, opened, files, taken, whole)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _compare_files(
    source: Source, folders: dict[str, Path], before: set[Path]
) -> tuple[int, tuple[str, ...]]:
    """Compare what came back with what lies there; give how many files, and where they differ.

    People work meanwhile: what came later need not be in it, what went meanwhile may be.
    """
    count, wrong = 0, []
    for name, live in source.folders:
        back = {path.relative_to(folders[name]): path for path in _files(folders[name])}
        there = {path.relative_to(live): path for path in _files(live)}
        count += len(back)
        wrong += [
            f"{name}: {each} ontbreekt of verschilt"
            for each in sorted(there)
            if there[each] in before and (each not in back or not _same(there[each], back[each]))
        ]
    return count, tuple(wrong)


def _same(one: Path, other: Path) -> bool:
    """Say whether two files are the same; one that was removed just now does not count."""
    try:
        return filecmp.cmp(one, other, shallow=False)
    except FileNotFoundError:
        return other.exists()


@contextmanager
def _beside(server: Server) -> Iterator[str]:
    """Give an empty database of its own; it is thrown away at the end."""
    name = f"baken_drill_{token_hex(4)}"
    create = "create database {} owner {} template template0 encoding 'UTF8'"
    with psycopg.connect(server.admin_of("postgres"), autocommit=True) as admin:
        admin.execute(_sql(create, name, roles.OWNER))
        try:
            open_to_roles(server, name, [])
            yield name
        finally:
            admin.execute(_sql("drop database {} with (force)", name))


def _sql(text: str, *names: str) -> sql.Composed:
    return sql.SQL(text).format(*map(sql.Identifier, names))


def _compare(here: str, there: str, keyring: Keyring, sample: int) -> tuple[int, tuple[str, ...]]:
    """Open the same random texts in both; give how many opened, and those that differ."""
    with psycopg.connect(here) as one, psycopg.connect(there) as other:
        ids = _some(one, sample)
        first, second = texts(one, keyring, ids), texts(other, keyring, ids)
    if not first:
        raise CannotStart("Er is geen tekst om te openen: de proef bewijst zo niets.")
    wrong = [f"{table}.{column} {row}: de tekst verschilt"
             for (table, row, column), text in first.items()
             if second.get((table, row, column)) != text]  # fmt: skip
    return len(first), tuple(wrong)


def _some(connection: Connection, sample: int) -> dict[Any, list[UUID]]:
    """Give random rows of every table with content, in all as many as asked."""
    models = content_models()
    each = max(1, sample // len(models))
    asked = "select {} from public.{} order by random() limit {}"
    found = {}
    for model in models:
        table, key = model._meta.db_table, str(model._meta.pk.column)
        text = sql.SQL(asked).format(sql.Identifier(key), sql.Identifier(table), each)
        found[model] = [row[0] for row in connection.execute(text).fetchall()]
    return found


def texts(connection: Connection, keyring: Keyring, ids: dict[Any, list[UUID]]) -> dict[Cell, str]:
    """Open the texts of these rows with a keyring; what has no key any more is left out."""
    cells = {
        cell: found for model, few in ids.items() for cell, found in _cells(connection, model, few)
    }
    wanted = sorted({key_of(stored) for stored, _ in cells.values()}, key=str)
    keys = {
        key.id: DataKey(key.id, keyring.unwrap(key.kek, key.blob, key.bound))
        for key in wrapped_keys(connection, "id = any (%s)", [wanted])
    }
    return {
        cell: unseal(stored, key=keys[key_of(stored)], place=place, column=cell[2])
        for cell, (stored, place) in cells.items()
        if key_of(stored) in keys
    }


def _cells(
    connection: Connection, model: Any, ids: Iterable[UUID]
) -> Iterator[tuple[Cell, tuple[str, Place]]]:
    table, where = model._meta.db_table, columns_of(model)
    names = [str(field.column) for field in content_fields(model)]
    key = str(model._meta.pk.column)
    columns = [key, where.scope, where.owner, where.region, *names]
    asked = sql.SQL("select {} from public.{} where {} = any (%s)").format(
        sql.SQL(", ").join(map(sql.Identifier, columns)), sql.Identifier(table), sql.Identifier(key)
    )
    for row, scope, owner, region, *stored in connection.execute(asked, [list(ids)]).fetchall():
        place = Place(table, model.row_kind, row, Scope(where.kind, scope, owner, region))
        for name, text in zip(names, stored, strict=True):
            if text:
                yield (table, row, name), (text, place)
