"""A copy of the demo world with strangers in it, and ways to question it as anybody."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from baken.access import context
from baken.demo.cast import Member, fixed_id
from baken.ops.testing import Urls
from tests import database
from tests.access import world
from tests.access.judge import Judge, judge

Connection = psycopg.Connection[tuple[Any, ...]]
AsMember = Callable[[Member | None], AbstractContextManager[Connection]]


@pytest.fixture(scope="session")
def urls(django_db_setup: None, django_db_blocker: Any) -> Urls:
    """Make the copy once, and give its address for each database role."""
    before = dict(connection.settings_dict)
    with django_db_blocker.unblock():
        made = database.copy("walls")
        world.settle(made)
        connection.settings_dict.update(before)
    return made


@pytest.fixture(scope="session")
def told(urls: Urls) -> Judge:
    """Give who judges what must be possible in that copy."""
    return judge(urls["owner"])


@pytest.fixture(scope="session")
def signals(urls: Urls) -> dict[str, world.Kept]:
    """Give one signal for each relation that Joris of Rietwoude can have with it."""
    return world.signals(urls["owner"])


@pytest.fixture(scope="session")
def as_member(urls: Urls) -> Iterator[AsMember]:
    """Question the database as the office role, in the name of somebody or nobody.

    Whatever was done or set is rolled back, so that a connection can serve again.
    """
    idle: list[Connection] = []

    @contextmanager
    def connect(member: Member | None) -> Iterator[Connection]:
        office = idle.pop() if idle else psycopg.connect(urls["office"])
        try:
            announce(office, "" if member is None else token_of(member))
            yield office
        finally:
            office.rollback()
            idle.append(office)

    yield connect
    for office in idle:
        office.close()


def token_of(member: Member, *, key: str | None = None, seconds: int = 300) -> str:
    """Give the token that the office would sign for somebody of the cast."""
    who = context.person(fixed_id("person", member.key))
    expires = int(time.time()) + seconds
    return context.sign(who, key=key or settings.CONTEXT_KEY, expires=expires)


def announce(office: Connection, token: str) -> None:
    """Set what the transaction claims to be."""
    office.execute("select set_config('access.context', %s, true)", [token])
