"""What people do to give account, or to ask for it."""

from baken.governance.actions.conflicts import declare, lift
from baken.governance.actions.openings import answer, ask
from baken.governance.actions.reporters import ask_reporter, open_reporter
from baken.governance.actions.switches import (
    advise,
    record_consent,
    record_ground,
    stop,
)

__all__ = [
    "advise",
    "answer",
    "ask",
    "ask_reporter",
    "declare",
    "lift",
    "open_reporter",
    "record_consent",
    "record_ground",
    "stop",
]
