"""Enforcement against care: nobody loses a place to sleep before it is known where they can go.

Source: the action day on which 56 beds were found and the victims were brought to a hotel
(Beleidsplan mensenhandel Zaanstreek-Waterland 2022, §2.2). No Django.
"""

from collections.abc import Mapping
from enum import StrEnum

from baken.knowledge.packs import Enforcement, Instrument


class Care(StrEnum):
    """What the question “where do they go tonight?” means for a measure."""

    NOT_ASKED = "not_asked"
    ANSWERED = "answered"
    EVACUATE = "evacuate"
    STOPPED = "stopped"


def care_for(one: Instrument, words: Enforcement, known: Mapping[str, bool]) -> Care:
    """Say whether a measure waits for the answer; only clearing out of danger does not."""
    if not one.ends_living:
        return Care.NOT_ASKED
    if known.get(words.care.fact):
        return Care.ANSWERED
    if one.is_urgent and known.get(words.care.danger):
        return Care.EVACUATE
    return Care.STOPPED
