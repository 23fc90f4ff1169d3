"""Databases for tests: one template with the world in it, and a copy for whoever asks."""

import hashlib
import os
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from psycopg.conninfo import conninfo_to_dict

from baken.demo.people import settle
from baken.demo.stories import outside, tell_all
from baken.intake.outside.desks import open_desks
from baken.ops import testing
from baken.ops.house import fingerprint
from baken.ops.places import HOME, var
from baken.ops.secret_files import SecretFiles
from tests.keeper import KEEPER
from tests.migrating import migrate

PEPPER = bytes.fromhex("4" * 64)
"""As `tests.plugin` tells the portal."""

OWN = ("database.py", "keeper.py", "migrating.py")
"""What decides the template besides code and knowledge."""

PASSWORD = "vuurtoren-proef-2026"


def point_at(url: str) -> None:
    """Let Django talk to another database, or as another role."""
    parts = conninfo_to_dict(url)
    connection.close()
    connection.settings_dict.update(
        NAME=parts["dbname"],
        USER=parts["user"],
        PASSWORD=parts["password"],
        HOST=parts["host"],
        PORT=str(parts.get("port", "")),
    )


def template() -> str:
    """Give the template with the demo world in it, made when code or knowledge changed."""
    files = (Path(__file__).with_name(name) for name in OWN)
    own = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    mark = hashlib.sha256(f"{fingerprint(SecretFiles(var() / 'secrets'), HOME)}{own}".encode())
    return testing.template(mark.hexdigest(), _build)


def copy(name: str) -> testing.Urls:
    """Give a database of one's own with the demo world in it; an older one of the name goes."""
    KEEPER.store.hang_up()
    return testing.create_from_template(_name(name), template())


def urls(name: str) -> testing.Urls:
    """Give the addresses of a database that `copy` made."""
    return testing.urls(_name(name))


def _name(name: str) -> str:
    return f"baken_{name}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"


def _build(urls: testing.Urls) -> None:
    point_at(urls["owner"])
    migrate()
    call_command("walls", verbosity=0)
    settle(PASSWORD)
    open_desks(KEEPER.keeper)
    point_at(urls["office"])
    tell_all()
    outside.tell(urls["portal"], PEPPER)
    KEEPER.store.hang_up()
    connection.close()
