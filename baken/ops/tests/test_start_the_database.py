"""The database that Baken brings along starts, closed to strangers, whatever happened before."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from baken.ops.cluster import Cluster
from baken.ops.postmaster import PID_FILE, running
from baken.ops.say import CannotStart


def _ask(cluster: Cluster, question: str) -> object:
    with psycopg.connect(cluster.admin()) as connection:
        row = connection.execute(question).fetchone()
        return row[0] if row else None


def _kill_all(cluster: Cluster) -> int:
    """Kill the server the hard way, and wait until it is gone."""
    pid = running(cluster.place.data)
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    while running(cluster.place.data) is not None:
        time.sleep(0.05)
    return pid


def test_a_started_server_answers_and_is_not_started_twice(server: Cluster) -> None:
    assert _ask(server, "select 1") == 1
    assert server.start() is False


def test_nobody_enters_without_a_password(server: Cluster) -> None:
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(server.admin().replace(server.secrets.password_of("admin"), "guessed"))


def test_there_is_no_network_port_and_the_socket_is_ours_alone(server: Cluster) -> None:
    assert _ask(server, "show listen_addresses") == ""
    assert server.place.socket.stat().st_mode & 0o077 == 0
    assert server.place.data.stat().st_mode & 0o077 == 0


def test_text_sorts_alike_on_every_machine(server: Cluster) -> None:
    found = "select datlocale || encoding from pg_database where datname = 'postgres'"
    assert _ask(server, found) == "C.UTF-86"


def test_the_log_never_quotes_a_statement(server: Cluster) -> None:
    with (
        psycopg.connect(server.admin()) as connection,
        pytest.raises(psycopg.errors.InvalidTextRepresentation),
    ):
        connection.execute("select 1 as very_private, 'x'::int")
    assert "very_private" not in server.log.read_text()


def test_a_killed_server_starts_again(server: Cluster) -> None:
    _kill_all(server)
    assert server.start() is True
    assert _ask(server, "select 1") == 1


def test_a_process_number_that_now_belongs_to_another_does_not_stand_in_the_way(
    server: Cluster,
) -> None:
    pid = _kill_all(server)
    pid_file = server.place.data / PID_FILE
    # An account's own process is the hard case: PostgreSQL takes it for a living rival.
    who = {"user": server.place.account.uid} if server.place.account else {}
    with subprocess.Popen(["/bin/sleep", "60"], **who) as other:  # type: ignore[call-overload]
        pid_file.write_text(pid_file.read_text().replace(str(pid), str(other.pid), 1))
        assert server.start() is True
        other.kill()
    assert _ask(server, "select 1") == 1


def test_a_server_that_lost_its_socket_is_started_again(server: Cluster) -> None:
    for left in server.place.socket.iterdir():
        left.unlink()
    assert server.start() is True
    assert _ask(server, "select 1") == 1


def test_lost_secrets_are_made_anew(server: Cluster) -> None:
    before = server.admin()
    (server.secrets.folder / "database-admin.url").unlink()
    again = Cluster(server.name, server.root, disposable=True)
    assert again.start() is True
    assert again.admin() != before
    assert _ask(again, "select 1") == 1


def test_two_that_start_at_once_make_one_server(server: Cluster) -> None:
    server.stop()
    script = (
        "from pathlib import Path; from baken.ops.cluster import Cluster; "
        f"print(Cluster({server.name!r}, Path({str(server.root)!r}), disposable=True).start())"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)  # noqa: S603
        for _ in range(2)
    ]
    assert sorted(process.communicate()[0].strip() for process in both) == ["False", "True"]


def test_data_of_another_version_are_refused_in_a_sentence(server: Cluster) -> None:
    server.stop()
    version = server.place.data / "PG_VERSION"
    kept = version.read_text()
    version.write_text("15\n")
    with pytest.raises(CannotStart, match="van PostgreSQL 15"):
        server.start()
    version.write_text(kept)


@pytest.mark.deep
@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to step down to another account")
def test_a_clone_that_the_account_cannot_reach_gets_its_data_elsewhere(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    cluster = Cluster("postgres", tmp_path / "var", disposable=True)
    assert cluster.start() is True
    link = tmp_path / "var" / "postgres"
    home = link.resolve()
    assert link.is_symlink()
    assert home.parent in {Path("/var/lib"), Path("/var/tmp")}  # noqa: S108 - where it may go
    assert tmp_path.stat().st_mode & 0o077 == 0
    assert _ask(cluster, "select 1") == 1
    link.unlink()  # as if the clone was removed and made again
    assert Cluster("postgres", tmp_path / "var", disposable=True).start() is True
    assert cluster.stop() is True
    shutil.rmtree(home)
