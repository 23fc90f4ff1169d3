"""Tokens to link by: names and dates become keyed hashes, by which signals that share them meet.

The keeper alone has the keys and logs who asks: one key for each organisation and kind, and one for
a region that is used only while an organisation takes part (docs/decisions/0021). Unlike a mark a
token may be of a name: whoever holds the key could guess them all, so the key leaves with nobody.
"""

from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

from baken.vault import office
from baken.vault.keeper.messages import LONGEST_TEXT, MOST_TOKENS, Keyed, Link, Marked
from baken.vault.statement import statement


def tokens(
    owner_id: UUID, wanted: Iterable[tuple[str, str]], *, model: Any, across: bool = False
) -> list[tuple[str, int]]:
    """Give kind and token of each of these (kind and text), to be stored or looked for.

    Raises KeyRefused when nobody acts, the organisation is not one they see, or it takes no part.
    """
    asked = [(kind, text[:LONGEST_TEXT]) for kind, text in dict.fromkeys(wanted)][:MOST_TOKENS]
    if not asked:
        return []
    question = Link(
        token=office.token(),
        statement=statement("write"),
        table=model._meta.db_table,
        row_kind=model.row_kind,
        across=across,
        wanted=tuple(Keyed(owner_id=owner_id, kind=kind, text=text) for kind, text in asked),
    )
    found = cast("Marked", office.keeper().ask(question)).marks
    return [(kind, token) for (kind, _), token in zip(asked, found, strict=True)]
