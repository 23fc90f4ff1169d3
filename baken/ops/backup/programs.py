"""pg_dump and pg_restore, fed and read through pipes; the password goes by the environment."""

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO

import psycopg
from psycopg.conninfo import conninfo_to_dict

from baken.ops.cluster_place import tools
from baken.ops.programs import clean_environment
from baken.ops.say import CannotStart

KEYS = "public.vault_datakey"
DATA_DUMP = (f"--exclude-table-data={KEYS}",)
KEYS_DUMP = ("--data-only", f"--table={KEYS}")
KNOWS_TIMEOUT = 170000
_TIMEOUT = "/^SET transaction_timeout = 0;$/"
_FOR_OLDER = (
    ("pg_restore", "--file=-"),
    ("sed", f"1,{_TIMEOUT}{{{_TIMEOUT}d;}}"),  # the first alone: a row of data may say the same
    ("psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--file=-"),
)
"""What pg_restore of 18 says first a server of 16 does not understand: it goes without."""
_NAMES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
}


@contextmanager
def dumping(url: str, snapshot: str, options: Sequence[str]) -> Iterator[IO[bytes]]:
    """Give a dump as it is made; raise CannotStart when it does not come to a good end."""
    command = ["pg_dump", "--format=custom", "--no-password", f"--snapshot={snapshot}", *options]
    with (
        _programs(url, [command], subprocess.DEVNULL, subprocess.PIPE) as (program,),
        _pipe(program.stdout) as stdout,
    ):
        yield stdout


@contextmanager
def restoring(url: str) -> Iterator[IO[bytes]]:
    """Take a dump to put back, all of it or nothing, on any server that Baken works with."""
    name = str(conninfo_to_dict(url)["dbname"])
    whole = ("pg_restore", "--no-password", "--exit-on-error", "--single-transaction")
    commands = [(*whole, f"--dbname={name}")] if _version(url) >= KNOWS_TIMEOUT else _FOR_OLDER
    with (
        _programs(url, commands, subprocess.PIPE, subprocess.DEVNULL) as (first, *_others),
        _pipe(first.stdin) as stdin,
    ):
        yield stdin


def _version(url: str) -> int:
    with psycopg.connect(url, connect_timeout=15) as connection:
        return connection.info.server_version


def _pipe(end: IO[bytes] | None) -> IO[bytes]:
    if end is None:
        raise CannotStart("PostgreSQL's programma kreeg geen pijp.")
    return end


@contextmanager
def _programs(
    url: str, commands: Sequence[Sequence[str]], first: int, last: int
) -> Iterator[list["subprocess.Popen[bytes]"]]:
    """Run programs that feed each other; raise CannotStart when one does not end well."""
    with tempfile.TemporaryFile() as errors:
        running = _start(url, commands, first, last, errors)
        try:
            yield running
        except BrokenPipeError:
            pass  # it stopped by itself, and says why below
        except BaseException:
            _kill(running)
            raise
        ended = [program.wait() for program in running]
        if any(ended):
            errors.seek(0)
            told = errors.read().decode(errors="replace").strip()
            raise CannotStart(f"{commands[0][0]} lukte niet:\n{told[-2000:]}")


def _start(
    url: str, commands: Sequence[Sequence[str]], first: int, last: int, errors: IO[bytes]
) -> list["subprocess.Popen[bytes]"]:
    running: list[subprocess.Popen[bytes]] = []
    for command in commands:
        before = running[-1].stdout if running else first
        after = last if command is commands[-1] else subprocess.PIPE
        running.append(_popen(url, command, before, after, errors))
        if running[1:] and running[-2].stdout:
            running[-2].stdout.close()  # so that a program learns that the next one stopped
    return running


def _popen(
    url: str,
    command: Sequence[str],
    stdin: "IO[bytes] | int | None",
    stdout: int,
    errors: IO[bytes],
) -> "subprocess.Popen[bytes]":
    path = os.pathsep.join((str(tools()), os.defpath))
    return subprocess.Popen(  # noqa: S603 - our own commands, without a shell
        command,
        env={**clean_environment(), **_address(url), "PATH": path},
        stdin=stdin,
        stdout=stdout,
        stderr=errors,
    )


def _kill(running: Sequence["subprocess.Popen[bytes]"]) -> None:
    for program in running:
        program.kill()
        program.wait()


def _address(url: str) -> dict[str, str]:
    parts = conninfo_to_dict(url)
    return {name: str(parts[key]) for key, name in _NAMES.items() if parts.get(key) is not None}
