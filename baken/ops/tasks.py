"""What the worker does by itself, day after day."""

import structlog
from procrastinate.contrib.django import app

from baken.ops import audit_daily

log = structlog.get_logger()


@app.periodic(cron="*/5 * * * *")
@app.task(name="sign_logs", queueing_lock="sign_logs")
def sign_logs(timestamp: int) -> None:
    """Sign where the logs end: asked every few minutes, done once a day, so no night is missed."""
    del timestamp
    handed = audit_daily.sign_today()
    log.info("logs_signed", handed=len(handed))
