"""A server of your own works like the one Baken brings along: DATABASE_URL, PostgreSQL 16 or newer.

Each test starts a real server with a network port on loopback. The binaries of version 16 are not
part of Baken: name their folder in BAKEN_TEST_PG16_BIN.
"""

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from baken.ops import servers
from baken.ops.accounts import database_account
from baken.ops.cli import app
from baken.ops.cluster import Cluster
from baken.ops.programs import Command, run
from baken.ops.roles import ROLES
from baken.ops.say import CannotStart
from baken.ops.secret_files import SecretFiles, address
from baken.ops.servers import administered, prepare
from baken.ops.tests.test_make_the_roles import RECIPE

pytestmark = [pytest.mark.deep, pytest.mark.enable_socket]


def _binaries(version: str, folder: Path) -> Path:
    if version == "18":
        return Cluster("test-postgres", folder, disposable=True).place.programs
    found = os.environ.get("BAKEN_TEST_PG16_BIN")
    if not found:
        pytest.skip("NOT TESTED ON POSTGRESQL 16: name its binaries in BAKEN_TEST_PG16_BIN")
    return Path(found)


@pytest.fixture(params=["18", "16"])
def binaries(request: pytest.FixtureRequest, open_folder: Path) -> Path:
    """The programs of one version."""
    return _binaries(request.param, open_folder / "binaries")


@pytest.fixture
def url(binaries: Path) -> Iterator[str]:
    """The superuser's address on a fresh server with a network port."""
    folder = Path(tempfile.mkdtemp(prefix="baken-tcp-"))
    account = database_account()
    if account:
        os.chown(folder, account.uid, account.gid)
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]

    def program(name: str, *words: str) -> str:
        done = run([binaries / name, *words], cwd=folder, account=account)
        assert done.returncode == 0, done.stdout
        return done.stdout

    program("initdb", "-D", str(folder / "data"), "-U", "root", "-E", "UTF8", "--no-sync")
    options = f"-c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -p {port}"
    log = str(folder / "log")
    program("pg_ctl", "start", "-w", "-D", str(folder / "data"), "-l", log, "-o", options)
    first = address({"user": "root", "dbname": "postgres", "host": "127.0.0.1", "port": str(port)})
    with psycopg.connect(first, autocommit=True) as connection:
        connection.execute("alter role root password 'root'")
        connection.execute("create role dba login createrole createdb password 'dba'")
    hba = folder / "data" / "pg_hba.conf"
    hba.write_text("host all all 127.0.0.1/32 scram-sha-256\n")
    program("pg_ctl", "reload", "-D", str(folder / "data"))
    yield first.replace("root@", "root:root@")
    program("pg_ctl", "stop", "-m", "immediate", "-D", str(folder / "data"))
    shutil.rmtree(folder)


def _prepare(monkeypatch: pytest.MonkeyPatch, folder: Path, url: str) -> list[str]:
    monkeypatch.setenv("DATABASE_URL", url)
    server = administered()
    assert server is not None
    return prepare(server, SecretFiles(folder))


def _log_in_as_all(folder: Path) -> None:
    for role in ROLES:
        with psycopg.connect((folder / f"database-{role.short}.url").read_text()) as connection:
            assert connection.execute("select current_user, current_database()").fetchone() == (
                role.name,
                "baken",
            )


def _recipe_works(folder: Path) -> None:
    with psycopg.connect((folder / "database-owner.url").read_text()) as owner:
        owner.execute(RECIPE)
    with psycopg.connect((folder / "database-office.url").read_text()) as office:
        assert office.execute("select access.keys()").fetchone() == (7,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            office.execute("create temp table mine (x int)")


def test_a_superuser_prepares_everything(
    url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert _prepare(monkeypatch, tmp_path, url) == []
    assert _prepare(monkeypatch, tmp_path, url) == []
    _log_in_as_all(tmp_path)
    _recipe_works(tmp_path)


def test_an_administrator_who_is_no_superuser_hears_what_is_missed(
    url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    dba = url.replace("root:root", "dba:dba")
    missed = _prepare(monkeypatch, tmp_path, dba)
    assert any("back-ups" in note for note in missed)
    assert any("baken_office" in note for note in missed)
    assert _prepare(monkeypatch, tmp_path, dba) == missed
    _log_in_as_all(tmp_path)
    _recipe_works(tmp_path)


def test_a_database_that_was_already_made_becomes_ours(
    url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("create database baken owner dba")
    dba = url.replace("root:root", "dba:dba").replace("/postgres?", "/baken?")
    _prepare(monkeypatch, tmp_path, dba)
    _log_in_as_all(tmp_path)
    _recipe_works(tmp_path)


def test_a_database_in_another_encoding_is_refused(
    url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("create database baken template template0 encoding 'LATIN1' locale 'C'")
    with pytest.raises(CannotStart, match="codering LATIN1"):
        _prepare(monkeypatch, tmp_path, url)


def test_what_we_print_for_a_dba_does_it_all(
    url: str, binaries: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app(["database", "sql"], standalone_mode=False)
    script = capsys.readouterr().out
    command: Command = [binaries / "psql", "-qX", "-v", "ON_ERROR_STOP=1", url]
    done = run(command, cwd=Path("/"), stdin=script)
    assert (done.returncode, done.stdout) == (0, "")
    secrets = SecretFiles(tmp_path)
    for role in ROLES:
        mine = url.replace("root:root", f"{role.name}:WACHTWOORD-{role.short}")
        secrets.write(f"database-{role.short}.url", mine.replace("/postgres?", "/baken?"))
    _log_in_as_all(tmp_path)
    _recipe_works(tmp_path)


def test_an_older_server_is_refused_in_a_sentence(
    url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(servers, "OLDEST", 990000)
    with pytest.raises(CannotStart, match="PostgreSQL 16 of nieuwer nodig, en deze server is"):
        _prepare(monkeypatch, tmp_path, url)


def test_a_server_that_is_not_there_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(CannotStart, match="niet te bereiken"):
        _prepare(monkeypatch, tmp_path, "postgresql://root:x@127.0.0.1:1/baken")


def test_an_address_with_a_typing_error_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(CannotStart, match="geen adres van een PostgreSQL-server"):
        _prepare(monkeypatch, tmp_path, "mysql:/root")
