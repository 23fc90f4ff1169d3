"""What the keeper does with a question: check, write down, commit, and only then unwrap."""

import hmac
from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

import structlog

from baken.core.ids import new_id
from baken.vault import outside
from baken.vault.keeper.keyring import Keyring, KeyringTrouble
from baken.vault.keeper.messages import (
    Answer,
    AskedRow,
    Blind,
    Keyed,
    Link,
    Marked,
    Open,
    Opened,
    OwnRow,
    Question,
    Statement,
    Trouble,
    Unbox,
    Unboxed,
    Wanted,
    Well,
    Write,
    Written,
)
from baken.vault.keeper.store import Claims, Desk, Store, Wrapped, binding
from baken.vault.keeper.subjects import Subjects
from baken.vault.keeper.tombstones import Tombstones
from baken.vault.logbook.look import Look, Seen
from baken.vault.place import Place, Scope
from baken.vault.seal import new_secret

MAINTENANCE = Claims("system", "maintenance")
"""Who writes without a context: the owner of the tables, who makes people and moves data."""

_AROUND = {"dossier": "access_dossier", "organisation": "parties_organisation"}
"""The row that must be seen before an existing key is handed out for writing."""

SWITCHES = {"region": "hits", "care": "returns"}
"""The processing that must run before tokens are made that compare in the region."""

INNER = "sealed_"
"""How the kinds of rows begin that lie in the inner vault (decision 0014)."""

log = structlog.get_logger()


class Refusal(Exception):
    """The keeper does not do this for whoever asks."""


class KeyKeeper:
    """Answers questions about keys; one object serves all threads."""

    def __init__(self, *, keyring: Keyring, store: Store, tombstones: Tombstones) -> None:
        """Work with these keys, this database and this list of what was shredded."""
        self._keyring = keyring
        self._store = store
        self._tombstones = tombstones
        self._subjects = Subjects(keyring, tombstones)

    def answer(self, question: Question) -> Answer:
        """Give an answer to any question; trouble is an answer too, and says nothing of why."""
        try:
            return self._answer(question)
        except Refusal:
            return Trouble(kind="refused")
        except Exception:
            # Whatever is wrong: no key goes out, and the line stays up.
            log.exception("keeper_broken", task=question.ask)
            return Trouble(kind="broken")

    def _answer(self, question: Question) -> Answer:
        if isinstance(question, Open):
            return self._open(question)
        if isinstance(question, Write):
            return self._write(question)
        if isinstance(question, Blind | Link):
            return self._blind(question) if question.ask == "blind" else self._link(question)
        if isinstance(question, Unbox):
            return self._unbox(question)
        return Well(kek=self._keyring.current)

    def _open(self, question: Open) -> Opened:
        with self._store.desk() as desk:
            claims = desk.claims(question.token)
            if claims is None:
                raise Refusal
            seen = _seen(desk, question.rows)
            _refuse_in_passing(question.statement, seen.values())
            wrapped = self._usable(desk, question.rows, seen)
            places = [*seen.values(), *map(_place, question.own)]
            if places:
                self._log(desk, _look(claims, question.statement, places))
        # Committed: whoever gets these keys is in the log, whatever happens next.
        refused = [row.row_id for row in question.rows if row.row_id not in seen]
        return Opened(keys={key.id: self._unwrap(key) for key in wrapped}, refused=tuple(refused))

    def _log(self, desk: Desk, look: Look) -> None:
        desk.log(look, self._subjects.pseudonyms(desk, look))

    def _usable(
        self, desk: Desk, rows: Iterable[AskedRow], seen: dict[UUID, Place]
    ) -> list[Wrapped]:
        """Give the keys that belong to rows that are seen, and were not shredded."""
        asked = {(key, seen[row.row_id].scope) for row in rows if row.row_id in seen
                 for key in row.keys}  # fmt: skip
        found = desk.keys(sorted({key for key, _ in asked}, key=str))
        return [
            key
            for key in found
            if (key.id, key.scope) in asked and key.scope.id not in self._tombstones
        ]

    def _write(self, question: Write) -> Written:
        place = _place(question.row)
        if place.scope.id in self._tombstones:
            raise Refusal
        with self._store.desk() as desk:
            claims = desk.claims(question.token)
            known = self._known(desk, claims, place.scope)
            look = _look(claims or MAINTENANCE, question.statement, [place])
            self._log(desk, look)
        return self._existing(known) or self._new(place.scope)

    def _blind(self, question: Blind) -> Marked:
        with self._store.desk() as desk:
            self._indexes(desk, question)
        return Marked(marks=self.marks(question.wanted))

    def _link(self, question: Link) -> Marked:
        with self._store.desk() as desk:
            seen = self._indexes(desk, question)
            switch = SWITCHES.get(question.reach)
            if switch and not all(desk.takes_part(switch, each.row_id) for each in seen):
                raise Refusal
        whose = {
            each.row_id: f"{question.reach}.{each.scope.region_id if switch else each.row_id}"
            for each in seen
        }
        return Marked(marks=tuple(self._token(whose[each.owner_id], each)
                                  for each in question.wanted))  # fmt: skip

    def _indexes(self, desk: Desk, question: Blind | Link) -> list[Place]:
        """Write down whose index is asked, and refuse who does not see that organisation.

        The number or name is not in the log; that somebody looked for one is.
        """
        owners = {each.owner_id for each in question.wanted}
        claims = desk.claims(question.token)
        seen = desk.seen([_AROUND["organisation"]], sorted(owners, key=str))
        if claims is None or {place.row_id for place in seen} != owners:
            raise Refusal
        indexes = [replace(each, table=question.table, row_kind=question.row_kind)
                   for each in seen]  # fmt: skip
        self._log(desk, _look(claims, question.statement, indexes))
        return seen

    def _token(self, whose: str, wanted: Keyed) -> int:
        key = self._keyring.derive(f"baken.link.{whose}.{wanted.kind}")
        digest = hmac.digest(key, wanted.text.encode(), "sha256")
        return int.from_bytes(digest[:8], signed=True) or 1

    def _unbox(self, question: Unbox) -> Unboxed:
        rows = {(row.table, row.row_id): row for row in question.rows}
        with self._store.desk() as desk:
            claims = desk.claims(question.token)
            if claims is None:
                raise Refusal
            found = desk.seen(sorted({table for table, _ in rows}), [id_ for _, id_ in rows])
            seen = [place for place in found if (place.table, place.row_id) in rows]
            if seen:
                self._log(desk, _look(claims, question.statement, seen))
        # Committed: whoever gets these keys is in the log, whatever happens next.
        keys = {
            place.row_id: self._out_of(rows[place.table, place.row_id].box, place)
            for place in seen
            if place.scope.id not in self._tombstones
        }
        return Unboxed(keys={row_id: key for row_id, key in keys.items() if key})

    def _out_of(self, box: bytes, place: Place) -> bytes:
        """Give the key in a box; nothing when it was not sealed for this row of this owner."""
        owner_id = place.scope.owner_id
        private = outside.private_key(self._keyring.derive(outside.purpose(owner_id)))
        try:
            return outside.unbox(outside.Bound(owner_id, place.row_id), box, private)
        except outside.Unopenable:
            log.warning("strange_box")
            return b""

    def outside_key(self, owner_id: UUID) -> bytes:
        """Give the public key to which reports from outside are sealed for a municipality."""
        seed = self._keyring.derive(outside.purpose(owner_id))
        return bytes(outside.private_key(seed).public_key)

    def marks(self, wanted: Iterable[Wanted]) -> tuple[int, ...]:
        """Give the marks of numbers, in order: 64 bits, never zero, with a key for each kind."""
        return tuple(map(self._mark, wanted))

    def _mark(self, wanted: Wanted) -> int:
        key = self._keyring.derive(f"baken.blind.{wanted.owner_id}.{wanted.kind}")
        digest = hmac.digest(key, wanted.number.encode(), "sha256")
        return int.from_bytes(digest[:8], signed=True) or 1

    def _known(self, desk: Desk, claims: Claims | None, scope: Scope) -> list[Wrapped]:
        return desk.keys_of(scope) if self._may_share(desk, claims, scope) else []

    def _may_share(self, desk: Desk, claims: Claims | None, scope: Scope) -> bool:
        """Say whether whoever writes may have the scope's own key; else they get a fresh one."""
        if claims is None:
            return False
        if scope.kind == "person":
            return claims == Claims("person", str(scope.id))
        return any(place.scope == scope for place in desk.seen([_AROUND[scope.kind]], [scope.id]))

    def _existing(self, known: Iterable[Wrapped]) -> Written | None:
        """Give the newest key that is whole; one that somebody planted does not unwrap."""
        for key in known:
            try:
                return Written(key_id=key.id, secret=self._unwrap(key))
            except KeyringTrouble:
                log.warning("planted_or_broken_key")
        return None

    def _new(self, scope: Scope) -> Written:
        key_id, secret, kek = new_id(), new_secret(), self._keyring.current
        wrapped = self._keyring.wrap(secret, binding(key_id, scope))
        return Written(key_id=key_id, secret=secret, kek=kek, wrapped=wrapped)

    def _unwrap(self, key: Wrapped) -> bytes:
        return self._keyring.unwrap(key.kek, key.blob, key.bound)


