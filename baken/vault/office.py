"""The office's side of sealing and opening: it holds no keys but those of the moment."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast
from uuid import UUID

import psycopg
from django.conf import settings
from django.db import connection

from baken.vault.content import Content
from baken.vault.held import Held
from baken.vault.keeper.client import Keeper, KeyRefused, SocketKeeper
from baken.vault.keeper.messages import AskedRow, Open, Opened, OwnRow, Write, Written
from baken.vault.place import Place, Scope
from baken.vault.seal import DataKey, key_of, seal
from baken.vault.statement import Verb, statement

_INSERT = """
insert into vault_datakey (id, scope_kind, scope_id, owner_id, region_id, kek, wrapped, made_at)
values (%s, %s, %s, %s, %s, %s, %s, clock_timestamp())
"""


class NotSealed(TypeError):
    """Content was on its way into the database without having been sealed for its row."""


class _Desk:
    """Whom this process asks; tests put their own keeper here."""

    keeper: Keeper | None = None


def use(keeper: Keeper | None) -> None:
    """Ask this keeper from now on; None is the one behind the socket of the settings."""
    _Desk.keeper = keeper


def asked() -> Keeper | None:
    """Give whom this process was told to ask; None is the one of the settings."""
    return _Desk.keeper


@contextmanager
def asking(near: Keeper) -> Iterator[None]:
    """Ask another keeper inside: maintenance asks one in its own process."""
    before = asked()
    use(near)
    try:
        yield
    finally:
        use(before)


def keeper() -> Keeper:
    """Give whom to ask."""
    return _Desk.keeper or SocketKeeper(Path(settings.KEEPER_SOCKET))


def sealed(place: Place, column: str, content: Content) -> Content:
    """Give content as it may be stored in one cell; raise NotSealed for a closed stranger.

    What was fetched from this very cell stays as it is; a text that is open is sealed for here.
    """
    if content.stored and content.cell == cell(place, column):
        return content
    if not content.is_open:
        raise NotSealed("Closed content of another cell cannot be stored here: unwrap it first.")
    made = Content.opened(content.text)
    if made:
        made.stored = seal(made.text, key=_key_for(place), place=place, column=column)
        made.cell = cell(place, column)
        held().sealed(place)
    return made


def cell(place: Place, column: str) -> str:
    """Name one cell of the database."""
    return f"{place.table}.{column}.{place.row_id}"


def keys_for(rows: Iterable[tuple[Place, Content]], verb: Verb = "read") -> dict[UUID, DataKey]:
    """Give the keys of these texts in one question; raise KeyRefused for a row that is not ours.

    A row whose key was shredded, or was never of its scope, is refused as well.
    """
    stored, own, keys = _sorted(rows)
    question = Open(token=token(), statement=statement(verb), rows=stored, own=own)
    answer = cast("Opened", keeper().ask(question))
    keys |= {key_id: DataKey(key_id, secret) for key_id, secret in answer.keys.items()}
    if answer.refused or any(set(row.keys) - keys.keys() for row in stored):
        raise KeyRefused("The keeper does not open these rows for whoever asks.")
    return keys


def _sorted(
    rows: Iterable[tuple[Place, Content]],
) -> tuple[tuple[AskedRow, ...], tuple[OwnRow, ...], dict[UUID, DataKey]]:
    """Part the rows that the keeper can see from those only this transaction knows."""
    mine, keys = held(), {}
    asked: dict[Place, set[UUID]] = {}
    own: dict[Place, OwnRow] = {}
    for place, content in rows:
        key_id = key_of(content.stored)
        key = mine.key(key_id) if mine.is_own(place) else None
        if key is None:
            asked.setdefault(place, set()).add(key_id)
        else:
            keys[key_id] = key
            own[place] = OwnRow.at(place)
    stored = [
        AskedRow(table=place.table, row_id=place.row_id, keys=tuple(ids))
        for place, ids in asked.items()
    ]
    return tuple(stored), tuple(own.values()), keys


def held() -> Held:
    """Give what the open transaction holds."""
    return cast("Held", getattr(connection, "held"))  # noqa: B009 - Baken's own backend has it


def token() -> str:
    """Give the signed context of the open transaction; empty when there is none.

    Asked of the database, where it was announced: the vault does not know who acts.
    """
    if connection.connection is None or connection.get_autocommit():
        return ""
    with psycopg.Cursor(connection.connection) as cursor:
        row = cursor.execute("select current_setting('access.context', true)").fetchone()
    return str(row[0] or "") if row else ""


def _key_for(place: Place) -> DataKey:
    """Give the key to seal with in the scope of a row, asked once per transaction."""
    if known := held().key_for(place.scope):
        return known
    connection.ensure_connection()
    question = Write(token=token(), statement=statement("write"), row=OwnRow.at(place))
    answer = cast("Written", keeper().ask(question))
    key = DataKey(answer.key_id, answer.secret)
    if answer.wrapped:
        _store(place.scope, answer)
    if connection.in_atomic_block:
        held().keep(place.scope, key)
    return key


def _store(scope: Scope, new: Written) -> None:
    values = [new.key_id, scope.kind, scope.id, scope.owner_id, scope.region_id]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, [*values, new.kek, new.wrapped])
