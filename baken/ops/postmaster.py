"""Is a PostgreSQL server alive, and what did a dead one leave behind?"""

import os
from contextlib import suppress
from pathlib import Path

from baken.ops.programs import run

PID_FILE = "postmaster.pid"


def running(data: Path) -> int | None:
    """Give the process that serves this data directory; None when nobody does."""
    try:
        pid = int((data / PID_FILE).read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None
    return pid if _serves(pid, data) else None


def forget_the_dead(data: Path, socket: Path) -> None:
    """Clear what keeps a new server from starting after a kill or a power cut.

    The process number in a stale file may belong to another program by now, and PostgreSQL would
    then refuse to start. The file stays, because its shared-memory line lets the new server see
    whether the old one's children still run; only the number becomes ours, the parent of the
    starter, which PostgreSQL knows cannot be a rival.
    """
    path = data / PID_FILE
    if path.exists():
        _, _, rest = path.read_text().partition("\n")
        path.write_text(f"{os.getpid()}\n{rest}")
    for left in socket.glob(".s.PGSQL.*"):
        left.unlink()


def _serves(pid: int, data: Path) -> bool:
    """Say whether a process is the server of this directory, by the command it was started with."""
    command = _command(pid)
    return "postgres" in command and str(data) in command


def _command(pid: int) -> str:
    if Path("/proc/self").exists():
        with suppress(OSError):
            return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
        return ""
    return run(["/bin/ps", "-o", "args=", "-p", str(pid)], cwd=Path("/")).stdout
