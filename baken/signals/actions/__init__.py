"""What people do with signals; each verb is one transaction and leaves one event."""

from baken.signals.actions.decide import Ruling, close, decide
from baken.signals.actions.register import Registration, register
from baken.signals.actions.second_reader import SECOND_READER, let_second_reader_in
from baken.signals.actions.weigh import Judgement, give_opinion, weigh

__all__ = [
    "SECOND_READER",
    "Judgement",
    "Registration",
    "Ruling",
    "close",
    "decide",
    "give_opinion",
    "let_second_reader_in",
    "register",
    "weigh",
]
