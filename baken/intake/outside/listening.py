"""Listening to the database: it tells the worker at once that an acute report came in.

What is told names a municipality and nothing else, and is written nowhere. Whatever is missed while
nobody listens, the timer of `tasks` finds.
"""

import threading
import time
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

import psycopg
import structlog
from django.db import close_old_connections, connection

from baken.intake.outside.alerting import alert

CHANNEL = "baken_outside"
AGAIN = 5.0
log = structlog.get_logger()


def begin() -> threading.Thread:
    """Listen beside the work, until the process ends."""
    ear = threading.Thread(target=_forever, name="listening", daemon=True)
    ear.start()
    return ear


def listen(where: Mapping[str, Any], heard: Callable[[str], None]) -> None:
    """Pass on what the database tells; raise when the line is lost."""
    with psycopg.connect(**where, autocommit=True, application_name="baken-listens") as line:
        line.execute(f"listen {CHANNEL}")
        for notice in line.notifies():
            heard(notice.payload)


def hear(payload: str) -> None:
    """Alert whoever is on call when the notice names a municipality; raise nothing."""
    if not payload:
        return
    try:
        close_old_connections()
        alert(only=UUID(payload))
    except Exception:  # the mail server or the database is away
        log.exception("not_alerted")


def _forever() -> None:
    while True:
        try:
            listen(_where(), hear)
        except psycopg.Error:
            log.warning("listening_again")
        time.sleep(AGAIN)


def _where() -> dict[str, Any]:
    """Give the address of the database, as Django knows it."""
    known = connection.get_connection_params()
    return {
        name: known[name]
        for name in ("dbname", "user", "password", "host", "port")
        if known.get(name)
    }
