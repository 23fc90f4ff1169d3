"""Runs other programs: PostgreSQL's own, and our web server and worker."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from baken.ops.say import CannotStart

LONGEST = 600  # seconds
Command = Sequence[str | Path]


@dataclass(frozen=True)
class Account:
    """An account of the operating system."""

    name: str
    uid: int
    gid: int


def clean_environment() -> dict[str, str]:
    """Give our environment without what steers PostgreSQL's programs or their language."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PG", "LC_", "LANG"))
    }
    return {**kept, "LC_ALL": "C"}


def run(
    command: Command,
    *,
    cwd: Path,
    account: Account | None = None,
    stdin: str = "",
    output: IO[bytes] | None = None,
    environment: Mapping[str, str] | None = None,
) -> "subprocess.CompletedProcess[str]":
    """Run one program to its end, as another account if asked; give exit code and output."""
    who: dict[str, Any] = {}
    if account is not None:
        who = {"user": account.uid, "group": account.gid, "extra_groups": []}
    try:
        return subprocess.run(  # noqa: S603 - our own commands, without a shell
            list(command),
            cwd=cwd,
            env={**clean_environment(), **(environment or {})},
            input=stdin,
            stdout=output or subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=LONGEST,
            umask=0o077,
            check=False,
            **who,
        )
    except PermissionError as error:
        name = account.name if account else "dit account"
        raise CannotStart(f"Het account {name} kan {command[0]} niet uitvoeren.") from error


def spawn(
    command: Command,
    *,
    cwd: Path,
    environment: Mapping[str, str],
    hand_over: Sequence[int],
    output: IO[bytes] | None = None,
) -> "subprocess.Popen[bytes]":
    """Start a program in a session of its own and leave it running."""
    return subprocess.Popen(  # noqa: S603 - our own commands, without a shell
        list(command),
        cwd=cwd,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output else None,
        start_new_session=True,
        pass_fds=list(hand_over),
    )


def replace_by(command: Command, environment: dict[str, str]) -> None:
    """Become another program; does not return."""
    words = [str(part) for part in command]
    os.execvpe(words[0], words, os.environ | environment)  # noqa: S606 - our own command
