"""Telling a story: somebody of the cast does something at a moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from django.db import transaction

from baken.access import context
from baken.access.actor import Actor, load
from baken.core import clock
from baken.core.workdays import is_working_day
from baken.demo.cast import Member, fixed_id
from baken.vault.statement import stating


@contextmanager
def as_member(member: Member, moment: datetime | None = None) -> Iterator[Actor]:
    """Act as somebody of the cast, at a moment, in one transaction; the log says in which role."""
    person_id = fixed_id("person", member.key)
    role, place = member.roles[0]
    with (
        stating(page="demo", role=role, organisation=fixed_id("organisation", place)),
        clock.at(moment or clock.now()),
        context.acting_as(context.person(person_id)),
        transaction.atomic(),
    ):
        yield load(person_id)


def working_days_ago(count: int, hour: int = 9, minute: int = 0) -> datetime:
    """Give a moment on the working day that lies `count` working days back."""
    day = _before(clock.today(), count)
    return datetime.combine(day, time(hour, minute), tzinfo=clock.AMSTERDAM)


def _before(day: date, count: int) -> date:
    while count > 0:
        day -= timedelta(days=1)
        count -= is_working_day(day)
    return day
