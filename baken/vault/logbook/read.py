"""Reading the logs back to check them: as the owner or the backup, on a plain connection."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql
from psycopg.rows import dict_row

from baken.vault.logbook.chain import FIELDS, START, Finding, LogName, check, check_signed

TABLES: dict[LogName, str] = {"access": "vault_accesslog", "processing": "vault_processinglog"}
BATCH = 5_000

Head = tuple[int, bytes]
Begins = Mapping[UUID, Mapping[LogName, Head]]
NO_BEGINS: Begins = MappingProxyType({})


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


def findings(connection: psycopg.Connection[Any], begins: Begins = NO_BEGINS) -> list[Finding]:
    """Give what is wrong with any chain; nothing when all lines are as they were written.

    `begins` say, per owner, up to where lines were taken out because their time was over.
    """
    known = heads(connection)
    found: list[Finding] = []
    for owner in sorted(known.keys() | _owners(connection), key=str):
        for log in TABLES:
            head = known.get(owner, {}).get(log, (0, bytes(32)))
            begin = begin_of(begins, owner, log)
            found += check(log, str(owner), chain_of(connection, log, owner), head, begin)
    return found + list(_pointers(connection))


def begin_of(begins: Begins, owner: UUID, log: LogName) -> Head:
    """Give where a chain begins: after what was taken out, or at its first line."""
    return begins.get(owner, {}).get(log, START)


def against(
    connection: psycopg.Connection[Any],
    owner: UUID,
    log: LogName,
    signed: Head,
    begin: Head = START,
) -> list[Finding]:
    """Give whether an owner's chain still runs through a head that was signed."""
    lines = chain_of(connection, log, owner, after=begin[0])
    hashes = [bytes(line["hash"]) for line in lines]
    return list(check_signed(log, str(owner), hashes, signed, begin))


def take_out(connection: psycopg.Connection[Any], log: LogName, owner: UUID, until: int) -> int:
    """Remove the lines of an owner up to a number, and what points at them; give how many.

    As the owner of the tables, who alone can set the guards aside; call it in a transaction of its
    own, after the beginning that replaces these lines was signed.
    """
    which = sql.SQL("owner_id = %s and number <= %s")
    lines = sql.SQL("select id from vault_accesslog where {}").format(which)
    if log == "access":
        _unguarded(connection, "vault_lookedat",
                   sql.SQL("line in ({})").format(lines), [owner, until])  # fmt: skip
    return _unguarded(connection, TABLES[log], which, [owner, until])


def _unguarded(
    connection: psycopg.Connection[Any], table: str, which: sql.Composable, values: list[Any]
) -> int:
    name = sql.Identifier(table)
    connection.execute(sql.SQL("alter table {} disable trigger append_only").format(name))
    gone = connection.execute(sql.SQL("delete from {} where {}").format(name, which), values)
    connection.execute(sql.SQL("alter table {} enable trigger append_only").format(name))
    return gone.rowcount


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
