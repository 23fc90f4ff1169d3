"""A register of a million addresses, and a municipality with two thousand places."""

import resource
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from baken.demo.acting import as_member
from baken.demo.cast import TOM
from baken.enforcement.actions import Address, add_location
from baken.enforcement.loading import load
from baken.ops import testing
from bench import figures
from bench.people import browser_of
from tests import database

ROWS, PLACES, MEMORY_MB = 1_000_000, 2_000, 150


@pytest.fixture
def urls(django_db_blocker: DjangoDbBlocker) -> Iterator[testing.Urls]:
    """Give a database of one's own, in which rows are committed."""
    with django_db_blocker.unblock():
        made = database.copy("places")
        yield made
        connection.close()


def test_a_million_addresses(urls: testing.Urls, tmp_path: Path) -> None:
    """Load a file of a million lines; memory holds one batch."""
    path = tmp_path / "bag.csv"
    with path.open("w", encoding="utf-8") as made:
        made.write("openbareruimte;huisnummer;postcode;woonplaats;nummeraanduiding;"
                   "verblijfsobjectgebruiksdoel;oppervlakteverblijfsobject\n")  # fmt: skip
        for each in range(ROWS):
            made.write(f"Proefpad;{each % 900 + 1};{1000 + each % 8000}AB;Zandhaven;{each:016};"
                       f"woonfunctie;{50 + each % 200}\n")  # fmt: skip
    database.point_at(urls["owner"])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    assert load(path).rows == ROWS
    seconds = time.perf_counter() - started
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    figures.SAID.append(
        f"BAG: {ROWS} rows in {seconds:.0f} s, {ROWS / seconds:.0f} rows/s, {grown} MB more"
    )
    assert grown < MEMORY_MB


def test_two_thousand_places(urls: testing.Urls) -> None:
    """Open the list with its addresses, as a supervisor."""
    database.point_at(urls["office"])
    with as_member(TOM) as tom:
        for number in range(PLACES):
            address = Address(text=f"Proefpad {number}, Zandhaven", reason="Meting")
            add_location(tom, owner_id=tom.organisation_id, address=address)
    browser = browser_of("tom")
    cost = figures.cost(lambda: browser.get("/locaties"), rounds=20)
    figures.SAID.append(f"Locations ({PLACES}): list p50 {cost.p50:.0f} ms, p95 {cost.p95:.0f} ms")
