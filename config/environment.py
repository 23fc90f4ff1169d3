"""Where settings and secrets come from: the environment first, then the files of `make run`."""

import os
from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict

HOME = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("BAKEN_VAR", HOME / "var"))


class MissingSecret(RuntimeError):
    """A secret is neither in the environment nor in a file."""


def keeper_socket() -> str:
    """Give the path of the keeper's socket: `BAKEN_KEEPER_SOCKET`, or one in `var`."""
    return os.environ.get("BAKEN_KEEPER_SOCKET", str(VAR / "keeper.sock"))


def beside_secrets(name: str, *, file: str) -> str:
    """Give the path of a file that programs change while they run: `NAME`, or in `var/secrets`."""
    return os.environ.get(name, str(VAR / "secrets" / file))


def flag(name: str, *, default: bool = False) -> bool:
    """Read a yes/no setting: `1`, `true`, `yes` and `on` mean yes."""
    value = os.environ.get(name)
    return default if value is None else value.lower() in {"1", "true", "yes", "on"}


def listed(name: str, default: str = "") -> list[str]:
    """Read a setting that holds several values, separated by commas."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def secret(name: str, *, file: str) -> str:
    """Read a secret from `NAME`, from the file in `NAME_FILE`, or from `var/secrets`."""
    if value := os.environ.get(name):
        return value
    path = Path(os.environ.get(f"{name}_FILE", VAR / "secrets" / file))
    if not path.exists():
        raise MissingSecret(
            f"Set {name}, or {name}_FILE, or run `make setup` to create {path.name}."
        )
    return path.read_text().strip()


def optional_secret(name: str, *, file: str) -> str:
    """Read a secret that need not be there; empty when it is not."""
    try:
        return secret(name, file=file)
    except MissingSecret:
        return ""


def _the_rest(parts: dict[str, Any]) -> dict[str, Any]:
    """Give what else an address asks of the connection, such as `sslmode`."""
    placed = {"dbname", "user", "password", "host", "port"}
    return {name: value for name, value in parts.items() if name not in placed}


def database(role: str) -> dict[str, Any]:
    """Give Django's settings for the connection of one database role."""
    url = secret(f"BAKEN_{role.upper()}_DATABASE_URL", file=f"database-{role}.url")
    parts: dict[str, Any] = dict(conninfo_to_dict(url))
    return {
        "ENGINE": "baken.access.backend",
        "NAME": parts["dbname"],
        "USER": parts["user"],
        "PASSWORD": parts.get("password", ""),
        "HOST": parts.get("host", ""),
        "PORT": parts.get("port", ""),
        # Who acts is told per transaction, so nothing of it stays in a connection that stays open;
        # a new one for each request costs more than the request.
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"application_name": f"baken-{role}", **_the_rest(parts)},
    }
