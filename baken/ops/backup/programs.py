"""pg_dump and pg_restore, fed and read through pipes; the password goes by the environment."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO

from psycopg.conninfo import conninfo_to_dict

from baken.ops.cluster_place import tools
from baken.ops.programs import clean_environment
from baken.ops.say import CannotStart

KEYS = "public.vault_datakey"
DATA_DUMP = (f"--exclude-table-data={KEYS}",)
KEYS_DUMP = ("--data-only", f"--table={KEYS}")
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
    with _program(url, command, subprocess.PIPE) as program, _pipe(program.stdout) as stdout:
        yield stdout


@contextmanager
def restoring(url: str) -> Iterator[IO[bytes]]:
    """Take a dump to put back, all of it or nothing."""
    name = str(conninfo_to_dict(url)["dbname"])
    command = ["pg_restore", "--no-password", "--exit-on-error", "--single-transaction"]
    told = [*command, f"--dbname={name}"]
    with _program(url, told, None) as program, _pipe(program.stdin) as stdin:
        yield stdin


def _pipe(end: IO[bytes] | None) -> IO[bytes]:
    if end is None:
        raise CannotStart("PostgreSQL's programma kreeg geen pijp.")
    return end


@contextmanager
def _program(
    url: str, command: Sequence[str], output: int | None
) -> Iterator["subprocess.Popen[bytes]"]:
    read_end, write_end = os.pipe()
    program = subprocess.Popen(  # noqa: S603 - our own commands, without a shell
        [tools() / command[0], *command[1:]],
        env={**clean_environment(), **_address(url)},
        stdin=subprocess.DEVNULL if output else subprocess.PIPE,
        stdout=output or subprocess.DEVNULL,
        stderr=write_end,
    )
    os.close(write_end)
    try:
        yield program
    except BrokenPipeError:
        pass  # it stopped by itself, and says why below
    except BaseException:
        program.kill()
        program.wait()
        os.close(read_end)
        raise
    with os.fdopen(read_end, "rb") as errors:
        told = errors.read().decode(errors="replace").strip()
    if program.wait():
        raise CannotStart(f"{command[0]} lukte niet:\n{told[-2000:]}")


def _address(url: str) -> dict[str, str]:
    parts = conninfo_to_dict(url)
    return {name: str(parts[key]) for key, name in _NAMES.items() if parts.get(key) is not None}
