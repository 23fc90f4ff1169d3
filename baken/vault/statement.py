"""What the office says of itself when it asks the keeper: which page, as whom, on which ground."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal
from uuid import UUID

from baken.core.ids import new_id
from baken.core.logs import operation_id
from baken.vault.keeper.messages import Statement

Verb = Literal["read", "write", "search", "export", "unseal"]

_NOWHERE = Statement(operation=UUID(int=0))
_said: ContextVar[Statement] = ContextVar("statement", default=_NOWHERE)


@contextmanager
def stating(
    *,
    page: str,
    purpose: str = "",
    role: str = "",
    ground: str = "",
    organisation: UUID | None = None,
    break_glass: bool = False,
) -> Iterator[None]:
    """Let every look inside be logged with these words, cut to what a line may hold."""
    words = {"page": page, "purpose": purpose, "role": role, "ground": ground}
    made = Statement(
        operation=_NOWHERE.operation,
        organisation=organisation,
        break_glass=break_glass,
        **{name: _plain(word) for name, word in words.items()},  # type: ignore[arg-type]
    )
    token = _said.set(made)
    try:
        yield
    finally:
        _said.reset(token)


def statement(verb: Verb) -> Statement:
    """Give the words for one look of this kind, with the id of the operation going on."""
    operation = UUID(operation_id.get()) if operation_id.get() else new_id()
    return _said.get().model_copy(update={"operation": operation, "verb": verb})


def _plain(word: str) -> str:
    return "".join(letter for letter in word if letter.isprintable())[:400]
