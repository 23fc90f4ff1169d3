"""Under which name a dossier stands in the processing log, and that shredding ends it.

Each dossier has a key for its pseudonym, wrapped and kept beside its data keys. Shredding takes it
too: from then on nobody, the keeper included, can tell which lines were about that dossier.
"""

from collections.abc import Iterable
from uuid import UUID

import structlog

from baken.core.ids import new_id
from baken.vault.keeper.keyring import Keyring, KeyringTrouble
from baken.vault.keeper.store import Desk, Wrapped, binding
from baken.vault.keeper.tombstones import Tombstones
from baken.vault.logbook.append import Pseudonym, pseudonyms
from baken.vault.logbook.look import Look
from baken.vault.place import Scope
from baken.vault.seal import new_secret

log = structlog.get_logger()


class Subjects:
    """Gives pseudonyms; makes the key of a dossier at the first look at it."""

    def __init__(self, keyring: Keyring, tombstones: Tombstones) -> None:
        """Work with these keys and this list of what was shredded."""
        self._keyring = keyring
        self._tombstones = tombstones
        self._outside = pseudonyms(keyring.derive("baken.subject"))

    def pseudonyms(self, desk: Desk, look: Look) -> Pseudonym:
        """Give what names each subject of a look.

        What was shredded gets a name that is never given again. Rows outside dossiers (a draft, an
        organisation) have a name that stays.
        """
        scopes = {
            seen.dossier_id: Scope("subject", seen.dossier_id, seen.owner_id, seen.region_id)
            for seen in look.objects
            if seen.dossier_id
        }
        alive = [scope for scope in scopes.values() if scope.id not in self._tombstones]
        names = {scope: pseudonyms(key) for scope, key in self._keys(desk, alive).items()}

        def give(subject: UUID) -> str:
            if subject not in scopes:
                return self._outside(subject)
            return names.get(subject, pseudonyms(new_secret()))(subject)

        return give

    def _keys(self, desk: Desk, scopes: list[Scope]) -> dict[UUID, bytes]:
        known = self._opened(desk.subjects([scope.id for scope in scopes])) if scopes else {}
        missing = {scope.id: scope for scope in scopes if scope.id not in known}
        if missing:
            known |= self._opened(desk.subjects(list(missing), alone=True))
        for scope in missing.values():
            if scope.id not in known:
                known[scope.id] = self._made(desk, scope)
        return known

    def _opened(self, keys: Iterable[Wrapped]) -> dict[UUID, bytes]:
        """Give the oldest key of each dossier that is whole; a planted one does not unwrap."""
        found: dict[UUID, bytes] = {}
        for key in keys:
            if key.scope.id not in found:
                try:
                    found[key.scope.id] = self._keyring.unwrap(key.kek, key.blob, key.bound)
                except KeyringTrouble:
                    log.warning("planted_or_broken_key")
        return found

    def _made(self, desk: Desk, scope: Scope) -> bytes:
        key_id, secret, kek = new_id(), new_secret(), self._keyring.current
        desk.lay_down(
            Wrapped(key_id, scope, kek, self._keyring.wrap(secret, binding(key_id, scope)))
        )
        return secret
