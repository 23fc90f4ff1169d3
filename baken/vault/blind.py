"""Blind indexes: a number becomes a mark, by which equal ones are found without being read.

The keeper alone has the keys, one for each organisation and kind of number, and logs who asks.
What was found is verified after opening. Equal numbers of one organisation have equal marks: that
much a copy of the database shows (docs/explanation/threat-model.md).
"""

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from baken.vault import office
from baken.vault.keeper.messages import Blind, Marked, Wanted
from baken.vault.numbers import NumberKind
from baken.vault.statement import Verb, statement

NOTHING = 0
"""The mark of a text that holds no number: looked at, and nothing to find."""


def want(owner_id: UUID, kind: NumberKind, number: str) -> Wanted:
    """Say which number of which organisation; the same in another organisation differs."""
    return Wanted(owner_id=owner_id, kind=kind, number=number)


def marks(wanted: Sequence[Wanted], *, model: Any, verb: Verb) -> tuple[int, ...]:
    """Give a mark for each of these, to be stored with or looked for in rows of this model.

    The keeper logs the question. Raises KeyRefused when nobody acts or the organisation is not one
    they see, and KeeperDown.
    """
    if not wanted:
        return ()
    question = Blind(
        token=office.token(),
        statement=statement(verb),
        table=model._meta.db_table,
        row_kind=model.row_kind,
        wanted=tuple(wanted),
    )
    return cast("Marked", office.keeper().ask(question)).marks
