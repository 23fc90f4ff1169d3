"""Brings the database up to date: tables, walls, demo region; and knows when that is needed.

What was done is noted in the database itself, not in a file beside it: another database, an older
backup put back or a table list that changed by hand is then never taken for an up-to-date one.
"""

import base64
import hashlib
import io
import os
import sys
import time
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from secrets import token_bytes, token_hex

import psycopg
from psycopg import sql

from baken.core import clock
from baken.knowledge.checks import check
from baken.knowledge.packs import routes
from baken.ops import keeping
from baken.ops.locks import addresses_in_locks
from baken.ops.places import HOME, SETTINGS, var
from baken.ops.programs import run
from baken.ops.say import CannotStart, line
from baken.ops.secret_files import SecretFiles
from baken.ops.servers import administered, prepare, write_addresses
from baken.vault.keeper.caretaker import GRACE

READ = ("baken/**/*.py", "baken/**/*.sql", "config/*.py", "knowledge/**/*", "requirements.txt")
_NOTE = "Baken: bijgewerkt tot "
_REMEMBERED = """
SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()
"""
_STATE = """
SELECT coalesce(md5(string_agg(app || '.' || name, ' ' ORDER BY app, name)), '')
  FROM public.django_migrations
"""


def fingerprint(secrets: SecretFiles, home: Path = HOME) -> str:
    """Give a mark of everything that decides what the database must look like today."""
    seen = hashlib.sha256(time.strftime("%Y-%m-%d").encode())
    seen.update((secrets.read("context.key") or "").encode())
    for path in [*_files(home, READ), *_overlay()]:
        seen.update(os.path.relpath(path, home).encode() + b"\0")
        seen.update(hashlib.sha256(path.read_bytes()).digest())
    return seen.hexdigest()


def _overlay() -> Iterable[Path]:
    overlay = os.environ.get("BAKEN_KNOWLEDGE_OVERLAY")
    return _files(Path(overlay), ["**/*"]) if overlay else []


def _files(home: Path, patterns: Iterable[str]) -> Iterable[Path]:
    return sorted(
        path
        for pattern in patterns
        for path in home.glob(pattern)
        if path.is_file() and "tests" not in path.parts
    )


def is_up_to_date(owner_url: str, mark: str) -> bool:
    """Say whether this very database was brought up to this mark, and nobody changed its tables."""
    with psycopg.connect(owner_url, connect_timeout=15) as connection:
        if connection.execute("SELECT to_regclass('public.django_migrations')").fetchone() == (
            None,
        ):
            return False
        return connection.execute(_REMEMBERED).fetchone() == (_note(connection, mark),)


def remember(owner_url: str, mark: str) -> None:
    """Note in the database that it is up to this mark."""
    with psycopg.connect(owner_url, connect_timeout=15) as connection:
        comment = sql.SQL("COMMENT ON DATABASE {} IS {}")
        note = _note(connection, mark)
        connection.execute(
            comment.format(sql.Identifier(connection.info.dbname), sql.Literal(note))
        )


def _note(connection: "psycopg.Connection[tuple[object, ...]]", mark: str) -> str:
    row = connection.execute(_STATE).fetchone()
    return f"{_NOTE}{mark}.{row[0] if row else ''}"


def enter(role: str) -> Callable[..., object]:
    """Set up Django as one database role, once a process; give what runs its commands."""
    secrets = SecretFiles(var() / "secrets")
    secrets.make_keys()
    keeping.make_login_keyring()
    if secrets.read(f"database-{role}.url") is None and (server := administered()):
        write_addresses(server, secrets)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    os.environ["BAKEN_ROLE"] = role
    keeping.tell_everybody()

    import django  # noqa: PLC0415 - the role must be known before settings are read

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - as above

    return call_command


def leave() -> None:
    """Close what Django opened in this process."""
    from django.db import connections  # noqa: PLC0415 - as above

    connections.close_all()


def make_database_ready() -> list[str]:
    """Make roles, passwords and database ready; give what this server could not do."""
    secrets = SecretFiles(var() / "secrets")
    secrets.make_keys()
    keeping.make_login_keyring()
    server = administered()
    return prepare(server, secrets) if server else []


def migrate() -> None:
    """Bring the tables up to date, as the owner."""
    enter("owner")("migrate", interactive=False, verbosity=0)


def lay_keys_ready() -> None:
    """Make the keyring at the first start, and tell loudly to keep a copy of it."""
    if notice := keeping.make_keyring(owner_url()):
        line(notice)


def seal_plain_texts() -> None:
    """Seal what an older Baken stored in the clear, and tell how far it is."""
    enter("owner")
    from baken.vault import reseal  # noqa: PLC0415 - the role must be known before settings are

    with keeping.caretaker() as caretaker:
        reseal.seal_plain(caretaker, lambda done: line(f"  Oude teksten versleuteld: {done} rijen"))


def mark_numbers() -> None:
    """Make numbers findable that an older Baken stored without a mark."""
    enter("owner")
    from baken.signals import marks  # noqa: PLC0415 - as above

    with keeping.caretaker() as caretaker:
        marks.fill(caretaker, lambda done: line(f"  Nummers vindbaar gemaakt: {done} rijen"))


