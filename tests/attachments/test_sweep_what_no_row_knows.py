"""The worker finds the sweep by itself and runs it every hour."""

from procrastinate.contrib.django import app

NAME = "baken.attachments.tasks.sweep_attachments"


def test_the_worker_runs_it_every_hour() -> None:
    """What the worker of `baken serve` loads is this app, with this schedule."""
    found = {each.task.name: each for each in app.periodic_registry.periodic_tasks.values()}
    assert found[NAME].cron == "17 * * * *"
    assert app.tasks[NAME].queueing_lock == "sweep_attachments"
