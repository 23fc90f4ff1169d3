"""Scopes whose keys were destroyed: kept outside the database, so that no backup undoes it."""

import os
from pathlib import Path
from typing import Protocol
from uuid import UUID


class Tombstones(Protocol):
    """Remembers for good what was shredded."""

    def add(self, scope_id: UUID) -> None:
        """Remember a scope."""
        ...

    def __contains__(self, scope_id: object) -> bool: ...


class FileTombstones:
    """One id a line in a file that is only added to; on disk before `add` returns."""

    def __init__(self, path: Path) -> None:
        """Read what was shredded before; a line that a crash cut off does not count."""
        self.path = path
        self._size = -1
        self._known: frozenset[str] = frozenset()

    def add(self, scope_id: UUID) -> None:
        """Write the id down."""
        number = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            # A newline first ends a line that a crash cut off.
            os.write(number, f"\n{scope_id}\n".encode())
            os.fsync(number)
        finally:
            os.close(number)

    def __contains__(self, scope_id: object) -> bool:
        return str(scope_id) in self._fresh()

    def _fresh(self) -> frozenset[str]:
        size = self.path.stat().st_size if self.path.exists() else 0
        if size != self._size:
            lines = self.path.read_text().split() if size else []
            self._known, self._size = frozenset(lines), size
        return self._known
