"""What a client sees and says with a code of her own: no account, no session, nothing kept.

Acts as the purpose `client_view`, which reads no table: two functions in the database find the one
dossier of her code (`sql/client_view.sql`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from json import loads
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from baken.access import context
from baken.care.actions.opening_a_door import hashed
from baken.care.models import ClientWord
from baken.care.vocabulary import WordKind
from baken.core import clock

VIEW = context.Context("system", "client_view")
_SEES = """
select door_id, dossier_id, owner_id, region_id, case_id, language, meets_at, meets_how,
       template_from, items, recipients, has_shelter, complaint
  from access.client_sees(%s)
"""


@dataclass(frozen=True)
class Seen:
    """What her code opens; what she did not choose to see is None."""

    door_id: UUID
    dossier_id: UUID
    owner_id: UUID
    region_id: UUID
    case_id: UUID
    language: str
    meets_at: datetime | None
    meets_how: str
    template_from: date | None
    items: list[tuple[str, str]]
    recipients: list[str] | None
    has_shelter: bool | None
    complaint: str | None


@contextmanager
def at_her_page() -> Iterator[None]:
    """Act as her page, in one transaction."""
    with context.acting_as(VIEW), transaction.atomic():
        yield


def sees(code: str) -> Seen | None:
    """Give what a code opens, or None when it opens nothing."""
    with connection.cursor() as cursor:
        cursor.execute(_SEES, [hashed(code)])
        row = cursor.fetchone()
    if row is None:
        return None
    return Seen(*map(_plain, row))


def _plain(value: Any) -> Any:
    """Give a list of the database as a list; the connection gives JSON as text."""
    return loads(value) if isinstance(value, str) and value.startswith("[") else value


def say(seen: Seen, kind: str, *, text: str = "", score: int | None = None) -> ClientWord:
    """Keep what she said."""
    made: ClientWord = ClientWord.objects.create(
        dossier_id=seen.dossier_id,
        owner_id=seen.owner_id,
        region_id=seen.region_id,
        case_id=seen.case_id,
        kind=kind,
        said_at=clock.now(),
        score=score,
        text=text,
    )
    return made


def withdraw(code: str, seen: Seen, *, text: str = "") -> ClientWord:
    """Take all her consent back: nothing is shared on it from now on; her coordinator is told."""
    made = say(seen, WordKind.WITHDRAWAL, text=text)
    with connection.cursor() as cursor:
        cursor.execute("select access.client_withdraws(%s, %s)", [hashed(code), made.said_at])
    return made
