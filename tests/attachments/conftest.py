"""A folder of one's own for sealed files, a report and a signal to add to, and a scanner."""

import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from baken.attachments.models import Attachment
from baken.intake.models import Report
from baken.signals.models import Signal
from baken.signals.vocabulary import SignalStatus
from tests.typing import Acting, ClientFor

Send = Callable[..., object]


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    """Keep sealed files apart; without a scanner unless a test asks for one."""
    settings.ATTACHMENTS_FOLDER = str(tmp_path / "files")
    settings.CLAMAV = ""
    return tmp_path / "files"


def kept(folder: Path) -> list[Path]:
    """Give every file in the folder."""
    return [path for path in folder.rglob("*") if path.is_file()]


class Scanner:
    """Answers like clamd: infected when the word of this scanner is in the file."""

    WORD = b"BAKEN-PROEFVIRUS"

    def __init__(self, path: Path) -> None:
        self.listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.listener.bind(str(path))
        self.listener.listen()
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self.listener.accept()
            except OSError:
                return
            with line, line.makefile("rb") as source:
                source.read(10)
                seen = b""
                while length := int.from_bytes(source.read(4)):
                    seen += source.read(length)
                found = b"Baken.Proef FOUND" if self.WORD in seen else b"OK"
                line.sendall(b"stream: " + found + b"\0")


@pytest.fixture
def scanner(settings: Settings, tmp_path: Path) -> Iterator[Scanner]:
    """Let a scanner work."""
    path = tmp_path / "clamd.sock"
    started = Scanner(path)
    settings.CLAMAV = f"unix:{path}"
    yield started
    started.listener.shutdown(socket.SHUT_RDWR)
    started.listener.close()


@pytest.fixture
def report(acting: Acting) -> Report:
    """Give a report of Yara that nobody registered yet."""
    with acting("yara") as yara:
        found: Report = Report.objects.of(yara.person_id)[0]
        return found


@pytest.fixture
def signal(acting: Acting) -> Signal:
    """Give a signal of Zandhaven that waits to be weighed."""
    with acting("marieke"):
        found: Signal = Signal.objects.filter(status=SignalStatus.REGISTERED)[0]
        return found


@pytest.fixture
def marieke(client_for: ClientFor) -> Client:
    """Give the browser of the focal officer."""
    return client_for("marieke")


@pytest.fixture
def yara(client_for: ClientFor) -> Client:
    """Give the browser of the reporter."""
    return client_for("yara")


def send(client: Client, address: str, name: str, data: bytes, note: str = "") -> object:
    """Send a file with the form, as a browser does."""
    return client.post(f"{address}/bijlage", {"note": note, "file": SimpleUploadedFile(name, data)})


def newest(acting: Acting, who: str = "marieke") -> Attachment:
    """Give the attachment that came last, as somebody sees it."""
    with acting(who):
        found: Attachment = Attachment.objects.order_by("-added_at", "-id")[0]
        return found
