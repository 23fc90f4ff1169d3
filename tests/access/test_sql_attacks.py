"""Somebody got hold of the office's connection and types SQL: what the walls still hold."""

import time
from collections.abc import Callable
from contextlib import closing
from uuid import UUID

import psycopg
import pytest
from django.conf import settings
from hypothesis import HealthCheck, given
from hypothesis import settings as tries
from hypothesis import strategies as st
from psycopg import errors, sql

from baken.access import context
from baken.access.walls.tables import guarded_tables
from baken.core import clock
from baken.demo.cast import JORIS, MARIEKE, WILLEM, Member, fixed_id
from baken.ops.testing import Urls
from tests.access.conftest import AsMember, Connection, announce, token_of
from tests.access.world import Kept

TABLES = guarded_tables()
Refusal = (errors.InsufficientPrivilege, errors.FeatureNotSupported)
"""The second is how COPY FROM is refused under row-level security."""

Signals = dict[str, Kept]


def id_of(member: Member) -> UUID:
    """Give the id of somebody of the cast."""
    return fixed_id("person", member.key)


def rows_in_sight(office: Connection) -> int:
    """Count all rows of all guarded tables that can be read now."""
    counts = [_count(office, table.name) for table in TABLES if table.kind != "draft"]
    return sum(counts)


def _count(office: Connection, table: str) -> int:
    answer = office.execute(sql.SQL("select count(*) from {}").format(sql.Identifier(table)))
    return int((answer.fetchone() or (0,))[0])


def forged(member: Member) -> str:
    """Give a token with a signature of somebody who guessed."""
    return token_of(member)[:-64] + "0" * 64


def for_another(member: Member) -> str:
    """Give one's own token with another person in it, and one's own signature."""
    mine = token_of(JORIS)
    return mine.replace(str(id_of(JORIS)), str(id_of(member)))


def prolonged(member: Member) -> str:
    """Give a token that has ended, with a later end written into it."""
    parts = token_of(member, seconds=-1).split(".")
    parts[4] = str(int(time.time()) + 900)
    return ".".join(parts)


ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
BAD_TOKENS: dict[str, Callable[[Member], str]] = {
    "none": lambda _: "",
    "forged": forged,
    "of another person": for_another,
    "ended": lambda member: token_of(member, seconds=-1),
    "ended and prolonged": prolonged,
    "of an unknown key": lambda member: token_of(member, key="2" * 64),
    "truncated": lambda member: token_of(member)[:-1],
    "without signature": lambda member: token_of(member)[:-65],
    "with a space": lambda member: token_of(member) + " ",
    "with a second line": lambda member: token_of(member) + "\n",
    "signed twice": lambda member: token_of(member) + "." + token_of(member),
    "in capitals": lambda member: token_of(member).upper(),
    "of another day": lambda member: token_of(member).replace(f".{clock.today()}.", ".2020-01-01."),
    "only an id": lambda member: str(id_of(member)),
    "a plain claim": lambda member: f"person.{id_of(member)}",
    "in Arabic digits": lambda member: token_of(member).translate(ARABIC),
    "quotes": lambda _: "' or true --",
    "very long": lambda _: "1" * 100_000,
}  # fmt: skip


def test_a_good_token_opens_the_rows_of_its_owner(as_member: AsMember) -> None:
    """The counterpart of every refusal below: the setup itself works."""
    with as_member(MARIEKE) as office:
        assert rows_in_sight(office) > 50


@pytest.mark.parametrize("kind", BAD_TOKENS)
def test_a_token_that_the_office_did_not_sign_opens_nothing(as_member: AsMember, kind: str) -> None:
    with as_member(None) as office:
        announce(office, BAD_TOKENS[kind](MARIEKE))
        assert rows_in_sight(office) == 0


@tries(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 200), character=st.characters(codec="utf-8", exclude_characters="\0"))
def test_one_other_character_anywhere_in_a_token_opens_nothing(
    as_member: AsMember, place: int, character: str
) -> None:
    good = token_of(MARIEKE)
    at = place % len(good)
    bad = good[:at] + character + good[at + 1 :]
    with as_member(None) as office:
        announce(office, bad)
        assert (rows_in_sight(office) > 0) == (bad == good)


def test_a_purpose_of_the_system_is_no_person(as_member: AsMember) -> None:
    for name in ("retention", str(id_of(MARIEKE))):
        system = context.Context("system", name)
        token = context.sign(system, key=settings.CONTEXT_KEY, expires=int(time.time()) + 300)
        with as_member(None) as office:
            announce(office, token)
            assert office.execute("select access.person()").fetchone() == (None,)
            assert rows_in_sight(office) == 0


def test_a_token_ends_while_a_transaction_stays_open(as_member: AsMember) -> None:
    with as_member(None) as office:
        announce(office, token_of(MARIEKE, seconds=1))
        assert rows_in_sight(office) > 50
        time.sleep(1.1)
        assert rows_in_sight(office) == 0


INJECTED = {
    "an own setting": "select set_config('access.person', '{victim}', false)",
    "a plausible payload": (
        "select set_config('access.context', replace(current_setting('access.context'), "
        "'{me}', '{victim}'), true)"
    ),
    "another region": (
        "select set_config('access.context', 'person.{victim}.2026-01-01.9999999999', false)"
    ),
    "a role name": "select set_config('role', 'baken_office', false)",
}


