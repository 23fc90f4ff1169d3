"""What people do to give account, or to ask for it."""

from baken.governance.actions.conflicts import declare, lift
from baken.governance.actions.new_keys import (
    ask_for_new_keys,
    behind,
    seal_to_new_keys,
    standing,
)
from baken.governance.actions.openings import answer, ask, end
from baken.governance.actions.reporters import ask_reporter, open_reporter
from baken.governance.actions.retention import (
    confirm_destruction,
    involved,
    make_destruction,
    may_review,
    record_archive,
    review_proposal,
    stop_destruction,
)
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
    "ask_for_new_keys",
    "ask_reporter",
    "behind",
    "confirm_destruction",
    "declare",
    "end",
    "involved",
    "lift",
    "make_destruction",
    "may_review",
    "open_reporter",
    "record_archive",
    "record_consent",
    "record_ground",
    "review_proposal",
    "seal_to_new_keys",
    "standing",
    "stop",
    "stop_destruction",
]
