"""What the walls cost in the database: the same statements with and without them."""

import time

import psycopg
from django.test import Client

from baken.access.context import person, sign
from baken.demo.cast import fixed_id
from baken.ops import testing
from bench.figures import against, say, statements
from tests.plugin import CONTEXT_KEY


def test_list_with_and_without_walls(addresses: testing.Urls, marieke: Client) -> None:
    """Page and count of the work list, as the office and as backup, who has no walls."""
    asked = [sql for sql in statements(lambda: marieke.get("/signalen")) if _is_list(sql)]
    assert len(asked) == 2
    with _session(addresses["office"]) as office, _session(addresses["backup"]) as backup:
        for sql in asked:
            assert office.execute(sql).fetchall() == backup.execute(sql).fetchall()

        def all_as(database: "psycopg.Connection[tuple[object, ...]]") -> None:
            for sql in asked:
                database.execute(sql).fetchall()

        inside, outside = against(lambda: all_as(office), lambda: all_as(backup))
    say("work list in the database, with walls: p50", inside, "ms")
    say("work list in the database, without walls: p50", outside, "ms")
    say("work list, with against without walls", inside / outside, "times", at_most=1.3)


def _is_list(sql: str) -> bool:
    return "signals_signal" in sql and "signals_handover" not in sql


def _session(address: str) -> "psycopg.Connection[tuple[object, ...]]":
    token = sign(
        person(fixed_id("person", "marieke")), key=CONTEXT_KEY, expires=int(time.time()) + 3600
    )
    database = psycopg.connect(address)
    database.execute("select set_config('access.context', %s, false)", [token])
    return database
