"""Dates of birth as people know them: whole, a month, a year, about a year."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_ABOUT = re.compile(r"^(?:ca\.?|circa|rond|ongeveer|about|±|~)\s*")
_YEAR_FIRST = re.compile(r"^(\d{4})(?:[-/. ](\d{1,2}))?(?:[-/. ](\d{1,2}))?(?:[T ].*)?$")
_YEAR_LAST = re.compile(r"^(?:(\d{1,2})[-/. ])?(\d{1,2})[-/. ](\d{4})$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_WORDS = re.compile(r"^(?:(\d{1,2}) )?([a-z]{3,9})\.? (\d{4})$")
_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ALSO = {"maa": 3, "mar": 3, "may": 5, "oct": 10}


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is known; nought is not known. The first of January may be a guess."""

    year: int
    month: int = 0
    day: int = 0
    about: bool = False

    @property
    def whole(self) -> bool:
        """Whether day, month and year are known."""
        return bool(self.day)


UNKNOWN = Day(0)


@lru_cache(maxsize=300_000)
def read(text: str) -> Day:
    """Read a date however it was written; UNKNOWN when it is none."""
    plain = text.strip().lower()
    about = bool(_ABOUT.match(plain)) or plain.endswith("?")
    year, month, day = _numbers(_ABOUT.sub("", plain).rstrip("?").strip())
    if not 1900 <= year <= 2100:
        return UNKNOWN
    if month > 12 and day <= 12:
        month, day = day, month
    if about or (month, day) == (1, 1) or not 1 <= month <= 12:
        return Day(year, about=about)
    return Day(year, month, day if _exists(year, month, day) else 0)


def _numbers(text: str) -> tuple[int, int, int]:
    if found := _COMPACT.match(text) or _YEAR_FIRST.match(text):
        return int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if found := _YEAR_LAST.match(text):
        return int(found[3]), int(found[2]), int(found[1] or 0)
    if found := _WORDS.match(text):
        name = found[2][:3]
        month = _MONTHS.index(name) + 1 if name in _MONTHS else _ALSO.get(name, 0)
        return int(found[3]), month, int(found[1] or 0)
    return 0, 0, 0


def _exists(year: int, month: int, day: int) -> bool:
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False
