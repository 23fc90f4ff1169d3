"""The portal as a process of its own, and reporters who talk to it over the network."""

import http.client
import re
import socket
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

from baken.ops.lifeline import Lifeline
from baken.ops.supervise import Child
from tests.portal.telling import TOLD, receipt_on

OPENING = 60.0
START, BACK = "/zandhaven/vertellen", "/zandhaven/terug"


@dataclass
class Running:
    """A portal that runs: its port, and the process to hurt."""

    port: int
    child: Child
    lifeline: Lifeline = field(default_factory=Lifeline)

    def start(self) -> None:
        """Start it, also after somebody killed it."""
        self.child.start(self.lifeline)
        deadline = time.monotonic() + OPENING
        while time.monotonic() < deadline:
            with suppress(OSError, http.client.HTTPException):
                if Reporter(self.port).ask("GET", "/healthz")[0] == 200:
                    return
            time.sleep(0.1)
        raise RuntimeError("The portal does not come up.")

    def kill(self) -> None:
        """End it as a power cut does."""
        self.child._kill_session()
        assert self.child.process is not None
        self.child.process.wait()


@contextmanager
def running(database: str, log: Path) -> Iterator[Running]:
    """Run the portal on a database, with two workers as in production."""
    with socket.create_server(("127.0.0.1", 0), backlog=512) as listener:
        number = listener.fileno()
        child = Child(
            "the portal under test",
            [sys.executable, "-P", "-m", "baken.ops.children", "portal", str(number)],
            {"BAKEN_PORTAL_DATABASE_URL": database},
            hand_over=[number],
            log=log,
        )
        found = Running(int(listener.getsockname()[1]), child)
        try:
            found.start()
            yield found
        finally:
            found.child.stop()
            found.lifeline.let_go()


@dataclass
class Reporter:
    """Somebody on one line, with an address and an agent of their own."""

    port: int
    address: str = "127.0.0.1"
    agent: str = "reporter"

    def ask(
        self, method: str, path: str, fields: Mapping[str, object] | None = None
    ) -> tuple[int, str]:
        """Ask for a page or send one; give status and page."""
        line = http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=60, source_address=(self.address, 0)
        )
        headers = {"User-Agent": self.agent, "Content-Type": "application/x-www-form-urlencoded"}
        with closing(line):
            line.request(method, path, urlencode(fields or {}, doseq=True), headers)
            answer = line.getresponse()
            return answer.status, answer.read().decode()

    def tell(self, what: str = "Iemand slaapt in de keuken.") -> str:
        """Answer every question; give what is sent last."""
        _, page = self.ask("POST", START, {"path": "see"})
        for name, answers in {**TOLD, "what": {"what": what}}.items():
            sent = {"state": state_in(page), "step": name, "go": "next", **answers}
            _, page = self.ask("POST", START, sent)
        return state_in(page)

    def send(self, state: str) -> tuple[int, str]:
        """Hand in; give the status and the receipt, empty when there is none."""
        status, page = self.ask("POST", START, {"state": state, "step": "check", "go": "send"})
        return status, receipt_on(page) if status == 200 else ""

    def finds(self, digits: str) -> int:
        """Give the status of coming back with a receipt."""
        return self.ask("POST", BACK, {"code": digits})[0]


def state_in(page: str) -> str:
    """Give what travels along in a page."""
    found = re.search(r'name="state" value="([^"]*)"', page)
    return unescape(found[1]) if found else ""
