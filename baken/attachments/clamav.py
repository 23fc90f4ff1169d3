"""Asks ClamAV about a file, over its own socket, while the file passes by. No Django.

`zINSTREAM`: parts with their length before them, and an empty one at the end. Sixty lines of our
own, because the packages for it date from 2014 and 2017.
"""

import socket
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

PART = 64 * 1024
CONNECTING, ANSWERING = 5, 60
_LONGEST_ANSWER = 4096


@dataclass(frozen=True)
class Answer:
    """What ClamAV says: clean, infected with something, or nothing and why."""

    is_clean: bool = False
    virus: str = ""
    trouble: str = ""


def ask(address: str, parts: Iterable[bytes]) -> Answer:
    """Let ClamAV look at a file; trouble of any kind is an answer too, and never means clean."""
    try:
        with _connect(address) as line:
            return _read(_send(line, parts))
    except (OSError, ValueError) as error:
        return Answer(trouble=type(error).__name__)


def _connect(address: str) -> socket.socket:
    """Open `unix:/path` or `host:port`."""
    if address.startswith("unix:"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(CONNECTING)
        try:
            line.connect(address.removeprefix("unix:"))
        except OSError:
            line.close()
            raise
    else:
        host, _, port = address.rpartition(":")
        line = socket.create_connection((host.strip("[]"), int(port)), timeout=CONNECTING)
    line.settimeout(ANSWERING)
    return line


def _send(line: socket.socket, parts: Iterable[bytes]) -> bytes:
    """Send a file and give the answer; ClamAV may answer before the end and hang up."""
    with suppress(BrokenPipeError, ConnectionResetError):
        line.sendall(b"zINSTREAM\0")
        for part in parts:
            for start in range(0, len(part), PART):
                piece = part[start : start + PART]
                line.sendall(len(piece).to_bytes(4) + piece)
        line.sendall(bytes(4))
    answer = b""
    while b"\0" not in answer and len(answer) < _LONGEST_ANSWER:
        if not (more := line.recv(1024)):
            break
        answer += more
    return answer.partition(b"\0")[0]


def _read(answer: bytes) -> Answer:
    text = answer.decode("utf-8", "replace").strip()
    said = text.removeprefix("stream: ")
    if said == "OK":
        return Answer(is_clean=True)
    if said.endswith(" FOUND"):
        return Answer(virus=said.removesuffix(" FOUND")[:100])
    return Answer(trouble=said[:100] or "no answer")
