"""Working days: Monday to Friday, without the Dutch public holidays."""

from datetime import date, timedelta
from functools import lru_cache

import holidays


@lru_cache(maxsize=64)
def _free_days(year: int) -> frozenset[date]:
    # Liberation Day is a day off for officials in lustrum years only; the library knows that too.
    return frozenset(holidays.country_holidays("NL", years=year))


def is_working_day(day: date) -> bool:
    """Say whether municipal offices work on a day."""
    return day.weekday() < 5 and day not in _free_days(day.year)


def add_working_days(day: date, count: int) -> date:
    """Give the day that lies `count` working days after a day; zero gives the day itself."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def working_days_until(day: date, last: date) -> int:
    """Count the working days after `day` up to and including `last`; negative when it passed."""
    if last < day:
        return -working_days_until(last, day)
    span = (day + timedelta(days=offset) for offset in range(1, (last - day).days + 1))
    return sum(map(is_working_day, span))
