"""How long a period lasts: days, months or years after a day."""

import calendar
from datetime import date, timedelta
from typing import Literal

Unit = Literal["days", "months", "years"]


def after(day: date, value: int, unit: Unit) -> date:
    """Give the day that lies so long after another; a month that is too short ends on its last."""
    if unit == "days":
        return day + timedelta(days=value)
    months = value * (12 if unit == "years" else 1)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
