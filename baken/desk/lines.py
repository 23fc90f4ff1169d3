"""The pieces of a desk: piles of lines."""

from dataclasses import dataclass, field
from datetime import date, datetime

SHOWN = 6


@dataclass(frozen=True)
class Line:
    """One thing on the desk: what to do, with what, and by when."""

    label: str
    url: str
    code: str = ""
    when: date | datetime | None = None
    note: str = ""
    is_acute: bool = False
    is_late: bool = False


@dataclass(frozen=True)
class Section:
    """One pile on the desk."""

    title: str
    icon: str
    lines: list[Line] = field(default_factory=list)
    count: int = 0
    tone: str = "neutral"
    url: str = ""
    more: str = ""
    empty: str = ""
    seen_url: str = ""