def open_desks() -> int:
    """Open the public desk of every municipality that has none; give how many."""
    enter("owner")
    from baken.intake.outside import desks  # noqa: PLC0415 - as above

    with keeping.caretaker() as caretaker:
        return desks.open_desks(caretaker)


def leave_old_keys(tell: Callable[[int], None] | None) -> tuple[int, int]:
    """Seal again what lies under retired keys, and remove those that nothing needs; give both."""
    enter("owner")
    from baken.vault import reseal  # noqa: PLC0415 - as above

    with keeping.caretaker() as caretaker:
        resealed = reseal.leave_retired(caretaker, tell or (lambda _: None))
    return resealed, reseal.remove_unused(GRACE)


def renew_login_keys() -> int:
    """Seal second steps and client secrets under a new key; give how many.

    The version before stays until the next time, for a process that is halfway; older ones go.
    """
    enter("owner")
    from baken.accounts import sealed  # noqa: PLC0415 - as above

    keys = sealed.ring()
    keys.add()
    done = sealed.leave_old_keys()
    for version in keys.versions[:-2]:
        keys.drop(version)
    return done


def problems() -> list[str]:
    """Give what is wrong with settings, models or lock files; needs no running database."""
    command = enter("owner")
    from django.core.management.base import SystemCheckError  # noqa: PLC0415 - as above

    found = addresses_in_locks()
    try:
        command("check", stdout=io.StringIO())
    except SystemCheckError as error:
        found.append(str(error))
    with warnings.catch_warnings(action="ignore", category=RuntimeWarning):
        try:
            command("makemigrations", check=True, dry_run=True, verbosity=0)
        except SystemExit:
            found.append("Modellen zijn veranderd zonder migratie. Maak die met baken migrations.")
    return found


def build_walls() -> None:
    """Compile the matrix in force today into the database, as the owner."""
    enter("owner")("walls", stdout=io.StringIO())


def fill_demo() -> None:
    """Make the fictional region: people as the owner, stories as those people themselves."""
    demo_second_factor()
    with keeping.keeper_running():
        enter("owner")("demo", "people", password=demo_password(), stdout=io.StringIO())
        stories = [sys.executable, "-P", "-m", "django", "demo", "stories"]
        told = run(stories, cwd=HOME, environment={"BAKEN_ROLE": "office"})
    if told.returncode:
        raise CannotStart(f"De verzonnen regio kwam niet af:\n{told.stdout.strip()}")
    open_desks()
    _tell_the_portal()


def _tell_the_portal() -> None:
    """Let two invented reporters come in through the portal, as its own role."""
    from baken.demo.stories import outside  # noqa: PLC0415 - as above

    secrets = SecretFiles(var() / "secrets")
    url, pepper = secrets.read("database-portal.url"), secrets.read("portal.pepper")
    if url and pepper:
        outside.tell(url, bytes.fromhex(pepper))


def demo_password() -> str:
    """Give the password of all fictional people, made at the first call."""
    secrets = SecretFiles(var() / "secrets")
    if (known := secrets.read("demo.password")) is None:
        known = f"baken-{token_hex(2)}-{token_hex(2)}"
        secrets.write("demo.password", known)
    return known


def demo_second_factor() -> str:
    """Give the secret behind the second step of all fictional people, made at the first call."""
    secrets = SecretFiles(var() / "secrets")
    if (known := secrets.read("demo.second-factor")) is None:
        known = base64.b32encode(token_bytes(20)).decode()
        secrets.write("demo.second-factor", known)
    return known


def check_knowledge() -> None:
    """Check the dated files; raise CannotStart with the first problems when there are any."""
    overlay = os.environ.get("BAKEN_KNOWLEDGE_OVERLAY")
    problems = check(HOME / "knowledge", Path(overlay) if overlay else None, today=clock.today())
    if problems:
        shown = "\n".join(f"  {problem}" for problem in problems[:5])
        raise CannotStart(
            f"In de kennis klopt iets niet ({len(problems)} keer). Verbeter het en start opnieuw; "
            f"‘baken knowledge check’ toont alles.\n{shown}"
        )


def refuse_untried_numbers() -> None:
    """Raise CannotStart while nobody tried the numbers that the public portal would show."""
    found = routes().on(clock.today()).contacts
    if untried := [each for each in found if each.verify_before_release]:
        shown = ", ".join(f"{each.name.nl} ({each.phone})" for each in untried)
        raise CannotStart(
            f"Het openbare meldpunt opent niet: niemand belde deze nummers na: {shown}. Bel ze, en "
            "zet in knowledge/routes verify_before_release op false; of start zonder --portal-port."
        )


def owner_url() -> str:
    """Give the address with which tables are made."""
    url = os.environ.get("BAKEN_OWNER_DATABASE_URL")
    if url is None:
        given = os.environ.get("BAKEN_OWNER_DATABASE_URL_FILE")
        path = Path(given) if given else var() / "secrets/database-owner.url"
        url = path.read_text().strip() if path.exists() else None
    if url is None:
        raise CannotStart(
            "Tabellen bijwerken kan alleen met het adres van de eigenaar. Zet het in "
            "BAKEN_OWNER_DATABASE_URL of BAKEN_OWNER_DATABASE_URL_FILE."
        )
    return url
