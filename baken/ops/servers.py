"""The database server in use, and making it ready: roles, passwords, database, rights."""

import os
from collections.abc import Iterable
from dataclasses import dataclass

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from baken.ops import roles
from baken.ops.cluster import Cluster
from baken.ops.places import var
from baken.ops.say import CannotStart
from baken.ops.secret_files import Parts, SecretFiles, address

OLDEST = 160000
DATABASE = "baken"
Connection = psycopg.Connection[tuple[object, ...]]


@dataclass(frozen=True)
class Server:
    """A server we may administer: how to log in, which database is ours, or all of it."""

    admin: Parts
    database: str = DATABASE
    is_ours_alone: bool = False

    def admin_of(self, database: str) -> str:
        """Give the administrator's address of one database."""
        return address(self.admin | {"dbname": database})

    def addresses(self, secrets: SecretFiles, database: str | None = None) -> dict[str, str]:
        """Give the address of each role by its short name; a role without a password gets one."""
        shared = self.admin | {"dbname": database or self.database}
        return {
            role.short: address(
                shared | {"user": role.name, "password": secrets.password_of(role.short)}
            )
            for role in roles.ROLES
        }


def embedded() -> Cluster | None:
    """Give the cluster that Baken brings along; None when the environment names another server."""
    named = ("DATABASE_URL", "BAKEN_OFFICE_DATABASE_URL", "BAKEN_OFFICE_DATABASE_URL_FILE")
    return None if any(os.environ.get(name) for name in named) else Cluster("postgres", var())


def administered() -> Server | None:
    """Give the server whose roles we make; None when somebody else made them and gave addresses."""
    if cluster := embedded():
        return of_cluster(cluster)
    url = os.environ.get("DATABASE_URL")
    return None if url is None else of_address(url)


def of_cluster(cluster: Cluster) -> Server:
    """Give the server of an embedded cluster."""
    return Server(_parts(cluster.admin()), is_ours_alone=True)


def of_address(url: str) -> Server:
    """Give the server at the address of an administrator; it may name the database to make."""
    try:
        parts = _parts(url)
    except psycopg.ProgrammingError as error:
        raise CannotStart(
            "DATABASE_URL is geen adres van een PostgreSQL-server. Het ziet er zo uit: "
            "postgresql://beheerder:wachtwoord@server:5432/baken"
        ) from error
    named = parts.get("dbname", "postgres")
    return Server(parts, DATABASE if named == "postgres" else named)


def write_addresses(server: Server, secrets: SecretFiles) -> None:
    """Keep the address of each role in `var/secrets`, where the settings look for it."""
    for short, url in server.addresses(secrets).items():
        secrets.write(f"database-{short}.url", url)


def prepare(server: Server, secrets: SecretFiles) -> list[str]:
    """Make roles and database ready, again if need be; give what this server could not do."""
    notes: list[str] = []
    with _log_in(server, "postgres", server.database) as connection:
        _refuse_old(connection)
        prepare_roles(connection, server, secrets, notes)
        _make_database(connection, server.database)
        if server.is_ours_alone:
            _all(connection, roles.close_others(), notes)
    open_to_roles(server, server.database, notes)
    return notes


def prepare_roles(
    connection: Connection, server: Server, secrets: SecretFiles, notes: list[str]
) -> None:
    """Make the roles, give them their passwords, and refuse roles that could pass the walls."""
    write_addresses(server, secrets)
    # Encrypted here, so that no log of the server ever holds a password.
    encrypted = {
        short: connection.pgconn.encrypt_password(
            str(conninfo_to_dict(url)["password"]).encode(),
            f"baken_{short}".encode(),
            b"scram-sha-256",
        ).decode()
        for short, url in server.addresses(secrets).items()
    }
    _all(connection, roles.create_roles(encrypted), notes)
    if not _is_superuser(connection):
        connection.execute("GRANT baken_owner TO CURRENT_USER WITH SET TRUE, INHERIT TRUE")
    names = [role.name for role in roles.ROLES] + [roles.CONTEXT]
    if strong := connection.execute(roles.TOO_STRONG, {"all": names}).fetchall():
        found = ", ".join(f"{name} ({why})" for name, why in strong)
        raise CannotStart(f"Deze databaserollen mogen te veel: {found}. Neem hun die rechten af.")


def open_to_roles(server: Server, database: str, notes: list[str]) -> None:
    """Close one database to everybody and open it to our roles."""
    with _log_in(server, database) as connection:
        if not _is_superuser(connection):
            connection.execute("SET ROLE baken_owner")
        _all(connection, roles.open_database(database) + roles.open_schema(), notes)


def _make_database(connection: Connection, name: str) -> None:
    found = connection.execute(
        "SELECT pg_get_userbyid(datdba), pg_encoding_to_char(encoding) FROM pg_database "
        "WHERE datname = %s",
        [name],
    ).fetchone()
    if found is None:
        _first_that_works(connection, roles.create_database(name, connection.info.server_version))
        return
    owner, encoding = found
    if encoding != "UTF8":
        raise CannotStart(
            f"De database {name} heeft de codering {encoding}; Baken heeft UTF8 nodig. Maak haar "
            "opnieuw met ENCODING 'UTF8', of geef in DATABASE_URL een andere naam."
        )
    if owner != roles.OWNER:
        change = sql.SQL("ALTER DATABASE {} OWNER TO {}")
        connection.execute(change.format(sql.Identifier(name), sql.Identifier(roles.OWNER)))


def _first_that_works(connection: Connection, ways: list[roles.Statement]) -> None:
    for way in ways[:-1]:
        try:
            connection.execute(_text(way))
        except (psycopg.errors.WrongObjectType, psycopg.errors.InvalidParameterValue):
            continue
        else:
            return
    connection.execute(_text(ways[-1]))


def _all(connection: Connection, statements: Iterable[roles.Statement], notes: list[str]) -> None:
    for statement in statements:
        try:
            connection.execute(_text(statement))
        except psycopg.errors.InsufficientPrivilege as error:
            if not statement.without:
                raise CannotStart(
                    f"De beheerder van DATABASE_URL mag dit niet: {statement.text}. "
                    "Laat een beheerder de uitvoer van ‘baken database sql’ uitvoeren."
                ) from error
            if statement.without not in notes:
                notes.append(statement.without)


def _log_in(server: Server, *databases: str) -> Connection:
    """Connect as the administrator to the first of these databases that lets us in."""
    trouble = ""
    for database in databases:
        try:
            return psycopg.connect(server.admin_of(database), autocommit=True, connect_timeout=15)
        except psycopg.OperationalError as error:
            trouble = str(error).strip()
    raise CannotStart(f"De databaseserver is niet te bereiken: {trouble}")


def _refuse_old(connection: Connection) -> None:
    if connection.info.server_version < OLDEST:
        version = connection.info.parameter_status("server_version")
        raise CannotStart(
            f"Baken heeft PostgreSQL 16 of nieuwer nodig, en deze server is versie {version}. "
            "Laat DATABASE_URL naar een nieuwere server wijzen, of laat het weg: dan gebruikt "
            "Baken de PostgreSQL die het zelf meebrengt."
        )


def _is_superuser(connection: Connection) -> bool:
    return connection.info.parameter_status("is_superuser") == "on"


def _text(statement: roles.Statement) -> sql.SQL:
    return sql.SQL(statement.text)


def _parts(url: str) -> Parts:
    return {key: str(value) for key, value in conninfo_to_dict(url).items() if value is not None}
