"""Keeps the children running: restarts what dies, and stops all of them in order."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from io import BufferedWriter
from pathlib import Path

from baken.ops.lifeline import Lifeline
from baken.ops.places import HOME
from baken.ops.programs import Command, spawn
from baken.ops.say import line

LONGEST_PAUSE = 30.0
SETTLED = 60.0
TICK = 0.1
LARGEST_LOG = 5_000_000


@dataclass
class Child:
    """One process to keep running; `called` is how we name it to people."""

    called: str
    command: Command
    environment: Mapping[str, str]
    hand_over: Sequence[int] = ()
    log: Path | None = None
    patience: float = 3.5
    process: "subprocess.Popen[bytes] | None" = None
    started: float = 0.0
    falls: int = 0
    start_at: float = 0.0

    def start(self, lifeline: Lifeline) -> None:
        """Start it, with its end of the lifeline."""
        log = open_log(self.log) if self.log else None
        self.process = spawn(
            self.command,
            cwd=HOME,
            environment={**self.environment, **lifeline.environment},
            hand_over=[*self.hand_over, lifeline.child_end],
            output=log,
        )
        self.started = time.monotonic()
        if log:
            log.close()

    def fell(self) -> int | None:
        """Give the exit code when it just died, and None while it runs or waits to start again."""
        if self.process is None or (code := self.process.poll()) is None:
            return None
        self._kill_session()
        self.process = None
        return code

    def plan_restart(self) -> float:
        """Choose when to try again: soon at first, later when it keeps falling."""
        now = time.monotonic()
        self.falls = 1 if now - self.started > SETTLED else self.falls + 1
        pause = min(2.0 ** (self.falls - 1), LONGEST_PAUSE)
        self.start_at = now + pause
        return pause

    def stop(self) -> None:
        """Ask it to stop, and end its whole session when it takes too long."""
        if self.process is None:
            return
        self.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(self.patience)
        self._kill_session()
        self.process.wait()
        self.process = None

    def _kill_session(self) -> None:
        if self.process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)


@dataclass
class Supervisor:
    """Runs children until asked to stop; stops them in the order given."""

    children: Sequence[Child]
    lifeline: Lifeline = field(default_factory=Lifeline)

    def start(self) -> None:
        """Start all of them."""
        for child in self.children:
            child.start(self.lifeline)

    def tend(self) -> None:
        """Notice who died, and start again whose pause is over."""
        for child in self.children:
            if (code := child.fell()) is not None:
                line(_message(child, code, child.plan_restart()))
            if child.process is None and time.monotonic() >= child.start_at:
                child.start(self.lifeline)
        time.sleep(TICK)

    def stop(self) -> None:
        """Stop them one after the other, and leave none behind."""
        for child in self.children:
            child.stop()
        self.lifeline.let_go()


def open_log(path: Path) -> BufferedWriter:
    """Open a log for adding; a large one first makes way."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if path.exists() and path.stat().st_size > LARGEST_LOG:
        path.replace(path.with_suffix(".old.log"))
    return path.open("ab")


def _message(child: Child, code: int, pause: float) -> str:
    why = f"signaal {-code}" if code < 0 else f"code {code}"
    where = f" Waarom, staat in {child.log}." if child.log else ""
    return f"{child.called} is gestopt ({why}) en start over {pause:.0f} s opnieuw.{where}"
