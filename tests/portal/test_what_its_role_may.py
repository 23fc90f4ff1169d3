"""The role of the portal in the database: eight functions, and nothing else at all."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from baken.ops.testing import Urls

Line = psycopg.Connection[Any]
VERBS = (
    "select 1 from {}",
    "delete from {}",
    "truncate {}",
    "insert into {} default values",
    "copy {} to stdout",
)
HARMLESS = {"claims", "person", "purpose", "day", "organisations", "regions", "dossiers", "avoided"}
"""All of them answer nothing without a signed context."""

GIVEN = {
    "desks", "hand_in", "thread", "messages", "add", "add_file", "files", "forget_contact",
    "looks", "logo",
}  # fmt: skip


@pytest.fixture
def line(outside_urls: Urls) -> Iterator[Line]:
    """Give a connection as the portal."""
    with closing(psycopg.connect(outside_urls["portal"], autocommit=True)) as opened:
        yield opened


@pytest.fixture
def tables(outside_urls: Urls) -> list[str]:
    """Give every table there is."""
    with psycopg.connect(outside_urls["admin"]) as admin:
        rows = admin.execute(
            "select schemaname || '.' || tablename from pg_tables "
            "where schemaname not in ('pg_catalog', 'information_schema')"
        )
        return [name for (name,) in rows.fetchall()]


def test_every_table_is_closed_in_every_way(line: Line, tables: list[str]) -> None:
    assert len(tables) > 60
    for name in tables:
        table = sql.SQL(".").join(map(sql.Identifier, name.split(".")))
        for verb in VERBS:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                line.execute(sql.SQL(verb).format(table))


def test_it_runs_its_own_functions_and_no_others_that_see_more(line: Line) -> None:
    found = line.execute(
        "select pronamespace::regnamespace::text, proname from pg_proc "
        "where prosecdef and has_function_privilege(oid, 'execute') "
        "and has_schema_privilege(pronamespace, 'usage')"
    ).fetchall()
    assert {name for schema, name in found if schema == "portal"} == GIVEN
    others = {name for schema, name in found if schema not in {"portal", "pg_catalog"}}
    assert others <= HARMLESS


@pytest.mark.parametrize(
    "asked",
    [
        "set role baken_office",
        "set role baken_outside",
        "set session authorization baken_owner",
        "create table public.mine (id int)",
        "create temporary table mine (id int)",
        "create function portal.mine() returns int language sql as 'select 1'",
        "alter function portal.desks() owner to baken_portal",
        "create policy mine on public.intake_report to baken_portal using (true)",
        "grant select on public.intake_report to baken_portal",
    ],
)
def test_it_cannot_become_more(line: Line, asked: str) -> None:
    with pytest.raises(
        (psycopg.errors.InsufficientPrivilege, psycopg.errors.InvalidObjectDefinition)
    ):
        line.execute(asked.encode())


def test_the_functions_find_nothing_without_a_receipt(line: Line) -> None:
    [(desk, *_)] = line.execute("select * from portal.desks()").fetchall()
    for _ in range(3):
        guess = uuid4().bytes * 2
        assert line.execute("select * from portal.thread(%s, %s)", [desk, guess]).fetchall() == []
        assert line.execute("select * from portal.messages(%s, %s)", [desk, guess]).fetchall() == []
        said = line.execute(
            "select portal.add(%s, %s, %s, '', '', '')", [desk, guess, uuid4()]
        ).fetchone()
        assert said == (False,)
        sent = "select portal.add_file(%s, %s, %s, '', '', '')", [desk, guess, uuid4()]
        assert line.execute(*sent).fetchone() == (False,)
        assert line.execute("select portal.files(%s, %s)", [desk, guess]).fetchone() == (0,)
    for wild in (b"%", b"", b"' or true --"):
        assert line.execute("select * from portal.thread(%s, %s)", [desk, wild]).fetchall() == []


def test_no_moment_is_kept_of_a_report(outside_urls: Urls) -> None:
    with psycopg.connect(outside_urls["admin"]) as admin:
        kinds = admin.execute(
            "select column_name, data_type from information_schema.columns "
            "where table_name like 'outside_outside%'"
        ).fetchall()
        moments = {name for name, kind in kinds if "timestamp" in kind}
        assert moments == {"handled_at", "seen_at"}  # of the office
        opened = admin.execute(
            "select distinct (d.opened_at at time zone 'Europe/Amsterdam')::time::text "
            "from access_dossier as d join outside_outsidereport as o on o.dossier_id = d.id"
        ).fetchall()
        assert opened == [("00:00:00",)]
        made = admin.execute("select distinct substr(id::text, 15, 1) from outside_outsidereport")
        assert not {version for (version,) in made} & {"7", "1"}  # ids that hold a moment
