"""What a page costs the server: time, statements and processor, with the walls up.

For scale, measured elsewhere on a machine of this size: Signalen, the municipal reporting system,
lists 50 of 10,000 with 263 statements and about 180 ms of processor time.
"""

import pytest
from django.test import Client
from pytest_benchmark.fixture import BenchmarkFixture

from bench.figures import cost, say, statements

PEER = "Signalen, 50 of 10,000:"


@pytest.mark.parametrize("page", ["/mijn-rollen", "/", "/signalen", "/melden"])
def test_page(benchmark: BenchmarkFixture, marieke: Client, page: str) -> None:
    """A page for the focal officer, as often as pytest-benchmark likes."""
    answer = benchmark(marieke.get, page)
    assert answer.status_code == 200


def test_work_list(marieke: Client) -> None:
    """Fifty of a hundred thousand signals of eight municipalities, with grants in play."""
    asked = statements(lambda: marieke.get("/signalen"))
    spent = cost(lambda: marieke.get("/signalen"))
    say("work list, 50 of 100,000: statements", len(asked), "", at_most=12, beside=f"{PEER} 263")
    say("work list: processor", spent.processor, "ms", at_most=20, beside=f"{PEER} about 180")
    say("work list: p50", spent.p50, "ms")
    say("work list: p95", spent.p95, "ms")


def test_desk(marieke: Client) -> None:
    """The first page of the focal officer, with every pile far longer than it shows."""
    say("desk: statements", len(statements(lambda: marieke.get("/"))), "")
    spent = cost(lambda: marieke.get("/"))
    say("desk: processor", spent.processor, "ms")
    say("desk: p50", spent.p50, "ms")


def test_page_far_from_the_first(marieke: Client) -> None:
    """The last page of the list that can be leafed to, against the first."""
    first = cost(lambda: marieke.get("/signalen"), rounds=20)
    last = cost(lambda: marieke.get("/signalen?pagina=20"), rounds=20)
    say("work list: page 20 against page 1", last.p50 / first.p50, "times")
