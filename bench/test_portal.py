"""How many anonymous reports the public portal takes in, Argon2 included, at 1 to 8 clients."""

import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from baken.ops import testing
from bench.figures import say
from tests import database
from tests.portal.process import Reporter, running

SECONDS = 10.0


@pytest.mark.parametrize("clients", [1, 2, 4, 8])
def test_anonymous_reports(clients: int, tmp_path: Path) -> None:
    """Each client hands in reports one after the other; every one of them from another line."""
    urls: testing.Urls = database.copy(f"bench_portal_{clients}")
    with (
        running(urls["portal"], tmp_path / "portal.log") as portal,
        ThreadPoolExecutor(clients) as people,
    ):
        until = time.monotonic() + SECONDS
        asked = [people.submit(_send_until, portal.port, each, until) for each in range(clients)]
        took = [seconds for each in asked for seconds in each.result()]
    named = f"anonymous reports, {clients} clients, nine requests each"
    say(named, len(took) / SECONDS, "a second")
    say(f"handing in, {clients} clients: p50", statistics.median(took) * 1000, "ms")
    say(f"handing in, {clients} clients: p95", statistics.quantiles(took, n=20)[-1] * 1000, "ms")


def _send_until(port: int, client: int, until: float) -> list[float]:
    """Give how long each handing in took; any error fails the run."""
    took: list[float] = []
    while time.monotonic() < until:
        one = Reporter(port, f"127.{90 + client}.{len(took) // 250}.{len(took) % 250 + 1}")
        state = one.tell()
        began = time.monotonic()
        status, digits = one.send(state)
        took.append(time.monotonic() - began)
        assert (status, len(digits)) == (200, 20)
    return took
