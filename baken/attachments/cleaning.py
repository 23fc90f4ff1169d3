"""Gives a file to the sandbox and takes back a copy without metadata."""

import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

SANDBOX = Path(__file__).parent / "sandbox.py"
FAMILIES = ("image", "pdf", "text", "drawing")
"""The families of which a copy can be made."""

PATIENCE = 60
PART = 64 * 1024


class NoCopy(Exception):
    """The sandbox could not make a copy of this file."""


def copied(family: str, parts: Iterable[bytes], *, most: int) -> Iterator[bytes]:
    """Give the parts of a copy; raise NoCopy when there is none or it grows beyond `most`."""
    if family not in FAMILIES:
        raise NoCopy(family)
    with _sandbox(family) as child:
        whole = threading.Event()
        feeding = threading.Thread(target=_feed, args=(child.stdin, parts, whole), daemon=True)
        feeding.start()
        size = 0
        while part := _out(child).read(PART):
            size += len(part)
            if size > most:
                raise NoCopy("too large")
            yield part
        feeding.join(PATIENCE)
        if child.wait(PATIENCE) or not size or not whole.is_set():
            raise NoCopy("refused")


@contextmanager
def _sandbox(family: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Start the sandbox: without our environment, our folder and our open files."""
    child = subprocess.Popen(  # noqa: S603 - our own program, with a word of our own
        [sys.executable, "-I", str(SANDBOX), family],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        cwd="/",
        bufsize=0,
    )
    clock = threading.Timer(PATIENCE, child.kill)
    clock.daemon = True
    clock.start()
    try:
        yield child
    finally:
        clock.cancel()
        child.kill()
        for pipe in (child.stdin, child.stdout):
            with suppress(OSError):
                if pipe:
                    pipe.close()
        child.wait()


def _out(child: "subprocess.Popen[bytes]") -> IO[bytes]:
    if child.stdout is None:
        raise NoCopy("no output")
    return child.stdout


def _feed(pipe: IO[bytes] | None, parts: Iterable[bytes], whole: threading.Event) -> None:
    """Give the file and say when it was given whole; who stopped reading hears no more of it."""
    if pipe is None:
        return
    with suppress(OSError, ValueError):
        for part in parts:
            pipe.write(part)
        whole.set()
    with suppress(OSError):
        pipe.close()
