"""What the worker does for cases: it watches who stays silent."""

import structlog
from procrastinate.contrib.django import app

from baken.cases import silence

log = structlog.get_logger()


@app.periodic(cron="30 6 * * 1-5")
@app.task(name="watch_silence", queueing_lock="watch_silence")
def watch_silence(timestamp: int) -> None:
    """Remind and escalate, every working morning; safe to run again."""
    del timestamp
    log.info("silence_watched", **silence.watch())
