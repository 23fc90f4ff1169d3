"""Maintenance on keys, in the process of whoever holds the keyring: rewrap, retire, shred, prove.

Every step can be broken off and done again: what is left to do stands in the database.
"""

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from baken.vault.keeper.core import KeyKeeper
from baken.vault.keeper.keyring import Keyring, KeyringTrouble
from baken.vault.keeper.store import Claims, Connection, Desk, Wrapped, rewrapped, wrapped_keys
from baken.vault.keeper.tombstones import Tombstones
from baken.vault.place import Scope
from baken.vault.seal import DataKey

BATCH = 500
GRACE = "15 minutes"
"""Longer than any transaction of the office, which may still seal with a key it was given."""


class Caretaker(KeyKeeper):
    """The keeper as maintenance uses it: it moves texts from key to key and shows them to nobody.

    Its writing is logged as that of the system; it may use the existing key of every scope.
    """

    def open_keys(self, ids: Iterable[UUID]) -> dict[UUID, DataKey]:
        """Give data keys by id, to seal again what they sealed; shredded ones are left out."""
        with self._store.desk() as desk:
            found = desk.keys(list(ids))
        return {
            key.id: DataKey(key.id, self._unwrap(key))
            for key in found
            if key.scope.id not in self._tombstones
        }

    def _may_share(self, desk: Desk, claims: Claims | None, scope: Scope) -> bool:
        return claims is None or super()._may_share(desk, claims, scope)


@dataclass(frozen=True)
class Progress:
    """How far a rotation is."""

    done: int
    total: int


def counts(connection: Connection) -> dict[str, int]:
    """Give how many data keys each version of the keyring wraps."""
    found = connection.execute("select kek, count(*) from vault_datakey group by kek order by kek")
    return {str(kek): int(count) for kek, count in found}


def rewrap(
    connection: Connection, keyring: Keyring, batch: int = BATCH
) -> Generator[Progress, None, None]:
    """Wrap every data key under the current version, a batch per transaction.

    Pages go on meanwhile: keys that another transaction holds wait for the next round. Raises
    KeyringTrouble when a key does not unwrap, so that no version is thought to be done with.
    """
    current, done = keyring.current, 0
    left = _left(connection, current)
    total = left
    yield Progress(0, total)
    while left:
        with connection.transaction():
            keys = wrapped_keys(connection, "kek <> %s order by id limit %s for update",
                                [current, batch])  # fmt: skip
            rewrapped(connection, [(key.id, current, _again(keyring, key)) for key in keys])
        done += len(keys)
        left = _left(connection, current)
        yield Progress(done, max(total, done + left))


def _left(connection: Connection, current: str) -> int:
    row = connection.execute("select count(*) from vault_datakey where kek <> %s", [current])
    return int(row.fetchone()[0])  # type: ignore[index]


def _again(keyring: Keyring, key: Wrapped) -> bytes:
    return keyring.wrap(keyring.unwrap(key.kek, key.blob, key.bound), key.bound)


def forget(connection: Connection, keyring: Keyring, version: str) -> None:
    """Forget a version that wraps nothing any more: wrapped keys in old backups die with it.

    Raises KeyringTrouble while it is in use or unknown.
    """
    if version not in keyring.versions:
        raise KeyringTrouble(f"The keyring has no version {version}.")
    if counts(connection).get(version):
        raise KeyringTrouble(f"Version {version} still wraps keys: rotate first.")
    keyring.drop(version)


def retire(connection: Connection, before: Any) -> int:
    """Let keys made before a moment seal nothing new; give how many.

    Those of pseudonyms stay: with another key, a dossier would have another name in the log.
    """
    found = connection.execute(
        "update vault_datakey set retired_at = clock_timestamp()"
        " where retired_at is null and scope_kind <> 'subject' and id in"
        " (select id from vault_datakey where made_at < %s) returning id",
        [before],
    )
    return len(found.fetchall())


def shred(connection: Connection, tombstones: Tombstones, scope_id: UUID) -> int:
    """Destroy the keys of a scope for good; give how many were there.

    The tombstone comes first and lies outside the database: a backup that brings the wrapped keys
    back does not bring the text back. Cannot be undone.
    """
    tombstones.add(scope_id)
    with connection.transaction():
        gone = connection.execute(
            "delete from vault_datakey where scope_id = %s returning id", [scope_id]
        )
        return len(gone.fetchall())


@dataclass(frozen=True)
class Proof:
    """What a keyring could open."""

    keys: int
    opened: int
    unknown: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Say whether everything opened."""
        return self.opened == self.keys


def prove(connection: Connection, keyring: Keyring) -> Proof:
    """Try a keyring (a copy from the safe) on every data key there is; nothing is changed."""
    keys = wrapped_keys(connection, "true", [])
    opened = sum(_opens(keyring, key) for key in keys)
    unknown = sorted({key.kek for key in keys} - set(keyring.versions))
    return Proof(len(keys), opened, tuple(unknown))


def _opens(keyring: Keyring, key: Wrapped) -> bool:
    try:
        keyring.unwrap(key.kek, key.blob, key.bound)
    except KeyringTrouble:
        return False
    return True
