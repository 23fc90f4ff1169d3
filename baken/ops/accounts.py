"""Which account runs PostgreSQL: it refuses root, so root steps down to somebody without rights."""

import os
import pwd
from pathlib import Path

from baken.ops.programs import Account, Command, run
from baken.ops.say import CannotStart

CANDIDATES = ("postgres", "nobody")


def database_account() -> Account | None:
    """Give the account to step down to, or None when we are nobody special ourselves."""
    if os.geteuid() != 0:
        return None
    wanted = os.environ.get("BAKEN_POSTGRES_USER")
    for name in [wanted] if wanted else CANDIDATES:
        if (found := _named(name)) is not None:
            return found
    raise CannotStart(
        f"PostgreSQL draait niet als root, en het account {wanted or ' of '.join(CANDIDATES)} "
        "bestaat hier niet. Noem een gewoon account in BAKEN_POSTGRES_USER."
    )


def owner_of(folder: Path) -> Account:
    """Give the account that owns a folder."""
    found = folder.stat()
    try:
        name = pwd.getpwuid(found.st_uid).pw_name
    except KeyError:
        name = str(found.st_uid)
    return Account(name, found.st_uid, found.st_gid)


def can_enter(account: Account, folder: Path) -> bool:
    """Say whether an account can reach a folder, by letting it try."""
    return (
        run(["/bin/sh", "-c", 'cd "$1"', "sh", folder], cwd=Path("/"), account=account).returncode
        == 0
    )


def can_run(account: Account, program: Path) -> bool:
    """Say whether an account can run a program, by letting it ask for its version."""
    # Through the shell: an unreachable program is then an exit code instead of an exception.
    command: Command = ["/bin/sh", "-c", '"$1" --version', "sh", program]
    return run(command, cwd=Path("/"), account=account).returncode == 0


def _named(name: str) -> Account | None:
    try:
        found = pwd.getpwnam(name)
    except KeyError:
        return None
    if found.pw_uid == 0:
        raise CannotStart("BAKEN_POSTGRES_USER mag niet root zijn: PostgreSQL weigert dat.")
    return Account(name, found.pw_uid, found.pw_gid)
