"""Finds the Chromium in which the journeys walk, and installs Debian's where that is allowed."""

import os
import shutil
from pathlib import Path

from baken.ops.programs import Command, run

VARIABLE = "BAKEN_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def find() -> Path | None:
    """Give the browser that `BAKEN_CHROMIUM` names or that lies on the path; None without one."""
    if given := os.environ.get(VARIABLE):
        return Path(given) if Path(given).exists() else None
    found = (shutil.which(name) for name in NAMES)
    return next((Path(path) for path in found if path), _MAC if _MAC.exists() else None)


def find_or_install() -> Path | None:
    """Find a browser, or install Debian's when we are root and apt-get is there."""
    if (path := find()) is not None:
        return path
    if os.geteuid() != 0 or shutil.which("apt-get") is None or os.environ.get(VARIABLE):
        return None
    quietly: Command = ["/usr/bin/env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    for what in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        if run([*quietly, *what], cwd=Path("/")).returncode:
            return None
    return find()
