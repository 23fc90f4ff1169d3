"""A database with ten thousand signals, and a browser of somebody who works with them."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from baken.access import context
from baken.accounts.middleware import SEEN
from baken.core import clock
from baken.demo.cast import fixed_id
from baken.ops import testing
from baken.parties.models import Account
from bench import generate
from tests import database

COUNT = 10_000


@pytest.fixture(scope="session")
def addresses(django_db_blocker: DjangoDbBlocker) -> Iterator[testing.Urls]:
    """Give the addresses of a full database, per role; Django is pointed at the office's."""
    with django_db_blocker.unblock():
        urls = database.copy("bench")
        database.point_at(urls["owner"])
        generate.signals(COUNT)
        database.point_at(urls["office"])
        yield urls
        connection.close()


@pytest.fixture
def marieke(addresses: testing.Urls) -> Client:
    """Give the browser of the focal officer of Zandhaven."""
    client = Client()
    person_id = fixed_id("person", "marieke")
    with context.acting_as(context.person(person_id)), transaction.atomic():
        client.force_login(Account.objects.get(pk=person_id))
    session = client.session
    session[SEEN] = int(clock.now().timestamp())
    session.save()
    return client
