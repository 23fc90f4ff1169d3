"""A web server as `make run` starts it, with two workers, on a database of the bench."""

import os
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from baken.ops.places import HOME
from baken.ops.programs import spawn
from baken.ops.serve import PROGRAM


@contextmanager
def serving(database: str) -> Iterator[int]:
    """Give the port at which the office answers, until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as listener, Path(os.devnull).open("wb") as log:
        port, number = listener.getsockname()[1], listener.fileno()
        server = spawn(
            [*PROGRAM, "web", str(number)],
            cwd=HOME,
            environment={"BAKEN_OFFICE_DATABASE_URL": database},
            hand_over=[number],
            output=log,
        )
        try:
            _wait(port)
            yield port
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait(port: int) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError("The server did not answer.")
