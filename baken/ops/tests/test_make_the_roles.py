"""Each process has a database role of its own, and none is stronger than it must be."""

from collections.abc import Iterator

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from baken.ops import testing
from baken.ops.roles import APP_ROLES, ROLES
from baken.ops.say import CannotStart
from baken.ops.servers import of_cluster, prepare, prepare_roles

APPS = [role.short for role in APP_ROLES]


@pytest.fixture(scope="module")
def urls(worker_id: str) -> Iterator[testing.Urls]:
    """A database open to the roles."""
    name = f"test_roles_{worker_id}"
    yield testing.create_template(name)
    with psycopg.connect(testing.cluster().admin(), autocommit=True) as connection:
        connection.execute(f"drop database {name} with (force)")


@pytest.fixture
def administrator() -> Iterator["psycopg.Connection[tuple[object, ...]]"]:
    """The administrator, whose changes to roles are undone after the test."""
    testing.cluster()
    with psycopg.connect(testing.cluster().admin()) as connection:
        yield connection
        connection.rollback()


def test_every_role_can_log_in(urls: testing.Urls) -> None:
    for role in ROLES:
        with psycopg.connect(urls[role.short]) as connection:
            assert connection.execute("select current_user").fetchone() == (role.name,)


@pytest.mark.parametrize("short", APPS)
@pytest.mark.parametrize(
    "forbidden",
    [
        "create temp table mine (x int)",
        "create table mine (x int)",
        "create schema mine",
        "create role mine",
        "create database mine",
        "set role baken_owner",
        "set track_activities = on",
    ],
)
def test_an_application_role_makes_nothing(urls: testing.Urls, short: str, forbidden: str) -> None:
    with (
        psycopg.connect(urls[short], autocommit=True) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(forbidden)


@pytest.mark.parametrize("database", ["postgres", "template1"])
def test_an_application_role_enters_no_other_database(urls: testing.Urls, database: str) -> None:
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(make_conninfo(urls["office"], dbname=database))


def test_a_long_question_is_broken_off(urls: testing.Urls) -> None:
    with psycopg.connect(urls["office"]) as connection:
        assert connection.execute("show statement_timeout").fetchone() == ("30s",)
        assert connection.execute("show search_path").fetchone() == ("public",)
        assert connection.execute("show track_activities").fetchone() == ("off",)


def test_only_the_backup_reads_past_the_walls(urls: testing.Urls) -> None:
    with psycopg.connect(urls["owner"], autocommit=True) as owner:
        owner.execute("create table walled (x int)")
        owner.execute("insert into walled values (1)")
        owner.execute("alter table walled enable row level security")
        owner.execute("alter table walled force row level security")
        assert owner.execute("select count(*) from walled").fetchone() == (0,)
    with psycopg.connect(urls["backup"]) as backup:
        assert backup.execute("select count(*) from walled").fetchone() == (1,)


RECIPE = """
create schema access;
grant usage, create on schema access to baken_context;
create table access.context_key (kid text);
alter table access.context_key owner to baken_context;
create function access.keys() returns bigint language sql security definer
    set search_path = pg_catalog, pg_temp as 'select count(*) from access.context_key';
alter function access.keys() owner to baken_context;
create or replace function access.keys() returns bigint language sql security definer
    set search_path = pg_catalog, pg_temp as 'select 7 + count(*) from access.context_key';
grant usage on schema access to baken_office;
revoke create on schema access from baken_context;
"""


def test_the_owner_hands_the_signed_context_over_and_can_renew_it(urls: testing.Urls) -> None:
    with psycopg.connect(urls["owner"]) as owner:
        owner.execute(RECIPE)
    with psycopg.connect(urls["office"], autocommit=True) as office:
        assert office.execute("select access.keys()").fetchone() == (7,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            office.execute("select * from access.context_key")


def test_preparing_again_changes_no_password(urls: testing.Urls) -> None:
    cluster = testing.cluster()
    with testing.alone("cluster"):
        assert prepare(of_cluster(cluster), cluster.secrets) == []
    psycopg.connect(urls["office"]).close()


@pytest.mark.parametrize(
    "spoil",
    [
        "alter role baken_office bypassrls",
        "alter role baken_worker superuser",
        "grant baken_owner to baken_portal",
        "grant pg_read_all_stats to baken_figures",
    ],
)
def test_a_role_that_may_too_much_is_refused(
    administrator: "psycopg.Connection[tuple[object, ...]]", spoil: str
) -> None:
    cluster = testing.cluster()
    with testing.alone("cluster"):
        administrator.execute(spoil)
        with pytest.raises(CannotStart, match="mogen te veel"):
            prepare_roles(administrator, of_cluster(cluster), cluster.secrets, [])
        administrator.rollback()
