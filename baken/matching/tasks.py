"""The jobs: hits for holders every few minutes, and a round over each municipality at night.

They run as the worker, who sees no row: everything happens in functions of the database that give
back a number and open no text. Broken off, they go on where they stopped.
"""

from typing import Any

import structlog
from django.db import close_old_connections, connection
from procrastinate.contrib.django import app

from baken.core import clock

BATCH = 200
log = structlog.get_logger()


@app.periodic(cron="*/5 * * * *")
@app.task(name="find_link_hits", queueing_lock="find_link_hits")
def find_link_hits(timestamp: int) -> int:
    """Tell holders of dossiers what matches elsewhere; apart from whoever typed, on a clock."""
    del timestamp
    close_old_connections()
    found = find_hits()
    log.info("link_hits_found", number=found)
    return found


@app.periodic(cron="15 2 * * *")
@app.task(name="link_at_night", queueing_lock="link_at_night")
def link_at_night(timestamp: int) -> int:
    """Begin the rounds of tonight, and finish whatever still runs; give how many steps it took."""
    del timestamp
    close_old_connections()
    begin_rounds()
    steps = 0
    while take_step():
        steps += 1
    log.info("link_rounds_done", steps=steps)
    return steps


def find_hits() -> int:
    """Find hits, in one statement of the database."""
    return int(_ask("select access.link_hits_find(%s, %s)", clock.now(), clock.today()))


def begin_rounds() -> int:
    """Begin a round for every municipality that looks for links; none that runs already."""
    return int(_ask("select access.link_rounds_begin(%s, %s)", clock.now(), clock.today()))


def take_step(most: int = BATCH) -> bool:
    """Look at some persons further; False when no round is left to do."""
    step = "select access.link_round_step(%s, %s, %s)"
    return bool(_ask(step, most, clock.now(), clock.today()))


def _ask(sql: str, *values: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        row = cursor.fetchone()
    return row[0] if row else 0
