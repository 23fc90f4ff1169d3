"""What the worker does: it removes sealed files that no row knows."""

from collections.abc import Iterable
from uuid import UUID

import structlog
from django.db import connection
from procrastinate.contrib.django import app

from baken.attachments import store

log = structlog.get_logger()


@app.periodic(cron="17 * * * *")
@app.task(queueing_lock="sweep_attachments", pass_context=False)
def sweep_attachments(timestamp: int) -> int:  # noqa: ARG001 - procrastinate tells when
    """Remove orphans older than a day, every hour; safe to run again."""
    gone = store.sweep(_known)
    log.info("attachments_swept", gone=gone)
    return gone


def _known(ids: list[UUID]) -> Iterable[UUID]:
    """Give which of these files have a row; the worker sees no row itself."""
    with connection.cursor() as cursor:
        cursor.execute("select access.files_known(%s::uuid[])", [ids])
        found: list[UUID] = cursor.fetchone()[0]
    return found
