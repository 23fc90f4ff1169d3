"""What a page costs the server: time, statements and processor, with the walls up.

For scale, measured elsewhere on a machine of this size: Signalen, the municipal reporting system,
lists 50 of 10,000 with 263 statements and about 180 ms of processor time.
"""

import time
from collections.abc import Callable

import psycopg
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_benchmark.fixture import BenchmarkFixture

from baken.access.context import person, sign
from baken.demo.cast import fixed_id
from baken.ops import testing
from tests.plugin import CONTEXT_KEY

LIST = """
select id from signals_signal
 where status in ('registered', 'weighing', 'weighed', 'monitoring', 'in_tracks') {mine}
 order by is_acute desc, due_on, id limit 50
"""


def cost(act: Callable[[], object], rounds: int = 20) -> float:
    """Give the processor milliseconds of one call in this process, as a mean of many."""
    started = time.process_time()
    for _ in range(rounds):
        act()
    return (time.process_time() - started) * 1000 / rounds


@pytest.mark.parametrize("page", ["/mijn-rollen", "/", "/signalen", "/melden"])
def test_page(benchmark: BenchmarkFixture, marieke: Client, page: str) -> None:
    """A page for the focal officer, as often as pytest-benchmark likes."""
    answer = benchmark(marieke.get, page)
    assert answer.status_code == 200
    with CaptureQueriesContext(connection) as statements:
        marieke.get(page)
    benchmark.extra_info["statements"] = len(statements)
    benchmark.extra_info["processor_ms"] = round(cost(lambda: marieke.get(page)), 1)


@pytest.mark.parametrize("walls", [True, False], ids=["with-walls", "without-walls"])
def test_list_in_the_database(
    benchmark: BenchmarkFixture, addresses: testing.Urls, walls: bool
) -> None:
    """The query of the work list: as the office behind the walls, and as backup without them."""
    role = "office" if walls else "backup"
    mine = "" if walls else f"and owner_id = '{fixed_id('organisation', 'zandhaven')}'"
    token = sign(person(fixed_id("person", "marieke")), key=CONTEXT_KEY, expires=_later())
    with psycopg.connect(addresses[role]) as database:
        database.execute("select set_config('access.context', %s, false)", [token])
        rows = benchmark(lambda: database.execute(LIST.format(mine=mine)).fetchall())
    assert len(rows) == 50


def _later() -> int:
    return int(time.time()) + 3600
