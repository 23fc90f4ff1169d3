"""A child does not outlive its parent, even when the parent is killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

CHILD = """
import time
from baken.ops.lifeline import hold_on
hold_on()
print("up", flush=True)
time.sleep(60)
"""

PARENT = f"""
import sys, time
from pathlib import Path
from baken.ops.lifeline import Lifeline
from baken.ops.programs import spawn
line = Lifeline()
child = spawn([sys.executable, "-c", {CHILD!r}], cwd=Path("/"), environment=line.environment,
              hand_over=[line.child_end])
print(child.pid, flush=True)
time.sleep(60)
"""


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rsplit(") ", 1)[1][0] != "Z"


def test_the_child_goes_when_the_parent_is_killed() -> None:
    command = [sys.executable, "-c", PARENT]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:  # noqa: S603
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        said = parent.stdout.readline()
        was_alive = _is_alive(child)
        parent.send_signal(signal.SIGKILL)
    assert (said, was_alive) == ("up\n", True)
    for _ in range(100):
        if not _is_alive(child):
            return
        time.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    raise AssertionError("the child outlived its parent")
