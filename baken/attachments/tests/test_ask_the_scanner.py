"""ClamAV is asked part by part, and whatever goes wrong never means clean."""

import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from baken.attachments.clamav import Answer, ask

Serve = Callable[[bytes], str]


class FakeClamd:
    """Speaks the protocol of clamd on a unix socket, and remembers what it was sent."""

    def __init__(self, path: Path, answer: bytes) -> None:
        self.answer, self.received, self.parts = answer, b"", 0
        self.listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.listener.bind(str(path))
        self.listener.listen()
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        line, _ = self.listener.accept()
        with line, line.makefile("rb") as source:
            assert source.read(10) == b"zINSTREAM\0"
            while length := int.from_bytes(source.read(4)):
                self.received += source.read(length)
                self.parts += 1
            line.sendall(self.answer)


@pytest.fixture
def clamd(tmp_path: Path) -> Iterator[Callable[[bytes], tuple[str, FakeClamd]]]:
    """Start a scanner that gives one answer."""
    started: list[FakeClamd] = []

    def start(answer: bytes) -> tuple[str, FakeClamd]:
        path = tmp_path / "clamd.sock"
        started.append(FakeClamd(path, answer))
        return f"unix:{path}", started[-1]

    yield start
    for each in started:
        each.listener.close()


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        (b"stream: OK\0", Answer(is_clean=True)),
        (b"stream: Baken.Proef.UNOFFICIAL FOUND\0", Answer(virus="Baken.Proef.UNOFFICIAL")),
        (b"INSTREAM size limit exceeded. ERROR\0",
         Answer(trouble="INSTREAM size limit exceeded. ERROR")),
        (b"", Answer(trouble="no answer")),
        (b"stream: OK maar niet heus\0", Answer(trouble="OK maar niet heus")),
    ],
)  # fmt: skip
def test_an_answer_means_what_it_says(
    clamd: Callable[[bytes], tuple[str, FakeClamd]], said: bytes, answer: Answer
) -> None:
    address, _ = clamd(said)
    assert ask(address, [b"hallo"]) == answer


def test_everything_is_sent_in_parts(clamd: Callable[[bytes], tuple[str, FakeClamd]]) -> None:
    address, fake = clamd(b"stream: OK\0")
    assert ask(address, (b"x" * 100_000 for _ in range(5))).is_clean
    assert len(fake.received) == 500_000
    assert fake.parts == 10


@pytest.mark.parametrize("address", ["unix:/er/is/niets.sock", "127.0.0.1:1", "onzin", ""])
def test_no_scanner_is_trouble_and_never_clean(address: str) -> None:
    found = ask(address, [b"x"])
    assert found.trouble
    assert not found.is_clean
    assert not found.virus
