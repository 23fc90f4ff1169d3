"""A child that does not outlive its parent, even when the parent is killed (decision 0004).

The parent holds the writing end of a pipe and never writes. When it dies, in whatever way, the
kernel closes that end, and the child reads the end of the file. This works wherever pipes do.
"""

import os
import signal
import threading
import time

VARIABLE = "BAKEN_LIFELINE"
PATIENCE = 5.0


class Lifeline:
    """The parent's side; `hold_on` with this file number in the child is the other."""

    def __init__(self) -> None:
        """Open the pipe; no program that we start inherits the writing end."""
        self.child_end, self._parent_end = os.pipe()

    @property
    def environment(self) -> dict[str, str]:
        """Tell the child which file number to watch."""
        return {VARIABLE: str(self.child_end)}

    def let_go(self) -> None:
        """Close both ends: children that still run, stop."""
        os.close(self._parent_end)
        os.close(self.child_end)


def hold_on() -> None:
    """Stop this process, and after a while its whole session, once the parent is gone."""
    if (number := os.environ.pop(VARIABLE, None)) is not None:
        threading.Thread(target=_watch, args=(int(number),), daemon=True).start()


def _watch(end: int) -> None:
    while os.read(end, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE)
    os.killpg(os.getpgrp(), signal.SIGKILL)
