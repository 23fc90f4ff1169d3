"""What the worker does for cases: it watches who stays silent, and tells who may be back."""

import structlog
from django.db import close_old_connections, connection
from procrastinate.contrib.django import app

from baken.cases import silence
from baken.core import clock

log = structlog.get_logger()


@app.periodic(cron="30 6 * * 1-5")
@app.task(name="watch_silence", queueing_lock="watch_silence")
def watch_silence(timestamp: int) -> None:
    """Remind and escalate, every working morning; safe to run again."""
    del timestamp
    log.info("silence_watched", **silence.watch())


@app.periodic(cron="*/5 * * * *")
@app.task(name="find_case_returns", queueing_lock="find_case_returns")
def find_case_returns(timestamp: int) -> int:
    """Tell holders of cases that a client may be back; apart from whoever typed, on a clock."""
    del timestamp
    close_old_connections()
    found = find_returns()
    log.info("case_returns_found", number=found)
    return found


def find_returns() -> int:
    """Find returns, in one question to the database; it sees tokens and ids, never a text."""
    with connection.cursor() as cursor:
        cursor.execute("select access.case_returns_find(%s, %s)", [clock.now(), clock.today()])
        row = cursor.fetchone()
    return int(row[0]) if row else 0
