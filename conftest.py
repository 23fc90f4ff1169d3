"""Fixtures for every app: the world, people who act in it, and their browsers."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, closing

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from pytest_django import DjangoDbBlocker

from baken.access import context
from baken.access.actor import Actor
from baken.accounts.middleware import SEEN
from baken.core import clock
from baken.demo.acting import as_member
from baken.demo.cast import CAST, Member, fixed_id
from baken.ops import testing
from baken.parties.models import Account
from tests import database
from tests.typing import Acting, ClientFor, ConnectAs, Rows

settings.PASSWORD_HASHERS = ["tests.hashers.QuickArgon2"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Give the session a copy of the world, as the office sees it: never as a superuser."""
    with django_db_blocker.unblock():
        database.point_at(database.copy("test")["office"])
        yield
        connection.close()


@pytest.fixture
def acting(db: None) -> Acting:
    """Act as somebody of the cast."""

    def act(who: str | Member) -> AbstractContextManager[Actor]:
        return as_member(_member(who))

    return act


@pytest.fixture
def client_for(db: None) -> ClientFor:
    """Give the browser of somebody of the cast, logged in."""

    def give(who: str | Member) -> Client:
        client = Client()
        person_id = fixed_id("person", _member(who).key)
        with context.acting_as(context.person(person_id)):
            client.force_login(Account.objects.get(pk=person_id))
        session = client.session
        session[SEEN] = int(clock.now().timestamp())
        session.save()
        return client

    return give


@pytest.fixture
def connect_as(db: None) -> Iterator[ConnectAs]:
    """Enter the database of the tests as another role; what is committed there stays."""
    urls = testing.urls(str(connection.settings_dict["NAME"]))
    with ExitStack() as opened:

        def enter(role: str) -> Rows:
            return opened.enter_context(closing(psycopg.connect(urls[role])))

        yield enter


def _member(who: str | Member) -> Member:
    return who if isinstance(who, Member) else next(each for each in CAST if each.key == who)
