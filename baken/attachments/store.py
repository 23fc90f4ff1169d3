"""The folder in which sealed files lie; nothing readable is ever written there.

A file is written aside and gets its name when it is whole and on disk. A file without a row is an
orphan (the machine stopped before the row was kept, or after it was removed): `sweep` removes it.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings

from baken.core.ids import new_id
from baken.vault.streams import Broken, Sealer, new_key, opened

ASIDE = ".part"
ORPHAN_AFTER = 24 * 60 * 60
"""Longer than any request: a file that is coming in has no row yet."""


class Lost(OSError):
    """A sealed file that is not in its place."""


def place(file_id: UUID) -> Path:
    """Give where a sealed file lies."""
    return Path(settings.ATTACHMENTS_FOLDER) / file_id.hex[-2:] / file_id.hex


class Writing:
    """A sealed file that is being written; `finish` gives it its name, `discard` removes it."""

    def __init__(self) -> None:
        """Begin one, with a key of its own."""
        self.file_id, self.key, self.size = new_id(), new_key(), 0
        self._place = place(self.file_id)
        self._place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._aside = self._place.with_suffix(ASIDE)
        self._target: BinaryIO = os.fdopen(_private(self._aside), "wb")
        self._sealer = Sealer(self._target, key=self.key, file_id=self.file_id)

    def write(self, data: bytes) -> None:
        """Seal more."""
        self.size += len(data)
        self._sealer.write(data)

    def finish(self) -> None:
        """Bring it to disk under its own name."""
        self._sealer.finish()
        self._target.flush()
        os.fsync(self._target.fileno())
        self._target.close()
        self._aside.rename(self._place)
        _settle(self._place.parent)

    def discard(self) -> None:
        """Leave nothing of it."""
        with suppress(OSError):
            self._target.close()
        self._aside.unlink(missing_ok=True)
        self._place.unlink(missing_ok=True)


def read(file_id: UUID, key: bytes) -> Iterator[bytes]:
    """Give the parts of a file; raise Lost when it is not there, Broken when it does not open."""
    try:
        source = place(file_id).open("rb")
    except OSError as error:
        raise Lost("A sealed file is not in its place.") from error
    with source:
        yield from opened(source, key=key, file_id=file_id)


def is_there(file_id: UUID) -> bool:
    """Say whether a sealed file lies in its place."""
    return place(file_id).is_file()


def destroy(file_id: UUID) -> None:
    """Remove a sealed file."""
    place(file_id).unlink(missing_ok=True)


def sweep(known: Callable[[list[UUID]], Iterable[UUID]], *, age: float = ORPHAN_AFTER) -> int:
    """Remove old files that no row knows; give how many. `known` gives those that a row knows."""
    before = time.time() - age
    old = [path for path in _all() if _changed(path) < before]
    named = [path for path in old if path.suffix != ASIDE]
    kept = {each.hex for each in known([UUID(path.name) for path in named])}
    gone = [path for path in old if path.name not in kept]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)


def _all() -> Iterator[Path]:
    folder = Path(settings.ATTACHMENTS_FOLDER)
    return (
        path for path in folder.glob("[0-9a-f][0-9a-f]/*") if len(path.stem) == len(UUID(int=0).hex)
    )


def _changed(path: Path) -> float:
    with suppress(OSError):
        return path.stat().st_mtime
    return time.time()


def _private(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)


def _settle(folder: Path) -> None:
    """Bring the name of a new file to disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


__all__ = ["Broken", "Lost", "Writing", "destroy", "is_there", "place", "read", "sweep"]
