"""The database roles, and who may enter the database: design §3, decisions 0002 and 0003.

Everything here may be run again and again. It makes roles and rights on the database; rights on
tables are the walls' (`baken.access`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from psycopg import sql

OWNER = "baken_owner"
CONTEXT = "baken_context"
LOG = "baken_log"
BACKUP = "baken_backup"
SIGHT = "baken_sight"
OUTSIDE = "baken_outside"
DEFINERS = (CONTEXT, LOG, SIGHT, OUTSIDE)
"""Roles that nobody logs in with: functions run with their rights."""


def _patience(statement: str) -> dict[str, str]:
    return {"statement_timeout": statement, "idle_in_transaction_session_timeout": "60s"}


@dataclass(frozen=True)
class Role:
    """A database role that a process logs in with."""

    short: str
    settings: Mapping[str, str] = field(default_factory=dict)
    extra: str = ""

    @property
    def name(self) -> str:
        """The name in the database."""
        return f"baken_{self.short}"


ROLES = (
    Role("owner"),
    Role("office", _patience("30s")),
    Role("portal", _patience("10s")),
    Role("worker", _patience("15min")),
    Role("keeper", _patience("10s")),
    Role("figures", _patience("60s")),
    Role("backup"),
)
APP_ROLES = tuple(role for role in ROLES if role.short not in {"owner", "backup"})


@dataclass(frozen=True)
class Statement:
    """One statement; `without` says what is missed where the administrator may not do it."""

    text: str
    without: str = ""


def create_roles(passwords: Mapping[str, str]) -> list[Statement]:
    """Give what makes the roles, with these (encrypted) passwords by short name."""
    made = [_create(name, "NOLOGIN NOINHERIT") for name in DEFINERS]
    for role in ROLES:
        made.append(_create(role.name, "LOGIN NOINHERIT" if role in APP_ROLES else "LOGIN INHERIT"))
        made.append(_say("ALTER ROLE {} PASSWORD {}", role.name, literal=passwords[role.short]))
        made.extend(_settings(role))
    # The owner makes their functions and hands them over: ALTER … OWNER TO asks for SET, replacing
    # them later asks for INHERIT.
    hand_over = "GRANT {} TO {} WITH INHERIT TRUE, SET TRUE"
    made += [_say(hand_over, name, OWNER) for name in DEFINERS]
    # What the keeper may know of rows, it sees with the eyes of the office: behind its policies.
    made.append(_say("ALTER ROLE {} INHERIT", SIGHT))
    made.append(_say("GRANT {} TO {} WITH INHERIT TRUE, SET FALSE", "baken_office", SIGHT))
    return made + _backup_rights()


def _backup_rights() -> list[Statement]:
    missing = "de rol baken_backup ziet niet alles; maak back-ups als beheerder"
    return [
        _say("ALTER ROLE {} BYPASSRLS", BACKUP, without=missing),
        _say("GRANT pg_read_all_data TO {} WITH INHERIT TRUE", BACKUP, without=missing),
    ]


def create_database(name: str, version: int) -> list[Statement]:
    """Give the ways to make the database, best first: one sorting order on every machine."""
    ways = ["LOCALE 'C.UTF-8'", "LOCALE 'C'"]
    if version >= 170000:
        ways = ["LOCALE 'C' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"]
    start = "CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8' "
    return [_say(start + way, name, OWNER) for way in ways]


def open_database(name: str) -> list[Statement]:
    """Give what closes the database to everybody and opens it to our roles; run as its owner."""
    names = [role.name for role in ROLES]
    return [
        _say("REVOKE ALL ON DATABASE {} FROM PUBLIC", name),
        _say("GRANT CONNECT ON DATABASE {} TO " + ", ".join(["{}"] * len(names)), name, *names),
    ]


def open_schema() -> list[Statement]:
    """Give who may use and who may fill the schema of our tables; run as the owner, inside."""
    users = [*(role.name for role in ROLES), *DEFINERS]
    return [
        _say("REVOKE ALL ON SCHEMA public FROM PUBLIC"),
        _say("GRANT USAGE, CREATE ON SCHEMA public TO {}", OWNER),
        _say("GRANT USAGE ON SCHEMA public TO " + ", ".join(["{}"] * len(users)), *users),
    ]


def close_others() -> list[Statement]:
    """Give what shuts the other databases of a server that is ours alone."""
    return [
        _say("REVOKE ALL ON DATABASE {} FROM PUBLIC", name) for name in ("postgres", "template1")
    ]


TOO_STRONG = """
SELECT rolname, 'meer dan LOGIN' FROM pg_roles
 WHERE rolname = ANY (%(all)s)
   AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication
        OR (rolbypassrls AND rolname <> 'baken_backup'))
UNION ALL
SELECT member.rolname, 'lid van ' || of.rolname
  FROM pg_auth_members JOIN pg_roles AS member ON member.oid = pg_auth_members.member
                       JOIN pg_roles AS of ON of.oid = pg_auth_members.roleid
 WHERE member.rolname = ANY (%(all)s)
   AND (member.rolname, of.rolname) NOT IN
       (('baken_owner', 'baken_context'), ('baken_owner', 'baken_log'),
        ('baken_owner', 'baken_sight'), ('baken_owner', 'baken_outside'),
        ('baken_sight', 'baken_office'),
        ('baken_backup', 'pg_read_all_data'))
"""
"""Finds roles that could walk around the walls."""


def _create(name: str, attributes: str) -> Statement:
    rights = f"{attributes} NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS"
    exists = _render("SELECT FROM pg_roles WHERE rolname = {}", literal=name)
    create = _render("CREATE ROLE {} " + rights, name)
    return Statement(f"DO $$ BEGIN IF NOT EXISTS ({exists}) THEN {create}; END IF; END $$")


def _settings(role: Role) -> list[Statement]:
    wanted = {"search_path": "public", **role.settings}
    made = [
        _say(f"ALTER ROLE {{}} SET {key} = {{}}", role.name, literal=value)
        for key, value in wanted.items()
    ]
    # Nobody reads along in pg_stat_activity, not even the same role.
    without = f"wat {role.name} vraagt, is te zien voor wie met dezelfde rol inlogt"
    return [*made, _say("ALTER ROLE {} SET track_activities = off", role.name, without=without)]


def _say(text: str, *names: str, literal: str | None = None, without: str = "") -> Statement:
    return Statement(_render(text, *names, literal=literal), without)


def _render(text: str, *names: str, literal: str | None = None) -> str:
    """Fill in names as identifiers and one value, quoted by psycopg."""
    parts: list[sql.Composable] = [sql.Identifier(name) for name in names]
    if literal is not None:
        parts.append(sql.Literal(literal))
    return sql.SQL(text).format(*parts).as_string(None)
