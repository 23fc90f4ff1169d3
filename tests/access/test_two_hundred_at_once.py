"""Two hundred people reserve the same place at the same moment; the database lets one."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date, timedelta
from uuid import uuid4

import psycopg
import pytest
from psycopg.types.range import Range

from baken.ops.testing import Urls

MANY = 200
AT_ONCE = 20
INSERT = (
    "insert into care_placement (id, case_id, request_id, place_id, dossier_id, owner_id,"
    " region_id, status, nights, reserved_at, payer, night_cents, reason)"
    " values (%s, %s, %s, %s, %s, %s, %s, 'reserved', %s, now(), '', 0, '')"
)
DAY = date(2031, 1, 1)


def reserve(url: str, place: str, first: date, nights: int) -> bool:
    """Insert one stay past Django, as somebody who no wall stops; only the constraint is left."""
    with closing(psycopg.connect(url)) as mine:
        mine.execute("set session_replication_role = replica")  # no rows around it are needed
        ids = [str(uuid4()) for _ in range(6)]
        stay = Range(first, first + timedelta(days=nights))
        try:
            mine.execute(INSERT, [*ids[:3], place, *ids[3:], stay])
            mine.commit()
        except (psycopg.errors.ExclusionViolation, psycopg.errors.DeadlockDetected):
            return False
    return True


@pytest.mark.deep
def test_one_of_two_hundred_gets_the_place(urls: Urls) -> None:
    place = str(uuid4())
    try:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            got = list(
                pool.map(lambda n: reserve(urls["admin"], place, DAY, 1 + n % 9), range(MANY))
            )
        assert sum(got) == 1
    finally:
        forget(urls, place)


@pytest.mark.deep
def test_stays_after_each_other_all_fit(urls: Urls) -> None:
    place = str(uuid4())
    days = [DAY + timedelta(days=3 * n) for n in range(MANY)]
    try:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            got = list(pool.map(lambda day: reserve(urls["admin"], place, day, 3), days))
        assert all(got)
    finally:
        forget(urls, place)


def forget(urls: Urls, place: str) -> None:
    with closing(psycopg.connect(urls["admin"], autocommit=True)) as admin:
        admin.execute("set session_replication_role = replica")
        admin.execute("delete from care_placement where place_id = %s", [place])
