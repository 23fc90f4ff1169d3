"""The keeper as a process: its keyring, its database address, its socket, and starting it."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import psycopg

from baken.knowledge import configure
from baken.knowledge.folders import HOME as KNOWLEDGE
from baken.ops.cluster_place import socket_folder
from baken.ops.lifeline import Lifeline
from baken.ops.places import var
from baken.ops.say import CannotStart
from baken.ops.secret_files import SecretFiles
from baken.ops.supervise import Child
from baken.vault.keeper.caretaker import Caretaker
from baken.vault.keeper.client import KeeperDown, SocketKeeper
from baken.vault.keeper.core import KeyKeeper
from baken.vault.keeper.keyring import FileKeyring, Keyring, KeyringTrouble
from baken.vault.keeper.messages import Ping
from baken.vault.keeper.pkcs11 import Pkcs11Keyring
from baken.vault.keeper.server import KeeperServer
from baken.vault.keeper.store import PooledStore
from baken.vault.keeper.tombstones import FileTombstones

SOCKET = "BAKEN_KEEPER_SOCKET"
PROGRAM = (sys.executable, "-P", "-m", "baken.ops.children", "keeper")
OPENING = 30.0
NOTICE = """
  LET OP: dit is een nieuwe sleutelbos: {path}
  Zonder dit bestand is niets meer te lezen wat Baken bewaart, ook niet uit een back-up.
  Maak er nu een kopie van, op papier of op een stick in een kluis, apart van de back-ups
  van de database. Hoe: docs/how-to/keys.md
"""


def socket_path() -> Path:
    """Give where the keeper listens: as set, or in a closed folder with a path that fits."""
    if given := os.environ.get(SOCKET):
        return Path(given)
    home = var() / "keeper"
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    return socket_folder(home, None) / "keeper.sock"


def is_elsewhere() -> bool:
    """Say whether somebody else runs the keeper: under an account or in a container of its own."""
    return SOCKET in os.environ


def tell_everybody() -> None:
    """Let this process and the programs it starts find the keeper."""
    os.environ[SOCKET] = str(socket_path())


def keyring_path() -> Path:
    """Give the file of the keyring: `BAKEN_KEYRING`, or one among the secrets."""
    return Path(os.environ.get("BAKEN_KEYRING", var() / "secrets" / "keyring"))


def login_keyring_path() -> Path:
    """Give the file with the keys for logging in: `BAKEN_LOGIN_KEYRING`, or among the secrets."""
    return Path(os.environ.get("BAKEN_LOGIN_KEYRING", var() / "secrets" / "login.keyring"))


def make_login_keyring() -> None:
    """Make it when there is none; without it people set up their second step anew."""
    if not login_keyring_path().exists():
        FileKeyring.make(login_keyring_path())


def tombstones() -> FileTombstones:
    """Give the list of what was shredded; it lies beside the keyring, not in the database."""
    return FileTombstones(keyring_path().with_name("tombstones"))


def keyring() -> Keyring:
    """Open the keyring: a security module when one is set, else the file; raise CannotStart."""
    try:
        if library := os.environ.get("BAKEN_PKCS11_LIBRARY"):
            return _security_module(library)
        return FileKeyring(keyring_path())
    except KeyringTrouble as trouble:
        raise CannotStart(
            f"De sleutelbos gaat niet open ({trouble}). Zet hem terug uit uw kopie, of kijk in "
            "docs/how-to/keys.md."
        ) from trouble


def _security_module(library: str) -> Keyring:
    token = os.environ.get("BAKEN_PKCS11_TOKEN", "baken")
    ring = Pkcs11Keyring(library=library, token=token, pin=_setting("BAKEN_PKCS11_PIN") or "")
    ring.prepare()
    return ring


def make_keyring(owner_url: str) -> str | None:
    """Make the keyring when there is none; give the notice that somebody must read.

    Raises CannotStart when the database holds keys of another ring: a new one would open nothing.
    """
    if os.environ.get("BAKEN_PKCS11_LIBRARY") or keyring_path().exists():
        return None
    if _holds_keys(owner_url):
        raise CannotStart(
            f"De sleutelbos {keyring_path()} is weg, maar in de database ligt wat ermee is "
            "versleuteld. Zet de sleutelbos terug uit uw kopie."
        )
    SecretFiles(keyring_path().parent)
    FileKeyring.make(keyring_path())
    return NOTICE.format(path=keyring_path())


def _holds_keys(owner_url: str) -> bool:
    with psycopg.connect(owner_url, connect_timeout=15) as connection:
        made = "select to_regclass('public.vault_datakey') is not null"
        if connection.execute(made).fetchone() != (True,):
            return False
        return connection.execute("select from vault_datakey limit 1").fetchone() is not None


def database_url() -> str:
    """Give the address with which the keeper logs in; raise CannotStart when it is not known."""
    url = _setting("BAKEN_KEEPER_DATABASE_URL")
    url = url or SecretFiles(var() / "secrets").read("database-keeper.url")
    if url is None:
        raise CannotStart("De bewaarder weet het adres van de database niet.")
    return url


def _setting(name: str) -> str | None:
    if given := os.environ.get(f"{name}_FILE"):
        return Path(given).read_text().strip()
    return os.environ.get(name)


def keep() -> None:
    """Be the keeper, until told to stop."""
    overlay = os.environ.get("BAKEN_KNOWLEDGE_OVERLAY")
    configure(KNOWLEDGE, Path(overlay) if overlay else None)
    store = PooledStore(database_url())
    keeper = KeyKeeper(keyring=keyring(), store=store, tombstones=tombstones())
    group = os.environ.get("BAKEN_KEEPER_GROUP", "")
    with KeeperServer(socket_path(), keeper, group) as server:
        server.serve_forever()


@contextmanager
def caretaker() -> Iterator[Caretaker]:
    """Give a keeper for maintenance, in this process."""
    with closing(PooledStore(database_url(), size=1)) as store:
        yield Caretaker(keyring=keyring(), store=store, tombstones=tombstones())


def child(log: Path | None = None) -> Child:
    """Give the keeper as a process to keep running."""
    return Child("De bewaarder van de sleutels", PROGRAM, {"BAKEN_ROLE": "keeper"}, log=log)


def is_well() -> bool:
    """Say whether a keeper answers."""
    with suppress(KeeperDown):
        SocketKeeper(socket_path(), patience=2.0).ask(Ping())
        return True
    return False


@contextmanager
def keeper_running() -> Iterator[None]:
    """Have a keeper for a while; one that ran already keeps running."""
    tell_everybody()
    if is_well():
        yield
        return
    lifeline, keeper = Lifeline(), child()
    keeper.start(lifeline)
    try:
        _wait_until_well(keeper)
        yield
    finally:
        keeper.stop()
        lifeline.let_go()


def _wait_until_well(keeper: Child) -> None:
    deadline = time.monotonic() + OPENING
    while not is_well():
        if keeper.fell() is not None or time.monotonic() > deadline:
            raise CannotStart("De bewaarder van de sleutels komt niet op.")
        time.sleep(0.05)
