"""The files in `var/secrets`: keys and database addresses, readable by nobody else."""

import os
import secrets
from pathlib import Path
from urllib.parse import quote, urlencode

from psycopg.conninfo import conninfo_to_dict

Parts = dict[str, str]
KEYS = ("django.key", "context.key", "portal.pepper")


def address(parts: Parts) -> str:
    """Write connection parts as one address that libpq reads; `host` may be a folder."""
    rest = {key: value for key, value in parts.items() if key not in {"user", "password", "dbname"}}
    who = quote(parts["user"], safe="")
    if password := parts.get("password"):
        who += ":" + quote(password, safe="")
    database = quote(parts["dbname"], safe="")
    return f"postgresql://{who}@/{database}?{urlencode(rest, safe='/', quote_via=quote)}"


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner reads; it is whole or unchanged."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    draft.replace(path)


class SecretFiles:
    """A folder of secrets: made for its owner alone (0700), each file 0600 and whole or absent."""

    def __init__(self, folder: Path) -> None:
        """Make the folder when it is not there, and close it to others."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.chmod(0o700)
        self.folder = folder

    def read(self, name: str) -> str | None:
        """Give a secret, or None when it was never made."""
        path = self.folder / name
        return path.read_text().strip() if path.exists() else None

    def write(self, name: str, value: str) -> None:
        """Keep a secret; a crash halfway leaves the old one."""
        if self.read(name) != value:
            write_private(self.folder / name, value + "\n")

    def make_keys(self) -> None:
        """Make the keys of the application once: a new key would not open what the old sealed."""
        for name in KEYS:
            if self.read(name) is None:
                self.write(name, secrets.token_hex(32))

    def password_of(self, role: str) -> str:
        """Give the password this role had, or a new one."""
        known = self.read(f"database-{role}.url")
        password = conninfo_to_dict(known).get("password") if known else None
        return str(password) if password else secrets.token_urlsafe(32)
