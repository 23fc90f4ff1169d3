"""Says days and moments as people say them: today, yesterday, in three days."""

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from baken.core import clock
from baken.core.clock import AMSTERDAM

NEAR_DAYS = 6


def day_of(when: date | datetime) -> date:
    """Give the day in Amsterdam on which a moment falls; a day stays itself."""
    return clock.day_of(when) if isinstance(when, datetime) else when


def say_day(day: date, today: date) -> str:
    """Name a day as seen from today; further than six days away it is a date."""
    distance = (day - today).days
    near = {-1: gettext("gisteren"), 0: gettext("vandaag"), 1: gettext("morgen")}
    if distance in near:
        return near[distance]
    if abs(distance) > NEAR_DAYS:
        return date_format(day, "j b Y")
    if distance > 0:
        return ngettext("over %(days)d dag", "over %(days)d dagen", distance) % {"days": distance}
    past = ngettext("%(days)d dag geleden", "%(days)d dagen geleden", -distance)
    return past % {"days": -distance}


def day_element(when: date | datetime, today: date) -> SafeString:
    """Give a `<time>` that says the day and carries the full date."""
    day = day_of(when)
    full = date_format(day, "l j F Y")
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', day.isoformat(), full, say_day(day, today)
    )


def moment_element(moment: datetime, today: date) -> SafeString:
    """Give a `<time>` that says the day and the time of a moment."""
    local = moment.astimezone(AMSTERDAM)
    return format_html(
        '<time datetime="{}" title="{}">{} {}</time>',
        local.isoformat(timespec="minutes"),
        date_format(local, "l j F Y, H:i"),
        say_day(local.date(), today),
        date_format(local, "H:i"),
    )
