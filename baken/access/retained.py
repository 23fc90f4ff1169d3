"""What shredding must reach of access: grants, events, drafts and jobs that name a dossier."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from baken.access.models import Dossier, Draft, Event, Grant
from baken.vault.shredding import Goes, Retained

_DRAFTS = "delete from access_draft where key like any (%s)"
_JOBS = "delete from procrastinate_jobs where args::text like any (%s)"


def clean(ids: Iterable[UUID]) -> int:
    """Remove drafts of forms about these rows, whoever typed them, and jobs that name them."""
    named = [f"%{each}%" for each in ids]
    gone = 0
    with connection.cursor() as cursor:
        for text in (_DRAFTS, _JOBS):
            cursor.execute(text, [named])
            gone += cursor.rowcount
    return gone


RETAINED = Retained(
    goes=(Goes(Dossier), Goes(Grant), Goes(Event), Goes(Draft, "person")), clean=clean
)
