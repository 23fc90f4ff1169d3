"""What people do to give account, or to ask for it."""

from baken.governance.actions.conflicts import declare, lift
from baken.governance.actions.openings import answer, ask
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
    "declare",
    "lift",
    "record_consent",
    "record_ground",
    "stop",
]
