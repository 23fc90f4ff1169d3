"""`baken run`, whole: it opens, survives accidents, and leaves nothing behind."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

import pytest

from baken.ops.cluster import Cluster

pytestmark = [
    pytest.mark.deep,
    pytest.mark.enable_socket,
    pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks around in /proc"),
]
PATIENCE = 90


@dataclass
class House:
    """A house under test: its folder and its port."""

    var: Path
    port: int

    @contextmanager
    def opened(self) -> Iterator["subprocess.Popen[str]"]:
        """Run it, wait until it says that it is open, and in the end leave nothing running."""
        command = [sys.executable, "-m", "baken.ops.cli", "run", "--port", str(self.port)]
        kept = {name: value for name, value in os.environ.items() if "BAKEN_" not in name}
        with subprocess.Popen(  # noqa: S603 - our own command
            command,
            env={**kept, "BAKEN_VAR": str(self.var)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as run:
            try:
                assert run.stdout is not None
                said = list(takewhile(lambda text: not text.startswith("Stoppen:"), run.stdout))
                assert any("Baken is open" in text for text in said), "".join(said)
                yield run
            finally:
                run.kill()

    def ask(self, path: str) -> tuple[int, str]:
        """Ask the web server for a page."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as visit:
            visit.request("GET", path)
            answer = visit.getresponse()
            return answer.status, answer.read().decode()

    def is_ready(self) -> bool:
        """Say whether database, worker, tables and walls are all there, within a while."""
        return eventually(lambda: self._answers("/readyz"))

    def _answers(self, path: str) -> bool:
        with suppress(OSError, http.client.HTTPException):
            return self.ask(path)[0] == 200
        return False

    def processes(self, word: str = "") -> list[int]:
        """Give the processes that work in our folder."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                where = (folder / "environ").read_bytes() + (folder / "cmdline").read_bytes()
                if str(self.var).encode() in where and word.encode() in where:
                    found.append(int(folder.name))
            except OSError:
                continue
        return sorted(found)


def eventually(seen: Callable[[], bool]) -> bool:
    """Wait for something to be so."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if seen():
            return True
        time.sleep(0.2)
    return False


@pytest.fixture(scope="module")
def house(open_folder: Path) -> Iterator[House]:
    """A folder and a port nobody uses."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    found = House(open_folder / "house", port)
    yield found
    for pid in found.processes("baken.ops"):
        os.kill(pid, signal.SIGKILL)
    Cluster("postgres", found.var).stop()


def test_it_opens_and_a_stop_leaves_no_process(house: House) -> None:
    with house.opened() as run:
        assert house.is_ready()
        told = json.loads((house.var / "demo.json").read_text())
        assert told["url"].endswith(f":{house.port}")
        assert all(account["username"] and account["try"] for account in told["accounts"])
        began = time.monotonic()
        run.terminate()
        assert run.communicate()[0].endswith("Baken is gestopt.\n")
        assert (run.returncode, house.processes()) == (0, [])
        assert time.monotonic() - began < 10


def test_a_second_start_is_quick(house: House) -> None:
    began = time.monotonic()
    with house.opened() as run:
        assert time.monotonic() - began < 15
        run.send_signal(signal.SIGINT)
        run.communicate()


def test_a_killed_web_server_comes_back(house: House) -> None:
    with house.opened() as run:
        own = Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text().split()
        (web,) = {int(pid) for pid in own} & set(house.processes("children\0web"))
        os.kill(web, signal.SIGKILL)
        assert run.stdout is not None
        assert run.stdout.readline().startswith("De webserver is gestopt (signaal 9)")
        assert house.is_ready()
        run.terminate()
        run.communicate()


def test_after_a_killed_supervisor_nothing_needs_repair(house: House) -> None:
    with house.opened() as run:
        run.kill()
        run.communicate()
    assert eventually(lambda: house.processes("baken.ops") == [])
    _opens_and_stops(house)


def test_after_a_power_cut_nothing_needs_repair(house: House) -> None:
    with house.opened() as run:
        for pid in house.processes():
            os.kill(pid, signal.SIGKILL)
        run.communicate()
    _opens_and_stops(house)


def _opens_and_stops(house: House) -> None:
    with house.opened() as run:
        assert house.is_ready()
        run.terminate()
        run.communicate()
    assert house.processes() == []
