"""A database with a hundred thousand signals, and browsers of people who work with them."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoDbBlocker

from baken.ops import testing
from bench import figures, generate
from bench.people import browser_of
from tests import database

COUNT = 100_000


@pytest.fixture(scope="session")
def addresses(django_db_blocker: DjangoDbBlocker) -> Iterator[testing.Urls]:
    """Give the addresses of a full database, per role; Django is pointed at the office's."""
    with django_db_blocker.unblock():
        urls = database.copy("bench")
        generate.fill(urls, COUNT)
        database.point_at(urls["office"])
        yield urls
        connection.close()


@pytest.fixture
def marieke(addresses: testing.Urls) -> Client:
    """Give the browser of the focal officer of Zandhaven, let into dossiers of the others."""
    return browser_of("marieke")


@pytest.fixture
def yara(addresses: testing.Urls) -> Client:
    """Give the browser of a professional of Zandhaven who reports."""
    return browser_of("yara")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures together, after the noise of the run."""
    terminalreporter.section("figures")
    for line in figures.SAID:
        terminalreporter.write_line(line)
