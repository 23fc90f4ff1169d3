"""Writing a look down, on the keeper's own connection, before anything is opened."""

import hashlib
import hmac
import json
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any
from uuid import UUID

import psycopg

from baken.core import clock
from baken.core.ids import new_id
from baken.knowledge.packs import processing
from baken.vault.logbook.look import Look, Seen

Pseudonym = Callable[[UUID], str]
"""Gives the name under which a data subject stands in the processing log."""

TRACE_CHARACTERS = 32


def append(connection: psycopg.Connection[Any], look: Look, *, pseudonym: Pseudonym) -> None:
    """Write one look into both logs; whoever calls commits, and only then opens anything.

    One line in the access log per owner, with all objects; one line in the processing log per
    dossier (Logboek Dataverwerkingen: per data subject, no sampling, no user). Raises Unloggable
    or UnknownActivity, and psycopg's own errors, in which case nothing may be opened.
    """
    owners = sorted(look.objects, key=lambda seen: (str(seen.owner_id), str(seen.region_id)))
    parts = [
        _part(look, owner, region, list(seen), pseudonym)
        for (owner, region), seen in groupby(owners, lambda seen: (seen.owner_id, seen.region_id))
    ]
    connection.execute("select logbook.append(%s::jsonb)", [json.dumps(parts)])


def pseudonyms(key: bytes) -> Pseudonym:
    """Give pseudonyms made with a key: without it nobody finds a dossier in the processing log."""

    def give(subject: UUID) -> str:
        return hmac.new(key, b"baken.subject." + subject.bytes, hashlib.sha256).hexdigest()[:32]

    return give


def _part(
    look: Look, owner: UUID, region: UUID, seen: list[Seen], pseudonym: Pseudonym
) -> dict[str, Any]:
    """Give what goes into the chain of one owner."""
    dossiers = sorted({str(each.dossier_id) for each in seen if each.dossier_id})
    return {
        "owner_id": str(owner),
        "region_id": str(region),
        "access": _access(look, seen),
        "dossiers": [{"id": str(new_id()), "dossier_id": dossier} for dossier in dossiers],
        "processing": list(_processing(look, seen, pseudonym)),
    }


def _access(look: Look, seen: list[Seen]) -> dict[str, Any]:
    return {
        "id": str(new_id()),
        "operation": str(look.operation),
        "actor_kind": look.actor_kind,
        "actor": look.actor,
        "organisation": str(look.organisation_id or ""),
        "role": look.role,
        "purpose": look.purpose,
        "ground": look.ground,
        "break_glass": look.break_glass,
        "verb": look.verb,
        "page": look.page,
        "objects": json.dumps(sorted(_object(each) for each in seen)),
    }


def _object(seen: Seen) -> list[str]:
    return [seen.kind, seen.table, str(seen.row_id), str(seen.dossier_id or "")]


def _processing(look: Look, seen: list[Seen], pseudonym: Pseudonym) -> Iterable[dict[str, Any]]:
    register = processing().on(clock.today())
    subjects = {(register.activity_of(each.kind).id, each.subject) for each in seen}
    for activity, subject in sorted(subjects, key=str):
        yield {
            "id": str(new_id()),
            "trace_id": look.operation.hex,
            "operation": str(look.operation),
            "status_code": "ERROR" if look.verb == "refuse" else "OK",
            "name": f"{look.verb} {look.page}",
            "started_at": look.started_at.isoformat(),
            "activity": activity,
            "subject": pseudonym(subject),
        }
