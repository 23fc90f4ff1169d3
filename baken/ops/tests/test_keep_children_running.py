"""What dies is started again, ever more patiently; what must stop, stops with all it started."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from baken.ops.supervise import LONGEST_PAUSE, Child, Supervisor

FALLS = [sys.executable, "-c", "raise SystemExit(3)"]
STAYS = [sys.executable, "-c", "import time; time.sleep(60)"]
DEAF = [
    sys.executable,
    "-c",
    """if True:
    import signal, time
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    print("deaf", flush=True)
    time.sleep(60)
    """,
]


def test_a_child_that_falls_is_started_again_with_a_plain_message(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    child = Child("De webserver", FALLS, {}, log=tmp_path / "log" / "web.log")
    supervisor = Supervisor([child])
    supervisor.start()
    until = time.monotonic() + 20
    while child.falls < 2 and time.monotonic() < until:
        supervisor.tend()
    supervisor.stop()
    assert capsys.readouterr().out.splitlines() == [
        "De webserver is gestopt (code 3) en start over "
        f"{pause} s opnieuw. Waarom, staat in {tmp_path}/log/web.log."
        for pause in (1, 2)
    ]


def test_the_pauses_grow_to_a_limit() -> None:
    child = Child("De worker", FALLS, {}, started=time.monotonic())
    pauses = [child.plan_restart() for _ in range(8)]
    assert pauses == [1, 2, 4, 8, 16, LONGEST_PAUSE, LONGEST_PAUSE, LONGEST_PAUSE]


def test_a_child_that_ran_for_a_while_starts_again_at_once() -> None:
    child = Child("De worker", FALLS, {}, started=time.monotonic() - 3600, falls=7)
    assert child.plan_restart() == 1


def test_a_deaf_child_is_ended(tmp_path: Path) -> None:
    child = Child("De worker", DEAF, {}, log=tmp_path / "log", patience=0.2)
    supervisor = Supervisor([child, Child("De webserver", STAYS, {})])
    supervisor.start()
    while "deaf" not in (tmp_path / "log").read_text():
        time.sleep(0.02)
    pids = [one.process.pid for one in supervisor.children if one.process]
    supervisor.stop()
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, signal.SIGCONT)
