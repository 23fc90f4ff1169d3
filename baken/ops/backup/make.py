"""Makes a backup: two encrypted files and what they hold, from one snapshot of the database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import psycopg

from baken.core import clock
from baken.knowledge.packs import terms
from baken.ops.backup import manifest, parcel, programs
from baken.ops.backup.manifest import Manifest
from baken.ops.places import version
from baken.ops.say import CannotStart

Tell = Callable[[str, int], None]
KEPT = {"data": "data_backup_kept", "keys": "keys_backup_kept"}
"""Which term says how many days a file of this kind is kept."""


@dataclass(frozen=True)
class Source:
    """What is backed up: the database as the role that sees all, tombstones, and folders."""

    url: str
    tombstones: Path
    folders: tuple[tuple[str, Path], ...] = ()


@dataclass(frozen=True)
class Made:
    """A backup that was made."""

    data: Path
    keys: Path
    about: Path
    manifest: Manifest


def backup(source: Source, folder: Path, recipient: str, tell: Tell = lambda *_: None) -> Made:
    """Make both files and their manifest in a folder."""
    parcel.read_recipient(recipient)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    stamp = clock.now().strftime("%Y%m%dT%H%M%S")
    data, keys = (folder / f"baken-{stamp}-{part}.tar.age" for part in ("data", "keys"))
    about = folder / f"baken-{stamp}.json"
    if about.exists():
        raise CannotStart(f"{about} bestaat al. Wacht een seconde en probeer het opnieuw.")
    with _snapshot(source.url) as (snapshot, told):
        files = {
            data.name: parcel.write(data, recipient, _data(source, snapshot, told, tell)),
            keys.name: parcel.write(keys, recipient, _keys(source, snapshot, told, tell)),
        }
    whole = replace(told, files=files)
    about.write_text(whole.as_text())
    return Made(data, keys, about, whole)


@contextmanager
def _snapshot(url: str) -> Iterator[tuple[str, Manifest]]:
    with psycopg.connect(url, connect_timeout=15) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        [(snapshot,)] = connection.execute("select pg_export_snapshot()").fetchall()
        told = Manifest(
            made_at=clock.now().isoformat(),
            version=version(),
            rows=manifest.rows(connection),
            heads=manifest.heads(connection),
        )
        yield str(snapshot), told


def _data(
    source: Source, snapshot: str, told: Manifest, tell: Tell
) -> Callable[[parcel.Writing], None]:
    def fill(writing: parcel.Writing) -> None:
        writing.text("manifest.json", told.as_text())
        with programs.dumping(source.url, snapshot, programs.DATA_DUMP) as dump:
            writing.stream("database", dump, lambda done: tell("database", done))
        for name, path in source.folders:
            if path.is_dir():
                tell(name, 0)
                writing.folder(f"folders/{name}", path)

    return fill


def _keys(
    source: Source, snapshot: str, told: Manifest, tell: Tell
) -> Callable[[parcel.Writing], None]:
    def fill(writing: parcel.Writing) -> None:
        writing.text("manifest.json", told.as_text())
        graves = source.tombstones.read_text() if source.tombstones.exists() else ""
        writing.text("tombstones", graves)
        with programs.dumping(source.url, snapshot, programs.KEYS_DUMP) as dump:
            writing.stream("keys", dump, lambda done: tell("keys", done))

    return fill


def tidy(folder: Path) -> list[Path]:
    """Remove files whose days are over: those with keys soon, those with data later."""
    gone = [path for part in KEPT for path in _old(folder, part)]
    for path in gone:
        path.unlink()
    for about in folder.glob("baken-*.json"):
        if not any(folder.glob(f"{about.stem}-*.tar.age")):
            about.unlink()
    return gone


def _old(folder: Path, part: str) -> list[Path]:
    days = terms().value(KEPT[part], clock.today())
    first = (clock.now() - timedelta(days=days)).strftime("%Y%m%dT%H%M%S")
    found = sorted(folder.glob(f"baken-*-{part}.tar.age"))
    return [path for path in found if path.name.split("-")[1] < first]
