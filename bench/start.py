"""How long `make run` takes from a fresh clone, and the second time: prints seconds.

Run by `make bench`. Clones the committed code into an empty folder; the package caches of pip and
npm are used as they are.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

PORT = 8097
LIMITS = {"first": 180.0, "second": 15.0}
PATIENCE = 600.0


def ready() -> bool:
    """Say whether the house says that it is ready."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/readyz", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def start(folder: Path) -> float:
    """Give the seconds from `make run` until ready, then stop it as Ctrl-C does."""
    began = time.monotonic()
    with (folder / "start.log").open("ab") as log:
        house = subprocess.Popen(
            ["make", "run", f"PORT={PORT}"],
            cwd=folder,
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
            env={name: value for name, value in os.environ.items() if name != "MAKEFLAGS"},
            start_new_session=True,
        )
        try:
            while not ready():
                if house.poll() is not None or time.monotonic() - began > PATIENCE:
                    sys.exit(f"make run did not open: see\n{(folder / 'start.log').read_text()}")
                time.sleep(0.1)
            return time.monotonic() - began
        finally:
            if house.poll() is None:
                os.killpg(house.pid, signal.SIGINT)
            house.wait(timeout=30)


def main() -> None:
    """Clone, start twice, and print both beside their limits."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "baken"
        subprocess.run(["git", "clone", "-q", ".", folder], check=True)
        for which, limit in LIMITS.items():
            seconds = start(folder)
            print(
                f"make run, {which:6} start: {seconds:6.1f} s  (at most {limit:.0f} s, "
                f"ratio {seconds / limit:.2f})"
            )


if __name__ == "__main__":
    main()
