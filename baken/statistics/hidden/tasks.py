"""The job: estimate, and leave what may be seen."""

import time
from collections.abc import Callable
from uuid import UUID

import structlog
from django.db import close_old_connections
from procrastinate.contrib.django import app
from procrastinate.job_context import JobContext

from baken.statistics.hidden.work import leave_nothing, work

MOST_ATTEMPTS = 3
SILENT_SECONDS = 60.0
log = structlog.get_logger()


@app.task(name="estimate_hidden_number", pass_context=True, retry=MOST_ATTEMPTS - 1)
def estimate(context: JobContext, *, estimation: str) -> None:
    """Estimate; safe to run again, for the same table and seed give the same answer."""
    close_old_connections()
    attempts = context.job.attempts if context.job else 0
    tried(lambda: work(UUID(estimation)), UUID(estimation), attempts)


def tried(act: Callable[[], object], pk: UUID, attempts: int) -> None:
    """Do a job; after the last attempt say that it failed."""
    began = time.monotonic()
    try:
        act()
    except Exception:
        if attempts + 1 >= MOST_ATTEMPTS:
            leave_nothing(pk)
        raise
    log.info("hidden_number_estimated", seconds=round(time.monotonic() - began, 1))


@app.periodic(cron="* * * * *")
@app.task(name="resume_stalled_jobs", queueing_lock="resume_stalled_jobs", pass_context=True)
async def resume_stalled_jobs(context: JobContext, timestamp: int) -> None:
    """Start again what a worker that is gone left half done."""
    del timestamp
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(
        task_name="estimate_hidden_number", seconds_since_heartbeat=SILENT_SECONDS
    ):
        await manager.retry_job(job)
