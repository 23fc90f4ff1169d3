"""Temporary passwords that somebody can read aloud on the telephone."""

import math
import secrets
from datetime import datetime, time

from baken.core import clock
from baken.core.workdays import add_working_days
from baken.knowledge.packs import terms

CONSONANTS = "bdlmnrstw"
"""Without letters that sound like another one in Dutch, and without those most abuse is made of."""

VOWELS = "aeiou"
SYLLABLES = 3
WORDS = 4


def temporary_password() -> str:
    """Give a new password of four invented words, such as `bodira-melasu-tonide-wasoru`."""
    return "-".join(_word() for _ in range(WORDS))


def temporary_until() -> datetime:
    """Give until when a password made now lets in: the term `temporary_password`, whole days."""
    today = clock.today()
    last = add_working_days(today, terms().value("temporary_password", today))
    return datetime.combine(last, time(23, 59, 59), tzinfo=clock.AMSTERDAM)


def entropy_bits() -> float:
    """Give how many bits a guesser lacks who knows exactly how these passwords are made."""
    return WORDS * SYLLABLES * math.log2(len(CONSONANTS) * len(VOWELS))


def _word() -> str:
    return "".join(secrets.choice(CONSONANTS) + secrets.choice(VOWELS) for _ in range(SYLLABLES))
