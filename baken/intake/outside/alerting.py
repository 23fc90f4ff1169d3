"""Alerting whoever is on call: an acute report waits, and a mail without a word about it says so.

The worker sees no report: a function of the database tells it which municipalities wait. Without a
mail server nothing is sent. Again every half hour until somebody takes the report in.
"""

import time
from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import connection
from django.utils.translation import gettext as _

Send = Callable[[str, str, str], object]
PAUSE = 300.0
"""Seconds between two mails to one municipality, however much comes in."""

_sent: dict[UUID, float] = {}


def alert(send: Send | None = None, *, only: UUID | None = None) -> int:
    """Mail every municipality where an acute report waits, or only one; give how many mails."""
    if send is None and not settings.EMAIL_HOST:
        return 0
    done = 0
    for place, slug, email in _acute():
        to = settings.ON_CALL.get(slug) or email
        if to and only in {None, place} and _is_time(place):
            (send or _mail)(to, *said())
            _sent[place] = time.monotonic()
            done += 1
    return done


def said() -> tuple[str, str]:
    """Give the mail: no code, no day, nothing about the report or who told it."""
    return _("Kijk nu in Baken"), _(
        "Er wacht iets dat haast heeft. Open Baken en kies “Van buiten”.\n\nU krijgt dit bericht"
        " elk halfuur, tot iemand het in behandeling neemt. Antwoord niet op deze mail."
    )


def _is_time(place: UUID) -> bool:
    return time.monotonic() - _sent.get(place, -PAUSE) >= PAUSE


def _acute() -> list[tuple[UUID, str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("select * from portal.acute()")
        found: list[tuple[UUID, str, str]] = cursor.fetchall()
    return found


def _mail(to: str, subject: str, text: str) -> None:
    send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [to])
