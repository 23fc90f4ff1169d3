"""What PostgreSQL itself says of the walls, so that no table, key or function stands outside."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.db import models

from baken.access.models import Dossier
from baken.access.protected import Owned, Protected
from baken.access.walls.tables import Table, guarded_tables
from baken.core import clock
from baken.knowledge.packs import matrix
from baken.ops.roles import APP_ROLES, DEFINERS, ROLES
from baken.ops.testing import Urls
from baken.parties.models import Organisation, Person, Region

TABLES = guarded_tables()
NAMES = [table.name for table in TABLES]
CONTENT = [table for table in TABLES if matrix().on(clock.today()).kinds[table.kind].content]

SINGLE_KEYS = {
    "parties_organisation.region_id": "the outermost wall: a region has nothing around it",
}
"""References of one column, and why they need no more."""

UNIQUE_ACROSS = {
    "parties_account.username": "people log in by it before anybody knows their region",
    "access_draft.key,person_id": "a person is the wall around a draft",
    "parties_organisation.slug": "the name of a municipality in addresses that everybody may open",
}
"""Unique keys without an owner, a dossier or a region, and why they tell nobody anything."""

OPEN_TABLES = {
    "baken_office": {"accounts_attempt", "access_compiledmatrix", "django_migrations",
                     "enforcement_bagaddress",
                     "django_session", "procrastinate_events", "procrastinate_jobs",
                     "procrastinate_workers", "vault_datakey"},
    "baken_keeper": {"vault_datakey"},
    "baken_worker": {"access_compiledmatrix", "django_migrations", "django_session",
                     "procrastinate_events", "procrastinate_jobs",
                     "procrastinate_periodic_defers", "procrastinate_workers"},
}  # fmt: skip
"""Tables without content about people that a role may touch although no policy guards them."""

SCHEMAS = ["public", "access", "logbook", "vault", "portal"]
Rows = list[tuple[Any, ...]]


@pytest.fixture
def ask(urls: Urls) -> Iterator[Any]:
    """Ask the catalogue something, as the administrator of the server."""
    with closing(psycopg.connect(urls["admin"])) as admin:
        yield lambda text, *values: admin.execute(text, values).fetchall()


def test_every_guarded_table_stands_behind_policies_of_known_roles(ask: Any) -> None:
    guarded = ask(
        "select relname from pg_class where relrowsecurity and relforcerowsecurity "
        "and relnamespace = 'public'::regnamespace"
    )
    assert sorted(name for (name,) in guarded) == NAMES
    policies = ask("select tablename, policyname, permissive, roles::text[] from pg_policies")
    assert {table for table, name, *_ in policies if name == "owner_all"} == set(NAMES)
    known = {each: f"baken_{each}" for each in ("owner", "office", "context", "log", "outside")}
    for table, name, permissive, roles in policies:
        assert table in NAMES
        assert permissive == ("RESTRICTIVE" if name == "office_keep_away" else "PERMISSIVE")
        assert roles == [known[name.partition("_")[0]]]


def test_every_model_about_people_is_guarded_and_in_the_matrix() -> None:
    kinds = set(matrix().on(clock.today()).kinds)
    assert {table.kind for table in TABLES} == kinds
    for model in apps.get_models():
        if issubclass(model, Owned) or _points_at_people(model):
            assert getattr(model, "row_kind", None) in kinds, f"{model.__name__} has no row_kind"


def _points_at_people(model: type[models.Model]) -> bool:
    near = (Region, Organisation, Person, Dossier)
    return any(field.related_model in near for field in model._meta.concrete_fields)


def test_every_reference_among_guarded_tables_stays_inside_its_wall(ask: Any) -> None:
    single = set()
    for table, columns, target, others in _references(ask):
        if len(columns) == 1:
            single.add(f"{table}.{columns[0]}")
            continue
        assert columns[1:] == _around(table, target, columns), (table, columns)
        assert others[1:] == _around(target, target, others), (table, columns)
    assert single == set(SINGLE_KEYS)


def test_every_foreign_key_of_a_model_is_a_reference_in_the_database(ask: Any) -> None:
    """A key that Django leaves out (db_constraint=False) is built by the walls."""
    built = {(table, columns[0]) for table, columns, *_ in _references(ask)}
    for table in TABLES:
        wanted = {field.column for field in table.model._meta.concrete_fields if field.is_relation}
        found = {column for name, column in built if name == table.name}
        assert wanted - found <= {table.region}, table.name  # the other references hold it


def _references(ask: Any) -> Rows:
    found: Rows = ask(
        """
        select conrelid::regclass::text,
               array(select attname::text from unnest(conkey) with ordinality as at(number, place)
                       join pg_attribute on attrelid = conrelid and attnum = number
                      order by place),
               confrelid::regclass::text,
               array(select attname::text from unnest(confkey) with ordinality as at(number, place)
                       join pg_attribute on attrelid = confrelid and attnum = number
                      order by place)
          from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
           and conrelid::regclass::text = any (%s)
        """,
        NAMES,
    )
    assert {target for _table, _columns, target, _others in found} <= set(NAMES)
    return found


def _around(table: str, target: str, columns: list[str]) -> list[str]:
    """Give what a reference to a target must hold besides its key."""
    [near] = [each for each in TABLES if each.name == table]
    [far] = [each for each in TABLES if each.name == target]
    if issubclass(far.model, Protected):
        return ["dossier_id", *columns[2:]]
    return [near.owner, near.region] if far.model is Dossier else [near.region]


def test_a_second_opinion_is_tied_to_the_one_who_weighed(ask: Any) -> None:
    tied = [columns for table, columns, *_ in _references(ask) if table == "signals_secondopinion"]
    assert ["weighing_id", "dossier_id", "weighed_by_id"] in tied


def test_no_unique_key_tells_what_others_have(ask: Any) -> None:
    across = set()
    for table, is_primary, columns in _unique_keys(ask):
        if is_primary:
            assert len(columns) == 1  # a uuid that nobody can guess
            continue
        walls = {"owner_id", "dossier_id", "region_id"}
        if not walls.intersection(columns):
            across.add(f"{table}.{','.join(columns)}")
    assert across == set(UNIQUE_ACROSS)


def _unique_keys(ask: Any) -> Rows:
    found: Rows = ask(
        """
        select indrelid::regclass::text, indisprimary,
               array(select attname::text from pg_attribute
                      where attrelid = indrelid and attnum = any (indkey) order by attname)
          from pg_index where indisunique and indrelid::regclass::text = any (%s)
        """,
        NAMES,
    )
    return found


def test_no_view_sees_with_the_eyes_of_its_owner(ask: Any) -> None:
    views = ask(
        "select oid::regclass::text, relkind, coalesce(reloptions, '{}') from pg_class "
        "where relkind in ('v', 'm') and relnamespace in "
        "(select oid from pg_namespace where nspname not in ('pg_catalog', 'information_schema'))"
    )
    for name, kind, options in views:
        assert kind == "v", f"{name} is a materialised view: it keeps rows outside the walls"
        assert {"security_invoker=true", "security_invoker=on"}.intersection(options), name


def test_no_role_can_pass_or_change_the_walls(ask: Any) -> None:
    roles = ask(
        "select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication "
        "from pg_roles where rolname like 'baken%%'"
    )
    strong = {name: rights for name, *rights in roles if any(rights)}
    assert strong == {"baken_backup": [False, True, False, False, False]}
    for name in [role.name for role in ROLES if role.short != "owner"]:
        rights = "select has_database_privilege(%s, current_database(), %s)"
        assert ask(rights, name, "CREATE, TEMPORARY") == [(False,)], name
        for schema in SCHEMAS:
            assert ask("select has_schema_privilege(%s, %s, 'CREATE')", name, schema) == [(False,)]


def test_a_role_of_the_application_is_nobody_else(ask: Any) -> None:
    members = ask(
        "select member.rolname, near.rolname from pg_auth_members "
        "join pg_roles as member on member.oid = member join pg_roles as near on near.oid = roleid "
        "where member.rolname like 'baken%%'"
    )
    handed_over = {("baken_owner", definer) for definer in DEFINERS}
    sight = ("baken_sight", "baken_office")  # sees for the keeper, behind the office's policies
    assert set(members) == {*handed_over, sight, ("baken_backup", "pg_read_all_data")}


def test_only_the_owner_and_roles_without_a_login_own_anything(ask: Any) -> None:
    owners = ask(
        "select distinct pg_get_userbyid(relowner) from pg_class "
        "where relnamespace::regnamespace::text = any (%s) union "
        "select distinct pg_get_userbyid(proowner) from pg_proc "
        "where pronamespace::regnamespace::text = any (%s)",
        SCHEMAS,
        SCHEMAS,
    )
    assert {owner for (owner,) in owners} == {"baken_owner", *DEFINERS}


def test_every_function_with_the_rights_of_its_maker_pins_where_it_looks(ask: Any) -> None:
    definers = ask(
        "select proname, pronamespace::regnamespace::text, pg_get_userbyid(proowner), proconfig "
        "from pg_proc where prosecdef and pronamespace::regnamespace::text = any (%s)",
        SCHEMAS,
    )
    assert len(definers) == 43
    owners = {
        "access": "baken_context",
        "logbook": "baken_log",
        "vault": "baken_sight",
        "portal": "baken_outside",
    }
    for name, schema, owner, settings in definers:
        assert owner == owners[schema], name
        assert settings == ["search_path=pg_catalog, pg_temp"], name
    may_log_in = "select has_function_privilege(%s, 'access.login(text)', 'EXECUTE')"
    assert [role.short for role in APP_ROLES if ask(may_log_in, role.name) == [(True,)]] == [
        "office"
    ]


@pytest.mark.parametrize("role", [role.name for role in APP_ROLES])
def test_no_application_reads_the_key_or_a_password(ask: Any, role: str) -> None:
    rights = "select has_any_column_privilege(%s, 'access.context_key', 'SELECT, UPDATE, INSERT')"
    assert ask(rights, role) == [(False,)]
    column = "select has_column_privilege(%s, 'parties_account', 'password', 'SELECT')"
    assert ask(column, role) == [(False,)]


@pytest.mark.parametrize("role", [role.name for role in APP_ROLES])
def test_a_role_touches_guarded_tables_only_through_the_matrix(ask: Any, role: str) -> None:
    touched = ask(
        "select relname from pg_class where relkind in ('r', 'p', 'v', 'm', 'f') "
        "and relnamespace = 'public'::regnamespace and (has_any_column_privilege(%s, oid, "
        "'SELECT, INSERT, UPDATE, REFERENCES') or has_table_privilege(%s, oid, "
        "'DELETE, TRUNCATE, TRIGGER'))",
        role,
        role,
    )
    guarded = set(NAMES) if role == "baken_office" else set()
    assert {name for (name,) in touched} == OPEN_TABLES.get(role, set()) | guarded


def test_the_office_may_do_to_a_table_what_some_rule_opens_and_no_more(ask: Any) -> None:
    verbs = {"SELECT": "read", "INSERT": "create", "UPDATE": "change", "DELETE": "remove"}
    for table in TABLES:
        for command, verb in verbs.items():
            opened = bool(matrix().on(clock.today()).rules_for(table.kind, verb))
            assert _may(ask, table, command) == opened, (table.name, command)
        for command in ("TRUNCATE", "TRIGGER", "REFERENCES", "MAINTAIN"):
            assert not _may(ask, table, command), (table.name, command)


def _may(ask: Any, table: Table, command: str) -> bool:
    name = "any_column" if command in {"SELECT", "INSERT", "UPDATE", "REFERENCES"} else "table"
    rights = f"select has_{name}_privilege('baken_office', %s, %s)"
    return bool(ask(rights, table.name, command) == [(True,)])


def test_nobody_reads_along_with_what_a_role_is_doing(ask: Any) -> None:
    settings = dict(ask("select rolname, rolconfig from pg_roles where rolname like 'baken%%'"))
    for role in APP_ROLES:
        assert "track_activities=off" in settings[role.name], role.name


def test_the_statistics_of_guarded_tables_stay_behind_the_walls(urls: Urls) -> None:
    """The commonest values of a column are kept in pg_stats, and they may be names."""
    with closing(psycopg.connect(urls["owner"], autocommit=True)) as owner:
        owner.execute("analyze")
    with closing(psycopg.connect(urls["office"])) as office:
        found = office.execute("select distinct tablename from pg_stats").fetchall()
        assert not set(NAMES).intersection(name for (name,) in found)


def test_content_is_what_the_matrix_calls_content() -> None:
    """The list of tables about people grows with the models; it cannot shrink unseen."""
    assert {table.name for table in CONTENT} >= {
        "access_dossier", "access_event", "access_grant", "access_draft", "intake_report",
        "intake_involved", "intake_reportercontact", "intake_feedback", "signals_signal",
        "signals_weighing", "signals_weighedindicator", "signals_secondopinion",
        "signals_decision", "signals_handover", "signals_consultation", "signals_mention",
        "attachments_attachment", "attachments_attachmentfile", "attachments_attachmentrelease",
        "intake_callback", "intake_advice", "intake_advicemessage", "intake_conversation",
        "matching_statement", "matching_linktoken", "matching_linkproposal",
        "matching_linkjudgement", "matching_linkmember", "matching_linkhit",
        "matching_linkcontact",
        "cases_case", "cases_client", "cases_casesource", "cases_ownership", "cases_participant",
        "cases_task", "cases_caseagreement", "cases_contactmoment", "cases_casenote",
        "cases_casedecision", "cases_flag", "cases_contactrule", "cases_consent",
        "cases_partnerrequest", "cases_partnerreply", "cases_caselink", "cases_casemerge",
    }  # fmt: skip
