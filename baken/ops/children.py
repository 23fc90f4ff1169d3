"""The processes under the supervisor: `python -m baken.ops.children web` (or another name)."""

import os
import sys
from typing import Any

import django
from django.core.management import call_command
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]
from gunicorn.glogging import Logger  # type: ignore[import-untyped]
from gunicorn.util import import_app  # type: ignore[import-untyped]

from baken.core import logs
from baken.intake.outside import listening
from baken.ops.keeping import keep
from baken.ops.lifeline import hold_on
from baken.ops.places import PORTAL_SETTINGS, SETTINGS
from baken.ops.say import CannotStart

WEB = {
    "worker_class": "gthread",
    "workers": 2,
    "threads": 4,
    "timeout": 60,
    "graceful_timeout": 3,
    "keepalive": 5,
    "preload_app": True,  # one import for both, and an error in it shows in full
    "accesslog": None,  # addresses say who asked for which dossier
    "control_socket_disable": True,
}
LONGEST_GOODBYE = "3"  # seconds for a job that is under way; it is safe to run again


class _QuietLogger(Logger):  # type: ignore[misc]
    """Leaves gunicorn's lines to our own log, which drops addresses and content."""

    def setup(self, cfg: Any) -> None:
        """Add no output of its own."""
        super().setup(cfg)
        self.error_log.handlers = []
        self.error_log.propagate = True


class _Web(BaseApplication):  # type: ignore[misc]
    def __init__(self, listener: int, application: str, called: str) -> None:
        self.listener, self.application, self.called = listener, application, called
        super().__init__()

    def load_config(self) -> None:
        """Take our settings only: no configuration file, no variables."""
        for name, value in WEB.items():
            self.cfg.set(name, value)
        self.cfg.set("proc_name", self.called)
        self.cfg.set("logger_class", _QuietLogger)
        self.cfg.set("bind", f"fd://{self.listener}")

    def load(self) -> Any:
        """Give the application."""
        return import_app(self.application)


def web(listener: int) -> None:
    """Answer requests on a socket that the supervisor opened."""
    _Web(listener, "config.wsgi:application", "baken-web").run()


def portal(listener: int) -> None:
    """Answer the public: other settings, other addresses, another role in the database."""
    _Web(listener, "config.portal_wsgi:application", "baken-portal").run()


def worker() -> None:
    """Do the jobs that wait."""
    django.setup()
    listening.begin()
    goodbye = ("--shutdown-graceful-timeout", LONGEST_GOODBYE)
    call_command("procrastinate", "worker", "--concurrency", "2", *goodbye)


def _keeper() -> None:
    try:
        keep()
    except CannotStart as trouble:
        sys.exit(str(trouble))


def main(name: str, *arguments: str) -> None:
    """Be one child until told to stop or until the supervisor is gone."""
    hold_on()
    if name == "portal":
        os.environ["DJANGO_SETTINGS_MODULE"] = PORTAL_SETTINGS
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    logs.configure()
    if name == "keeper":
        _keeper()
    elif name == "web":
        web(int(arguments[0]))
    elif name == "portal":
        portal(int(arguments[0]))
    else:
        worker()


if __name__ == "__main__":
    main(*sys.argv[1:])
