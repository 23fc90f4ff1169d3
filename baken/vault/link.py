"""Tokens to link by: names and dates become keyed hashes, by which signals that share them meet.

The keeper alone has the keys and logs who asks: one key for each organisation and kind, and for a
region one of signals (decision 0021) and one of clients in care (0022), which are used only while
an organisation takes part. Unlike a mark a
token may be of a name: whoever holds the key could guess them all, so the key leaves with nobody.
"""

from collections.abc import Iterable
from typing import Any, Literal, cast
from uuid import UUID

from baken.vault import office
from baken.vault.keeper.messages import LONGEST_TEXT, MOST_TOKENS, Keyed, Link, Marked
from baken.vault.statement import Verb, statement

Reach = Literal["own", "region", "care"]
"""Whose tokens are comparable: of an organisation, of a region, or of a region with its clients."""


def tokens(
    owner_id: UUID,
    wanted: Iterable[tuple[str, str]],
    *,
    model: Any,
    reach: Reach = "own",
    verb: Verb = "write",
) -> list[tuple[str, int]]:
    """Give kind and token of each of these (kind and text), to be stored or looked for.

    Raises KeyRefused when nobody acts, the organisation is not one they see, or it takes no part.
    """
    asked = [(kind, text[:LONGEST_TEXT]) for kind, text in dict.fromkeys(wanted)][:MOST_TOKENS]
    if not asked:
        return []
    question = Link(
        token=office.token(),
        statement=statement(verb),
        table=model._meta.db_table,
        row_kind=model.row_kind,
        reach=reach,
        wanted=tuple(Keyed(owner_id=owner_id, kind=kind, text=text) for kind, text in asked),
    )
    found = cast("Marked", office.keeper().ask(question)).marks
    return [(kind, token) for (kind, _), token in zip(asked, found, strict=True)]
