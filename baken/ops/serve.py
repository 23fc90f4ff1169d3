"""Runs web server, worker, keeper and the database that comes along, until asked to stop."""

import errno
import fcntl
import http.client
import os
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from baken.ops import keeping
from baken.ops.places import var
from baken.ops.say import CannotStart, line
from baken.ops.servers import embedded
from baken.ops.stopping import Asked, StopRequest
from baken.ops.supervise import Child, Supervisor

TICK = 0.1
HURRY = 2.0  # seconds an earlier run gets to let go of its port
OPENING = 60.0
PROGRAM = (sys.executable, "-P", "-m", "baken.ops.children")


@dataclass(frozen=True)
class Address:
    """Where the house can be visited."""

    host: str = "127.0.0.1"
    port: int = 8000

    @property
    def url(self) -> str:
        """The address for a browser."""
        return f"http://{self.host}:{self.port}"


@contextmanager
def only_one(address: Address) -> Iterator[None]:
    """Let one house run per clone; raise CannotStart naming the one that runs."""
    var().mkdir(parents=True, exist_ok=True, mode=0o755)
    with (var() / "run.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            raise CannotStart(
                f"Baken draait al: {lock.read().strip()}. Open dat adres, of stop Baken eerst met "
                "Ctrl-C in het venster waarin het draait."
            ) from error
        lock.truncate(0)
        lock.write(f"{address.url} (proces {os.getpid()})\n")
        lock.flush()
        yield


def refuse_while_running() -> None:
    """Raise CannotStart when a house runs on this clone."""
    with only_one(Address()):
        pass


@contextmanager
def listening(address: Address) -> Iterator[socket.socket]:
    """Open the port, before anything else happens; the web server gets it handed over."""
    deadline = time.monotonic() + HURRY
    while True:
        try:
            listener = socket.create_server((address.host, address.port), backlog=512)
        except OSError as error:
            if error.errno == errno.EADDRINUSE and time.monotonic() < deadline:
                time.sleep(TICK)
                continue
            raise CannotStart(_why_not(address, error)) from error
        with listener:
            yield listener
        return


def _why_not(address: Address, error: OSError) -> str:
    other = address.port + 1
    remedy = f"Kies een andere: make run PORT={other}, of baken run --port {other}."
    if error.errno == errno.EADDRINUSE:
        return f"Poort {address.port} is al in gebruik door een ander programma. {remedy}"
    return f"Poort {address.port} op {address.host} gaat niet open ({error.strerror}). {remedy}"


def serve(
    address: Address,
    *,
    prepare: Callable[[], None],
    opened: Callable[[], None],
    logs: Path | None = None,
    portal: Address | None = None,
) -> None:
    """Prepare, run everything until somebody stops us, and leave no process behind.

    The public portal opens where it is asked to, and nowhere else.
    """
    # Last, because children stop in this order: a page that is under way still gets its keys.
    keeper = [] if keeping.is_elsewhere() else [keeping.child(log=logs and logs / "keeper.log")]
    keeping.tell_everybody()
    with ExitStack() as stack:
        stack.enter_context(only_one(address))
        listener = stack.enter_context(listening(address))
        public = stack.enter_context(listening(portal)) if portal else None
        request = stack.enter_context(StopRequest())
        doors = [*_children(listener, logs), *([_portal(public, logs)] if public else [])]
        supervisor = Supervisor([*doors, *keeper])
        try:
            prepare()
            supervisor.start()
            _wait_until_open(address, supervisor, logs)
            opened()
            request.finish_calmly()
            while not request.made:
                supervisor.tend()
        except Asked:
            pass
        finally:
            request.finish_calmly()
            _stop(supervisor)


def _stop(supervisor: Supervisor) -> None:
    was_open = any(child.process for child in supervisor.children)
    if was_open:
        line("\nBaken stopt …")
    supervisor.stop()
    if cluster := embedded():
        cluster.stop()
    if was_open:
        line("Baken is gestopt.")


def _children(listener: socket.socket, logs: Path | None) -> list[Child]:
    number = listener.fileno()
    return [
        Child(
            "De webserver",
            [*PROGRAM, "web", str(number)],
            {"BAKEN_ROLE": "office"},
            hand_over=[number],
            log=logs and logs / "web.log",
        ),
        Child(
            "De worker",
            [*PROGRAM, "worker"],
            {"BAKEN_ROLE": "worker"},
            log=logs and logs / "worker.log",
        ),
    ]


def _portal(listener: socket.socket, logs: Path | None) -> Child:
    number = listener.fileno()
    return Child(
        "Het meldpunt",
        [*PROGRAM, "portal", str(number)],
        {"BAKEN_ROLE": "portal"},
        hand_over=[number],
        log=logs and logs / "portal.log",
    )


def _wait_until_open(address: Address, supervisor: Supervisor, logs: Path | None) -> None:
    """Wait for the first answer, so that the address we print works."""
    deadline = time.monotonic() + OPENING
    while time.monotonic() < deadline:
        supervisor.tend()
        if supervisor.children[0].falls > 2:
            break
        if _answers(address):
            return
    where = f" Waarom, staat onderaan in {logs / 'web.log'}." if logs else ""
    raise CannotStart(f"De webserver komt niet op.{where}")


def _answers(address: Address) -> bool:
    connection = http.client.HTTPConnection(address.host, address.port, timeout=2)
    with suppress(OSError, http.client.HTTPException):
        connection.request("GET", "/healthz")
        return connection.getresponse().status < 500
    return False