def _seen(desk: Desk, rows: Sequence[AskedRow]) -> dict[UUID, Place]:
    """Give the asked rows that whoever asks sees, by id."""
    if not rows:
        return {}
    asked = {(row.table, row.row_id) for row in rows}
    tables = sorted({table for table, _ in asked})
    found = desk.seen(tables, [row.row_id for row in rows])
    return {place.row_id: place for place in found if (place.table, place.row_id) in asked}


def _refuse_in_passing(said: Statement, places: Iterable[Place]) -> None:
    """Refuse to open what lies in the inner vault along with a page: the log must say `unseal`."""
    if said.verb != "unseal" and any(each.row_kind.startswith(INNER) for each in places):
        raise Refusal


def _place(row: OwnRow) -> Place:
    scope = Scope(row.scope_kind, row.scope_id, row.owner_id, row.region_id)
    return Place(row.table, row.row_kind, row.row_id, scope)


def _look(claims: Claims, said: Statement, places: Iterable[Place]) -> Look:
    return Look(
        operation=said.operation,
        actor_kind=claims.kind,
        actor=claims.actor,
        verb=said.verb,
        page=said.page,
        objects=tuple(_object(place) for place in places),
        role=said.role,
        organisation_id=said.organisation,
        purpose=said.purpose,
        ground=said.ground,
        break_glass=said.break_glass,
    )


def _object(place: Place) -> Seen:
    scope = place.scope
    return Seen(
        table=place.table,
        kind=place.row_kind,
        row_id=place.row_id,
        owner_id=scope.owner_id,
        region_id=scope.region_id,
        dossier_id=place.dossier_id,
    )