@pytest.mark.parametrize("injected", INJECTED)
def test_an_injected_setting_shows_nothing_of_the_victim(
    as_member: AsMember, injected: str
) -> None:
    with as_member(JORIS) as office:
        before = rows_in_sight(office)
        me, victim = id_of(JORIS), id_of(MARIEKE)
        office.execute(INJECTED[injected].format(me=me, victim=victim))
        assert rows_in_sight(office) in {0, before}


FORBIDDEN = [
    "set role baken_owner",
    "set role baken_context",
    "set role postgres",
    "set session authorization baken_owner",
    "set session_replication_role = replica",
    "set track_activities = on",
    "alter role baken_office bypassrls",
    "alter role baken_office superuser",
    "grant baken_owner to baken_office",
    "create role intruder superuser",
    "alter table signals_signal disable row level security",
    "alter table signals_signal no force row level security",
    "drop policy office_read on signals_signal",
    "alter policy office_read on signals_signal using (true)",
    "create policy open on signals_signal using (true)",
    "alter table signals_secondopinion drop constraint second_opinion_by_another",
    "alter table signals_signal disable trigger all",
    "truncate signals_signal",
    "truncate access_event",
    "drop table access_event",
    "copy signals_signal from stdin",
    "copy (select 1) to '/tmp/walls'",
    "copy (select 1) to program 'true'",
    "create function access.person() returns uuid language sql as 'select null::uuid'",
    "create or replace function access.person() returns uuid language sql as 'select null::uuid'",
    "create function public.f() returns int language sql as 'select 1'",
    "create function pg_temp.f() returns int language sql as 'select 1'",
    "create temporary table mine (x int)",
    "create table public.mine (x int)",
    "create view public.mine as select * from signals_signal",
    "create materialized view public.mine as select * from signals_signal",
    "create schema mine",
    "create extension dblink",
    "create trigger mine before update on signals_signal execute function unique_key_recheck()",
    "create rule mine as on select to signals_signal do instead nothing",
    "select * from access.context_key",
    "insert into access.context_key values ('x', '', '')",
    "select password from parties_account",
    "select * from parties_account",
    "update parties_account set password = password returning password",
    "select pg_read_file('postgresql.conf')",
    "select lo_import('/etc/passwd')",
    "select * from pg_statistic",
    "select * from pg_authid",
    "delete from access_event",
    "update access_event set verb = 'nothing'",
    "delete from signals_weighing",
    "update signals_weighing set seriousness = 1",
    "update signals_decision set outcome = 'no_indication'",
    "do $$ begin execute 'set role baken_owner'; end $$",
]  # fmt: skip
"""Each of these must end in a refusal, also for the best placed person of the office."""


@pytest.mark.parametrize("statement", FORBIDDEN)
@pytest.mark.parametrize("member", [MARIEKE, WILLEM], ids=lambda member: member.key)
def test_the_office_role_cannot_take_down_a_wall(
    as_member: AsMember, member: Member, statement: str
) -> None:
    with as_member(member) as office, pytest.raises(Refusal):
        office.execute(statement)


def test_row_security_off_is_a_refusal_and_not_a_way_round(as_member: AsMember) -> None:
    with as_member(JORIS) as office:
        office.execute("set row_security = off")
        with pytest.raises(errors.InsufficientPrivilege, match="row-level security policy"):
            office.execute("select * from signals_signal")


def test_setting_all_roles_and_tables_to_their_defaults_opens_nothing(as_member: AsMember) -> None:
    with as_member(JORIS) as office:
        mine = rows_in_sight(office)
        for statement in ("reset role", "reset session authorization", "set search_path = ''"):
            office.execute(statement)
        office.execute("set search_path = public")
        assert rows_in_sight(office) == mine
        office.execute("reset all")
        announce(office, "")
        assert rows_in_sight(office) == 0


def test_nobody_sees_what_another_session_is_asking(as_member: AsMember) -> None:
    token = token_of(MARIEKE)
    with as_member(None) as victim, as_member(JORIS) as thief:
        announce(victim, token)
        victim.execute("select 'a secret', pg_sleep(0)")
        texts = thief.execute("select query from pg_stat_activity").fetchall()
        assert not [text for (text,) in texts if text and (token in text or "a secret" in text)]


def test_an_error_tells_nothing_of_a_hidden_row(as_member: AsMember, signals: Signals) -> None:
    """A function that fails on a value runs only after the policy let the row through."""
    with as_member(JORIS) as office:
        hidden = signals["grant withdrawn"].signal_id
        peek = "select code::int from signals_signal where id = %s"
        assert office.execute(peek, [hidden]).fetchall() == []
        with pytest.raises(errors.InvalidTextRepresentation):
            office.execute(peek, [signals["own"].signal_id])


def test_the_owner_sees_every_row_although_the_walls_are_forced(urls: Urls) -> None:
    """Forced row-level security without a policy for the owner would empty data migrations."""
    with closing(psycopg.connect(urls["owner"])) as owner:
        assert rows_in_sight(owner) > 100


@pytest.mark.parametrize("role", ["portal", "worker", "keeper", "figures"])
def test_other_processes_read_no_guarded_table_even_with_a_good_token(
    urls: Urls, role: str
) -> None:
    for table in TABLES:
        with closing(psycopg.connect(urls[role])) as process:
            announce(process, token_of(MARIEKE))
            with pytest.raises(errors.InsufficientPrivilege):
                _count(process, table.name)


def test_the_backup_passes_the_walls_and_only_reads(urls: Urls) -> None:
    with closing(psycopg.connect(urls["backup"])) as backup:
        assert rows_in_sight(backup) > 100
        with pytest.raises(errors.InsufficientPrivilege):
            backup.execute("update signals_signal set version = 9")
