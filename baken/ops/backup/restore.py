"""Puts a backup back: in an empty database and empty folders, or not at all."""

import hashlib
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from pyrage import x25519

from baken.ops.backup import manifest, parcel, programs
from baken.ops.backup.manifest import Manifest
from baken.ops.say import CannotStart
from baken.vault.keeper.tombstones import FileTombstones

Tell = Callable[[str, int], None]
_IS_EMPTY = "select count(*) = 0 from pg_class where relnamespace = 'public'::regnamespace"


@dataclass(frozen=True)
class Backup:
    """The files that are put back; the keys may be of a later day than the data."""

    data: Path
    keys: Path
    identity: x25519.Identity


@dataclass(frozen=True)
class Restored:
    """What came back."""

    manifest: Manifest
    graves: frozenset[UUID]
    differences: tuple[str, ...]


def refuse_full(admin_url: str, folders: tuple[tuple[str, Path], ...]) -> None:
    """Raise CannotStart when something stands where the backup must come."""
    with psycopg.connect(admin_url, connect_timeout=15) as connection:
        if connection.execute(_IS_EMPTY).fetchone() != (True,):
            raise CannotStart(
                "In deze database staat al iets, en terugzetten overschrijft nooit. Zet terug in "
                "een leeg huis: een andere map met BAKEN_VAR, of een andere naam in DATABASE_URL."
            )
    for name, path in folders:
        if path.is_dir() and any(path.iterdir()):
            raise CannotStart(f"De map {name} ({path}) is niet leeg. Verplaats haar eerst.")


def load(
    backup: Backup,
    admin_url: str,
    folders: tuple[tuple[str, Path], ...] = (),
    tell: Tell = lambda *_: None,
) -> Restored:
    """Put data, folders and keys back as they were, and compare the rows with the manifest.

    Raises CannotStart when the database is not empty, a key does not fit or a file was changed.
    """
    refuse_full(admin_url, folders)
    check(backup.data)
    check(backup.keys)
    with parcel.read(backup.data, backup.identity) as tar:
        told = _load_data(tar, admin_url, dict(folders), tell)
    with parcel.read(backup.keys, backup.identity) as tar:
        graves = _load_keys(tar, admin_url, tell)
    with psycopg.connect(admin_url, connect_timeout=15) as connection:
        found = manifest.rows(connection), manifest.heads(connection)
    return Restored(told, graves, differences(told, *found))


def differences(told: Manifest, rows: "dict[str, int]", heads: "dict[str, str]") -> tuple[str, ...]:
    """Give where what came back is not what went in; keys may be of another day."""
    names = (told.rows.keys() | rows.keys()) - {"vault_datakey"}
    wrong = [
        f"{name}: {rows.get(name, 0)} in plaats van {told.rows.get(name, 0)} rijen"
        for name in sorted(names)
        if rows.get(name) != told.rows.get(name)
    ]
    return (*wrong, *([] if heads == told.heads else ["logboeken: de laatste regels verschillen"]))


def check(path: Path) -> None:
    """Compare a file with the hash in the manifest beside it, when that is there."""
    about = path.with_name(path.name.rsplit("-", 1)[0] + ".json")
    if not path.exists():
        raise CannotStart(f"{path} bestaat niet.")
    if not about.exists():
        return
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if Manifest.at(about).files.get(path.name) != found:
        raise CannotStart(f"{path.name} is veranderd sinds de back-up is gemaakt. Neem een andere.")


def _load_data(
    tar: tarfile.TarFile, admin_url: str, folders: dict[str, Path], tell: Tell
) -> Manifest:
    told = Manifest.read(_text(tar, "manifest.json"))
    member = _pour(tar, "database/", admin_url, tell)
    while member is not None:
        _put(tar, member, folders)
        member = tar.next()
    return told


def _load_keys(tar: tarfile.TarFile, admin_url: str, tell: Tell) -> frozenset[UUID]:
    _text(tar, "manifest.json")
    graves = _text(tar, "tombstones").split()
    _pour(tar, "keys/", admin_url, tell)
    return frozenset(map(UUID, graves))


def _text(tar: tarfile.TarFile, name: str) -> str:
    member = tar.next()
    if member is None or member.name != name:
        raise CannotStart("Dit is geen back-up van Baken, of gegevens en sleutels zijn verwisseld.")
    file = tar.extractfile(member)
    return file.read().decode() if file else ""


def _pour(tar: tarfile.TarFile, start: str, admin_url: str, tell: Tell) -> tarfile.TarInfo | None:
    """Feed the pieces of a dump to the database; give the first member after them."""
    done, member = 0, tar.next()
    if member is None or not member.name.startswith(start):
        raise CannotStart("Dit is geen back-up van Baken, of gegevens en sleutels zijn verwisseld.")
    with programs.restoring(admin_url) as database:
        while member is not None and member.name.startswith(start):
            piece: Any = tar.extractfile(member)
            database.write(piece.read())
            done += member.size
            tell(start.rstrip("/"), done)
            member = tar.next()
    return member


def _put(tar: tarfile.TarFile, member: tarfile.TarInfo, folders: dict[str, Path]) -> None:
    _start, _, rest = member.name.partition("/")
    name, _, inside = rest.partition("/")
    if name in folders:
        folders[name].mkdir(parents=True, exist_ok=True, mode=0o700)
        if inside:
            member.name = inside
            tar.extract(member, folders[name], filter="data")


def bury(path: Path, graves: frozenset[UUID], keeper_url: str) -> frozenset[UUID]:
    """Add tombstones that this house does not have yet, and destroy what keys came back with them.

    Gives all tombstones: what they name must be removed from the tables as well.
    """
    known = FileTombstones(path)
    for grave in sorted(graves, key=str):
        if grave not in known:
            known.add(grave)
    every = frozenset(map(UUID, path.read_text().split())) if path.exists() else frozenset()
    with psycopg.connect(keeper_url, autocommit=True, connect_timeout=15) as keeper:
        keeper.execute("delete from vault_datakey where scope_id = any (%s)", [list(every)])
    return every
