"""What people do with signals; each verb is one transaction and leaves one event."""

from baken.signals.actions.decide import Ruling, close, decide
from baken.signals.actions.enrich import consult, note
from baken.signals.actions.follow import assign, feed_back, reopen
from baken.signals.actions.hand_on import (
    Offer,
    accept,
    hand_on,
    hand_on_again,
    refuse,
    settle,
)
from baken.signals.actions.register import Registration, register
from baken.signals.actions.second_reader import SECOND_READER, let_second_reader_in
from baken.signals.actions.weigh import Evidence, Judgement, give_opinion, weigh

__all__ = [
    "SECOND_READER",
    "Evidence",
    "Judgement",
    "Offer",
    "Registration",
    "Ruling",
    "accept",
    "assign",
    "close",
    "consult",
    "decide",
    "feed_back",
    "give_opinion",
    "hand_on",
    "hand_on_again",
    "let_second_reader_in",
    "note",
    "refuse",
    "register",
    "reopen",
    "settle",
    "weigh",
]
