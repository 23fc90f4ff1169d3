"""The keeper's ear: a unix socket that only its own account may use."""

import os
import shutil
import socketserver
import threading
from contextlib import suppress
from pathlib import Path
from typing import cast

from pydantic import ValidationError

from baken.vault.keeper import wire
from baken.vault.keeper.core import KeyKeeper

PATIENCE = 5.0
MOST_AT_ONCE = 32


class _Line(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        """Answer one question; whoever talks nonsense or hangs up gets nothing."""
        self.request.settimeout(PATIENCE)
        with suppress(OSError, ValidationError):
            question = wire.questions.validate_json(wire.receive(self.request))
            answer = cast("KeeperServer", self.server).keeper.answer(question)
            wire.send(self.request, wire.answers.dump_json(answer))


class KeeperServer(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    """Serves questions on a socket, each in a thread, so many at once and no more."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, path: Path, keeper: KeyKeeper, group: str = "") -> None:
        """Open the socket, in the place of one that a killed keeper left.

        It has mode 0600; with a group, those of that group may use it as well.
        """
        self.keeper = keeper
        self._room = threading.BoundedSemaphore(MOST_AT_ONCE)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.unlink(missing_ok=True)
        before = os.umask(0o177)
        try:
            super().__init__(str(draft), _Line)
        finally:
            os.umask(before)
        if group:
            shutil.chown(draft, group=group)
            draft.chmod(0o660)
        draft.replace(path)  # whole and closed to others before anybody finds it

    def process_request(self, request: object, client_address: object) -> None:
        """Wait for room, then answer in a thread."""
        self._room.acquire()
        super().process_request(request, client_address)  # type: ignore[arg-type]

    def process_request_thread(self, request: object, client_address: object) -> None:
        """Answer, and make room again."""
        try:
            super().process_request_thread(request, client_address)  # type: ignore[arg-type]
        finally:
            self._room.release()
