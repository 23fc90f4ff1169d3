"""What people do with links: state, judge, undo, and answer a hit. Nothing joins by itself."""

from baken.matching.actions.answer import answer_hit
from baken.matching.actions.for_care import mark_for_care
from baken.matching.actions.judge import judge, undo
from baken.matching.actions.state import catch_up, propose, state

__all__ = ["answer_hit", "catch_up", "judge", "mark_for_care", "propose", "state", "undo"]
