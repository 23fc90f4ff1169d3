"""The database server of the tests: one per clone, quick to start, and left running between runs.

A session starts it with `cluster()`, makes one migrated template with `template(...)`, and gives
each xdist worker its own copy with `create_from_template(...)`. Tests then log in as a role of the
application, never as the administrator, because the walls do not hold for him.
"""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

import psycopg
from psycopg import sql

from baken.ops.cluster import Cluster
from baken.ops.places import var
from baken.ops.roles import OWNER, close_others
from baken.ops.servers import Server, of_cluster, open_to_roles, prepare_roles

Urls = dict[str, str]
PREFIX = "baken_template_"


@cache
def cluster() -> Cluster:
    """Give the server of the tests, started and with all roles; safe to call from xdist workers."""
    found = Cluster("test-postgres", var(), disposable=True)
    with alone("cluster"):
        found.start()
        with _administrator() as connection:
            prepare_roles(connection, of_cluster(found), found.secrets, [])
            for statement in close_others():
                connection.execute(sql.SQL(statement.text))
    return found


def urls(database: str) -> Urls:
    """Give the address of a database for each role by its short name, and for `admin`."""
    server = of_cluster(_cluster())
    roles = server.addresses(_cluster().secrets, database)
    return roles | {"admin": server.admin_of(database)}


def create_template(name: str) -> Urls:
    """Make an empty database, open to the roles; one of that name is thrown away first."""
    cluster()
    _create(name, "template0")
    open_to_roles(_server(), name, [])
    return urls(name)


def create_from_template(name: str, template: str) -> Urls:
    """Make a copy of a template to which nobody is connected; an old copy is thrown away first."""
    cluster()
    _create(name, template)
    open_to_roles(_server(), name, [])  # PostgreSQL does not copy the rights on a database
    return urls(name)


def template(mark: str, build: Callable[[Urls], None]) -> str:
    """Give the template with this mark, built by the first who asks; templates of other marks go.

    `build` gets the addresses of an empty database, fills it as the owner and closes its
    connections. The mark stands for everything that decides the outcome (`house.fingerprint`).
    """
    name = PREFIX + mark[:32]
    cluster()
    with alone("template"):
        if not _is_template(name):
            _drop_templates()
            build(create_template(name))
            with _administrator() as connection:
                connection.execute(_sql("ALTER DATABASE {} IS_TEMPLATE true", name))
    return name


@contextmanager
def alone(what: str) -> Iterator[None]:
    """Let one process at a time do this."""
    var().mkdir(parents=True, exist_ok=True, mode=0o755)
    with (var() / f"test-{what}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _create(name: str, template: str) -> None:
    with _administrator() as connection:
        connection.execute(_sql("DROP DATABASE IF EXISTS {} WITH (FORCE)", name))
        connection.execute(_sql("CREATE DATABASE {} OWNER {} TEMPLATE {}", name, OWNER, template))


def _is_template(name: str) -> bool:
    with _administrator() as connection:
        found = "SELECT FROM pg_database WHERE datname = %s AND datistemplate"
        return connection.execute(found, [name]).rowcount == 1


def _drop_templates() -> None:
    with _administrator() as connection:
        found = "SELECT datname FROM pg_database WHERE starts_with(datname, %s)"
        for (name,) in connection.execute(found, [PREFIX]).fetchall():
            connection.execute(_sql("ALTER DATABASE {} IS_TEMPLATE false", str(name)))
            connection.execute(_sql("DROP DATABASE {} WITH (FORCE)", str(name)))


def _sql(text: str, *names: str) -> sql.Composed:
    return sql.SQL(text).format(*(sql.Identifier(name) for name in names))


def _cluster() -> Cluster:
    return Cluster("test-postgres", var(), disposable=True)


def _server() -> Server:
    return of_cluster(_cluster())


def _administrator() -> "psycopg.Connection[tuple[object, ...]]":
    return psycopg.connect(_cluster().admin(), autocommit=True, connect_timeout=60)
