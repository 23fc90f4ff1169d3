"""How the work list grows with the number of signals: from ten thousand to a million."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from baken.ops import testing
from bench import generate
from bench.figures import Cost, cost, say
from bench.people import browser_of
from tests import database

FEW, MANY = 10_000, 1_000_000


@pytest.fixture
def growing(django_db_blocker: DjangoDbBlocker) -> Iterator[testing.Urls]:
    """Give a database of its own, thrown away afterwards: it takes gigabytes."""
    before = dict(connection.settings_dict)
    with django_db_blocker.unblock():
        yield database.copy("growth")
        name = str(connection.settings_dict["NAME"])
        connection.close()
        connection.settings_dict.update(before)
    with psycopg.connect(testing.urls("postgres")["admin"], autocommit=True) as admin:
        admin.execute(f"drop database {name} with (force)")


def test_a_hundred_times_as_many(growing: testing.Urls) -> None:
    """The same page of the same officer, who gets a hundred times as much of everything."""
    few = _after(growing, FEW)
    many = _after(growing, MANY - FEW)
    say("work list, 50 of 10,000: p50", few.p50, "ms")
    say("work list, 50 of 1,000,000: p50", many.p50, "ms")
    say("work list, a million against ten thousand: p50", many.p50 / few.p50, "times", at_most=2)
    ratio = many.processor / few.processor
    say("work list, a million against ten thousand: processor", ratio, "times", at_most=2)


def _after(urls: testing.Urls, count: int) -> Cost:
    generate.fill(urls, count)
    database.point_at(urls["office"])
    browser = browser_of("marieke")
    return cost(lambda: browser.get("/signalen"))
