"""A register of a million addresses, and a municipality with two thousand places."""

import os
import resource
import time
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from baken.demo.acting import as_member
from baken.demo.cast import TOM
from baken.enforcement.actions import Address, places
from baken.enforcement.loading import load
from baken.enforcement.models import BagAddress
from baken.enforcement.tests.extract import extract, home, number
from baken.ops import testing
from bench import figures
from bench.people import browser_of
from tests import database

ROWS = int(os.environ.get("BENCH_BAG_ROWS", "1000000"))
PLACES = int(os.environ.get("BENCH_PLACES", "2000"))
MEMORY_MB = 150


@pytest.fixture
def urls(django_db_blocker: DjangoDbBlocker) -> Iterator[testing.Urls]:
    """Give a database of one's own, in which rows are committed."""
    with django_db_blocker.unblock():
        made = database.copy("places")
        yield made
        connection.close()


def test_a_million_addresses(urls: testing.Urls, tmp_path: Path) -> None:
    """Load a CSV of a million lines; memory holds one batch."""
    path = tmp_path / "bag.csv"
    with path.open("w", encoding="utf-8") as made:
        made.write("openbareruimte;huisnummer;postcode;woonplaats;nummeraanduiding;"
                   "verblijfsobjectgebruiksdoel;oppervlakteverblijfsobject;x;y\n")  # fmt: skip
        for each in range(ROWS):
            where = f"{1000 + each % 8000}AB;Zandhaven;{each:016};woonfunctie"
            point = f"{50 + each % 200};{150_000 + each % 9_000};520000"
            made.write(f"Proefpad;{each % 900 + 1};{where};{point}\n")
    _load(urls, path, ROWS, "CSV")


def test_an_extract_in_xml(urls: testing.Urls, tmp_path: Path) -> None:
    """Load an extract of the Kadaster: each address from two objects, joined on disk."""
    count = ROWS // 10
    numbers = [number(each, house=each % 900 + 1) for each in range(1, count + 1)]
    homes = [home(each) for each in range(1, count + 1)]
    path = extract(tmp_path / "bag.zip", numbers, homes)
    del numbers, homes
    _load(urls, path, count, "XML")


def _load(urls: testing.Urls, path: Path, count: int, kind: str) -> None:
    database.point_at(urls["owner"])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    assert load(path).rows == count
    seconds = time.perf_counter() - started
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    figures.say(f"BAG, {count} rows of {kind}", count / seconds, "rows/s")
    figures.say(f"BAG, {kind}: more memory", grown, "MB", at_most=MEMORY_MB)
    assert grown < MEMORY_MB


def test_two_thousand_places(urls: testing.Urls) -> None:
    """Open the list with its addresses, the map and its data, as a supervisor."""
    database.point_at(urls["owner"])
    register = [
        BagAddress(
            id=f"9997{each:012}", street="Proefpad", number=each + 1, town="Zandhaven",
            uses=["woonfunctie"], x=150_000 + 37 * each % 9_001, y=515_000 + 53 * each % 8_009,
        )
        for each in range(PLACES)
    ]  # fmt: skip
    BagAddress.objects.bulk_create(register)
    database.point_at(urls["office"])
    _open_places(register)
    browser = browser_of("tom")
    for what, url in (
        ("list", "/locaties"),
        ("map data", "/locaties/kaart.geojson?toon=alles"),
        ("map", "/locaties/kaart?toon=alles"),
    ):
        assert browser.get(url).status_code == 200
        cost = figures.cost(lambda url=url: browser.get(url), rounds=20)  # type: ignore[misc]
        figures.say(f"{PLACES} places, {what}: p50", cost.p50, "ms")
        figures.say(f"{PLACES} places, {what}: p95", cost.p95, "ms")
        figures.say(f"{PLACES} places, {what}: processor", cost.processor, "ms")


def _open_places(register: list[BagAddress]) -> None:
    """Open a dossier of each; nobody looks for doubles, because there are none."""
    with as_member(TOM) as tom, patch.object(places, "_known", return_value=None):
        for begin in range(0, len(register), 100):
            with transaction.atomic():
                for each in register[begin : begin + 100]:
                    told = Address(text=str(each), register_id=each.pk, reason="Meting")
                    places.add_location(tom, owner_id=tom.organisation_id, address=told)
