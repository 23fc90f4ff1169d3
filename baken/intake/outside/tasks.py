"""What the worker does for reports from outside: it alerts whoever is on call."""

import structlog
from django.db import close_old_connections
from procrastinate.contrib.django import app

from baken.intake.outside.alerting import alert

log = structlog.get_logger()


@app.periodic(cron="*/30 * * * *")
@app.task(name="alert_on_call", queueing_lock="alert_on_call")
def alert_on_call(timestamp: int) -> None:
    """Alert again while an acute report waits, every half hour; safe to run again."""
    del timestamp
    close_old_connections()
    log.info("alerted_on_call", mails=alert())
