"""The PostgreSQL that Baken brings along: made, started and stopped with the wheel's programs.

Never the wheel's own `get_server()`: it trusts every process on the machine (decision 0003). Here
every connection needs a password (SCRAM), there is no network port, and the socket lies in a folder
that only its owner may enter.
"""

import fcntl
import os
import secrets
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO

import psycopg

from baken.ops.cluster_place import Place, settle, stop_at
from baken.ops.postmaster import forget_the_dead, running
from baken.ops.programs import Command, run
from baken.ops.say import CannotStart
from baken.ops.secret_files import Parts, SecretFiles, address

SUPERUSER = "postgres"
PATIENCE = 600  # half seconds
INITDB = (
    *("--username", SUPERUSER, "--auth", "scram-sha-256", "--encoding", "UTF8"),
    *("--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"),
)
ACCESS_RULES = "local all all scram-sha-256\n"
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "port": "5432",
    "password_encryption": "scram-sha-256",
    "max_connections": "80",
    "timezone": "Europe/Amsterdam",
    "log_timezone": "Europe/Amsterdam",
    "log_line_prefix": "%m [%p] %u ",
    # A statement or a row in the log would be content outside the walls.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}
HASTE = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}
"""For tests: what a power cut would damage may be thrown away."""


@dataclass(frozen=True)
class Cluster:
    """One embedded server with its data in `var/<name>` and its secrets in `folder`."""

    name: str
    root: Path
    disposable: bool = False

    @cached_property
    def place(self) -> Place:
        """Where it lives; made at the first call."""
        return settle(self.root / self.name, keep=not self.disposable)

    @cached_property
    def secrets(self) -> SecretFiles:
        """Its addresses and passwords."""
        folder = "test-secrets" if self.disposable else "secrets"
        return SecretFiles(self.root / folder)

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.root / "log" / f"{self.name}.log"

    def admin(self, database: str = "postgres") -> str:
        """Give the superuser's address, with a password made at the first call."""
        return address(self._admin_parts() | {"dbname": database})

    def is_running(self) -> bool:
        """Say whether the server runs."""
        return running(self.place.data) is not None

    def start(self) -> bool:
        """Make the server run, whatever an earlier run left behind; say whether it had to start."""
        with self._alone():
            began = self._start()
            if trouble := self._trouble():
                stop_at(self.place)
                if "password authentication failed" in trouble:
                    self._reset_password()
                began = self._start()
                if trouble := self._trouble():
                    raise CannotStart(f"De database draait, maar laat niemand binnen: {trouble}")
        return began

    def stop(self) -> bool:
        """Stop the server if it runs; say whether it did."""
        with self._alone():
            return stop_at(self.place)

    def _start(self) -> bool:
        if not self.place.data.is_dir():
            self._initialise()
        if running(self.place.data) is not None:
            return False
        self._configure()
        forget_the_dead(self.place.data, self.place.socket)
        # Servers killed a moment ago may still have to let go of their memory: half a minute.
        for pause in (0, 1, 3, 6, 20):
            time.sleep(pause)
            if self._launch():
                return True
        raise CannotStart(
            f"De database startte niet. Wat er aan de hand is, staat onderaan in {self.log}."
        )

    def _trouble(self) -> str | None:
        """Try to log in, and wait while a server recovers; give what is wrong, if anything."""
        for _ in range(PATIENCE):
            try:
                psycopg.connect(self.admin(), connect_timeout=60).close()
            except psycopg.OperationalError as error:
                if "starting up" not in str(error):
                    return str(error)
                time.sleep(0.5)
            else:
                return None
        return "het herstel na een val duurt te lang"

    def _launch(self) -> bool:
        with self.log.open("ab") as log:
            command: Command = ["start", "-w", "-s", "-t", "300", "-D", self.place.data]
            return self._program("pg_ctl", *command, output=log).returncode == 0

    def _initialise(self) -> None:
        """Make the data directory; a killed attempt leaves nothing that counts."""
        draft = self.place.home / "data.new"
        shutil.rmtree(draft, ignore_errors=True)
        with self._password_file() as password:
            haste = ["--no-sync"] if self.disposable else []
            made = self._program("initdb", *INITDB, f"--pwfile={password}", "-D", draft, *haste)
        if made.returncode:
            raise CannotStart(f"De database kon niet gemaakt worden: {made.stdout.strip()}")
        draft.rename(self.place.data)

    def _configure(self) -> None:
        """Write our settings and access rules anew: they are always the ones in this file."""
        version = self._program("postgres", "--version").stdout.split()[2].partition(".")[0]
        if (made_by := (self.place.data / "PG_VERSION").read_text().strip()) != version:
            raise CannotStart(
                f"De gegevens zijn van PostgreSQL {made_by} en deze Baken brengt {version} mee. "
                "Zet ze over met pg_dump en pg_restore, of start de vorige Baken."
            )
        settings = SETTINGS | (HASTE if self.disposable else {})
        settings["unix_socket_directories"] = str(self.place.socket).join('""')
        quoted = {name: value.replace("'", "''") for name, value in settings.items()}
        lines = [f"{name} = '{value}'" for name, value in quoted.items()]
        self._write(self.place.data / "baken.conf", "\n".join(lines) + "\n")
        self._write(self.place.data / "pg_hba.conf", ACCESS_RULES)
        main = (self.place.data / "postgresql.conf").read_text()
        if "include = 'baken.conf'" not in main:
            self._write(self.place.data / "postgresql.conf", main + "\ninclude = 'baken.conf'\n")
        self.log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)

    def _reset_password(self) -> None:
        """Give the superuser the password we know: whoever can read the data may do so."""
        sql = f"ALTER ROLE {SUPERUSER} PASSWORD '{self._admin_parts()['password']}'\n"
        command: Command = ["--single", "-D", self.place.data, "postgres"]
        forget_the_dead(self.place.data, self.place.socket)
        if self._program("postgres", *command, stdin=sql).returncode:
            raise CannotStart(f"Het wachtwoord van de database ging verloren; zie {self.log}.")

    def _admin_parts(self) -> Parts:
        parts = {
            "user": SUPERUSER,
            "password": self.secrets.password_of("admin"),
            "host": str(self.place.socket),
            "dbname": "postgres",
        }
        self.secrets.write("database-admin.url", address(parts))
        return parts

    def _program(
        self, name: str, *arguments: str | Path, stdin: str = "", output: IO[bytes] | None = None
    ) -> "subprocess.CompletedProcess[str]":
        place = self.place
        return run(
            [place.programs / name, *arguments],
            cwd=place.home,
            account=place.account,
            stdin=stdin,
            output=output,
        )

    def _write(self, path: Path, text: str) -> None:
        path.write_text(text)
        path.chmod(0o600)
        if account := self.place.account:
            os.chown(path, account.uid, account.gid)

    @contextmanager
    def _password_file(self) -> Iterator[Path]:
        path = self.place.home / f"password.{secrets.token_hex(4)}"
        try:
            path.touch(mode=0o600)
            self._write(path, self._admin_parts()["password"] + "\n")
            yield path
        finally:
            path.unlink(missing_ok=True)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Let one process at a time start or stop this server."""
        self.root.mkdir(parents=True, exist_ok=True, mode=0o755)
        with (self.root / f"{self.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
