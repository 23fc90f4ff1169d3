"""The one clock: moments are aware and in UTC, days are days in Amsterdam.

Rules take the day as an argument; only actions and views ask the clock. A story told in the past
(the demo world, a test) sets it with `at()`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_fixed: ContextVar[datetime | None] = ContextVar("fixed_moment", default=None)


def now() -> datetime:
    """Give the present moment, aware, in UTC."""
    return _fixed.get() or datetime.now(UTC)  # noqa: TID251 - this is the clock


def today() -> date:
    """Give the day it is in Amsterdam."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """Give the day in Amsterdam on which a moment falls."""
    return moment.astimezone(AMSTERDAM).date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let the clock stand still at a moment; raise ValueError when it has no time zone."""
    if moment.tzinfo is None:
        raise ValueError("A moment needs a time zone.")
    token = _fixed.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _fixed.reset(token)
