"""What an open transaction knows before anybody else does: its own new rows and their keys.

The keeper cannot see them yet. A savepoint that is rolled back takes along what came after it, so
that no text is ever sealed with a key that is not stored.
"""

from dataclasses import dataclass, field
from uuid import UUID

from baken.vault.place import Place, Scope
from baken.vault.seal import DataKey


@dataclass
class Held:
    """The keys with which this transaction sealed, and the rows it sealed."""

    _keys: list[tuple[Scope, DataKey]] = field(default_factory=list)
    _rows: dict[tuple[str, UUID], None] = field(default_factory=dict)
    _marks: dict[str, tuple[int, int]] = field(default_factory=dict)

    def keep(self, scope: Scope, key: DataKey) -> None:
        """Hold a key until the transaction ends."""
        self._keys.append((scope, key))

    def key_for(self, scope: Scope) -> DataKey | None:
        """Give the key with which this transaction seals in a scope."""
        return next((key for own, key in self._keys if own == scope), None)

    def key(self, key_id: UUID) -> DataKey | None:
        """Give a held key by id."""
        return next((key for _, key in self._keys if key.id == key_id), None)

    def sealed(self, place: Place) -> None:
        """Remember that this transaction sealed a row."""
        self._rows.setdefault((place.table, place.row_id))

    def is_own(self, place: Place) -> bool:
        """Say whether this transaction sealed this row."""
        return (place.table, place.row_id) in self._rows

    def mark(self, savepoint: str) -> None:
        """Remember what was held when a savepoint began."""
        self._marks[savepoint] = (len(self._keys), len(self._rows))

    def back_to(self, savepoint: str) -> None:
        """Let go of what came after a savepoint that is undone."""
        keys, rows = self._marks.get(savepoint, (0, 0))
        del self._keys[keys:]
        while len(self._rows) > rows:
            self._rows.popitem()  # the last that came in

    def let_go(self) -> None:
        """Forget everything: the transaction ended."""
        self._keys.clear()
        self._rows.clear()
        self._marks.clear()
