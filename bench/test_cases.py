"""What the pages of a care coordinator cost among twenty thousand cases, and reserving at once.

`CASE_COUNT` makes it smaller for a try. Server time is that of the whole request, walls and
vault included, without a network.
"""

import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from functools import partial

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoDbBlocker

from baken.care.actions import reserve
from baken.care.models import ShelterPlace, Trajectory
from baken.care.models import ShelterRequest as Request
from baken.core import clock
from baken.core.refusals import Refused
from baken.demo.acting import as_member
from baken.demo.cast import ESTHER
from baken.ops import testing
from bench import cases
from bench.figures import cost, say, statements
from bench.people import browser_of
from tests import database

COUNT = int(os.environ.get("CASE_COUNT", "20000"))
AT_ONCE, THREADS, ROUNDS = 200, 20, 20


@pytest.fixture(scope="module")
def urls(django_db_blocker: DjangoDbBlocker) -> Iterator[testing.Urls]:
    """Give a database full of cases; Django is pointed at the office's."""
    with django_db_blocker.unblock():
        found = database.copy("bench_cases")
        cases.fill(found, COUNT)
        database.point_at(found["office"])
        yield found
        connection.close()


@pytest.fixture
def esther(urls: testing.Urls) -> Client:
    """Give the browser of the care coordinator, with some forty open cases of her own."""
    assert urls
    return browser_of("esther")


@pytest.mark.parametrize(("what", "page"), [
    ("home", "/"),
    ("list", "/casussen"),
    ("all open cases", "/casussen?toon=open"),
    ("search by alias", "/casussen?zoek=Meeuw+1234"),
    ("search by code", "/casussen?zoek=C-0000-00"),
    ("trajectories", "/zorg"),
])  # fmt: skip
def test_page_among_many_cases(esther: Client, what: str, page: str) -> None:
    """A page of the coordinator: p95 under 300 ms."""
    assert esther.get(page).status_code == 200
    say(f"{what}, {COUNT} cases: statements", len(statements(lambda: esther.get(page))), "")
    _say_cost(what, partial(esther.get, page))


def test_page_of_a_case_and_its_trajectory(esther: Client) -> None:
    """Both pages of one client, with everything opened through the keeper."""
    with as_member(ESTHER):
        found = Trajectory.objects.get(case__alias="Soumia")
    for what, page in (("case", f"/casussen/{found.case_id}"), ("trajectory", f"/zorg/{found.pk}")):
        look = partial(esther.get, page)
        say(f"{what} page: statements", len(statements(look)), "")
        _say_cost(f"{what} page", look)


def _say_cost(what: str, look: Callable[[], object]) -> None:
    spent = cost(look, rounds=ROUNDS)
    say(f"{what}: p50", spent.p50, "ms")
    say(f"{what}: p95", spent.p95, "ms", at_most=300)
    say(f"{what}: processor", spent.processor, "ms")


def test_a_search_before_create_costs_the_same_found_or_not(esther: Client) -> None:
    """Asking among all clients; the question is only written down."""
    say("ask whether somebody is known: statements",
        len(statements(lambda: esther.post("/casussen/bekend", {"phone": "085-0000733"}))),
        "")  # fmt: skip


@pytest.mark.usefixtures("urls")
@pytest.mark.parametrize(("what", "let_in"), [("the same night", 1), ("nights apart", AT_ONCE)])
def test_two_hundred_reserve_at_once(what: str, let_in: int) -> None:
    """Two hundred clients and one place: for one night one gets it, for nights apart all do."""
    begin = clock.today() + timedelta(days=900 if let_in == 1 else 2000)
    with as_member(ESTHER):
        place = ShelterPlace.objects.get(code="OMM-02")
        waiting = list(Request.objects.filter(status="open", case__code__startswith="B")[:AT_ONCE])
    assert len(waiting) == AT_ONCE
    days = [begin + timedelta(days=0 if let_in == 1 else number) for number in range(AT_ONCE)]
    started = time.monotonic()
    with ThreadPoolExecutor(THREADS) as people:
        got = sum(people.map(lambda pair: _reserve(place, *pair), zip(waiting, days, strict=True)))
    say(f"{AT_ONCE} reservations, {what}", AT_ONCE / (time.monotonic() - started), "a second")
    say(f"{AT_ONCE} reservations, {what}: let in", got, f"(must be {let_in})")
    assert got == let_in


def _reserve(place: ShelterPlace, request: Request, day: date) -> bool:
    """Reserve as the page does, walls, vault and event included."""
    try:
        with as_member(ESTHER) as esther:
            until = day + timedelta(days=1)
            reserve(esther, request=request, place=place, from_on=day, until_on=until)
    except Refused:
        return False
    finally:
        connection.close()
    return True
