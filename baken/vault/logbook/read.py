"""Reading the logs back to check them: as the owner or the backup, on a plain connection."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql
from psycopg.rows import dict_row

from baken.vault.logbook.chain import FIELDS, Finding, LogName, check, check_signed

TABLES: dict[LogName, str] = {"access": "vault_accesslog", "processing": "vault_processinglog"}
BATCH = 5_000

Head = tuple[int, bytes]


def chain_of(
    connection: psycopg.Connection[Any], log: LogName, owner: UUID, *, after: int = 0
) -> Iterator[dict[str, Any]]:
    """Give the lines of one owner in order, a batch at a time, as the columns that are hashed."""
    columns = sql.SQL(", ").join(map(sql.Identifier, (*FIELDS[log], "hash")))
    question = sql.SQL(
        "select {} from {} where owner_id = %s and number > %s order by number, id"
    ).format(columns, sql.Identifier(TABLES[log]))
    with connection.cursor(f"chain_{log}", row_factory=dict_row) as cursor:
        cursor.itersize = BATCH
        yield from cursor.execute(question, [owner, after])


def heads(connection: psycopg.Connection[Any]) -> dict[UUID, dict[LogName, Head]]:
    """Give where the chains of each owner end."""
    found = connection.execute(
        "select owner_id, access_number, access_hash, processing_number, processing_hash"
        " from vault_loghead order by owner_id"
    )
    return {
        owner: {"access": (access, bytes(one)), "processing": (processing, bytes(other))}
        for owner, access, one, processing, other in found
    }


def findings(connection: psycopg.Connection[Any]) -> list[Finding]:
    """Give what is wrong with any chain; nothing when all lines are as they were written."""
    known = heads(connection)
    found: list[Finding] = []
    for owner in sorted(known.keys() | _owners(connection), key=str):
        for log in TABLES:
            head = known.get(owner, {}).get(log, (0, bytes(32)))
            found += check(log, str(owner), chain_of(connection, log, owner), head)
    return found + list(_pointers(connection))


def against(
    connection: psycopg.Connection[Any], owner: UUID, log: LogName, signed: Head
) -> list[Finding]:
    """Give whether an owner's chain still runs through a head that was signed."""
    hashes = [bytes(line["hash"]) for line in chain_of(connection, log, owner)]
    return list(check_signed(log, str(owner), hashes, signed))


def _owners(connection: psycopg.Connection[Any]) -> set[UUID]:
    found = connection.execute(
        "select owner_id from vault_accesslog union select owner_id from vault_processinglog"
    )
    return {owner for (owner,) in found}


POINTERS = """
select coalesce(line.owner_id, seen.owner_id), coalesce(line.number, 0)
  from (select id, owner_id, number, (row ->> 3)::uuid as dossier_id
          from vault_accesslog, jsonb_array_elements(objects::jsonb) as row
         where row ->> 3 <> '' group by 1, 2, 3, 4) as line
  full join vault_lookedat as seen
    on seen.line = line.id and seen.dossier_id = line.dossier_id and seen.owner_id = line.owner_id
 where line.id is null or seen.id is null
"""
"""Finds lines that no longer show at their dossier, and pointers to lines that do not exist."""


def _pointers(connection: psycopg.Connection[Any]) -> Iterator[Finding]:
    for owner, number in connection.execute(POINTERS):
        yield Finding("access", str(owner), number, "missing" if number else "inserted")
