"""Opening what came from outside: the keeper takes the key out of the box, once per page."""

from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

from baken.vault import outside
from baken.vault.keeper.messages import BoxedRow, Unbox, Unboxed
from baken.vault.office import keeper, token
from baken.vault.statement import statement


def opened(rows: Iterable[Any]) -> dict[UUID, str]:
    """Give the texts of rows with a `body` and a box `for_office`, by id, in one logged look.

    A row that is empty, or that does not open here, is left out. Raises KeeperDown or KeyRefused.
    """
    closed = {row.pk: row for row in rows if len(row.body)}
    if not closed:
        return {}
    asked = tuple(
        BoxedRow(table=row._meta.db_table, row_id=row.pk, box=bytes(row.for_office))
        for row in closed.values()
    )
    question = Unbox(token=token(), statement=statement("read"), rows=asked)
    keys = cast("Unboxed", keeper().ask(question)).keys
    found = {row_id: _text(closed[row_id], key) for row_id, key in keys.items() if row_id in closed}
    return {row_id: text for row_id, text in found.items() if text is not None}


def _text(row: Any, key: bytes) -> str | None:
    try:
        return outside.unseal(outside.Bound(row.owner_id, row.pk), bytes(row.body), key)
    except outside.Unopenable:
        return None
