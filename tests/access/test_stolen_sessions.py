"""Whoever can read and write the table of sessions still cannot become somebody else."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import psycopg
import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.db import connection

from baken.accounts.sessions import SessionStore, hashed
from baken.demo.cast import MARIEKE, fixed_id
from baken.ops.testing import Urls
from tests.database import point_at

MARIEKES = str(fixed_id("person", MARIEKE.key))
OWN_KEY = "k" * 32


@pytest.fixture
def victim(urls: Urls, django_db_blocker: Any) -> Iterator[SessionBase]:
    """Marieke is logged in."""
    before = dict(connection.settings_dict)
    with django_db_blocker.unblock():
        point_at(urls["office"])
        session = SessionStore()
        session[SESSION_KEY] = MARIEKES
        session.save()
        yield session
        connection.close()
        connection.settings_dict.update(before)


def test_the_table_holds_no_key_that_a_browser_could_send(urls: Urls, victim: SessionBase) -> None:
    with closing(psycopg.connect(urls["office"])) as office:
        keys = {key for (key,) in office.execute("select session_key from django_session")}
    assert str(victim.session_key) not in keys
    assert SessionStore(str(victim.session_key))[SESSION_KEY] == MARIEKES
    for key in keys:
        assert SESSION_KEY not in SessionStore(key)


def test_a_session_without_our_signature_is_empty(urls: Urls, victim: SessionBase) -> None:
    with closing(psycopg.connect(urls["office"], autocommit=True)) as office:
        office.execute("update django_session set session_data = reverse(session_data)")
    assert SESSION_KEY not in SessionStore(str(victim.session_key))


@pytest.mark.parametrize("way", ["a copy", "a new key"])
def test_a_session_under_a_key_of_the_thief_is_empty(
    urls: Urls, victim: SessionBase, way: str
) -> None:
    theirs, mine = hashed(victim.session_key), hashed(OWN_KEY)
    statements = {
        "a copy": "insert into django_session select %s, session_data, expire_date "
        "from django_session where session_key = %s",
        "a new key": "update django_session set session_key = %s where session_key = %s",
    }
    with closing(psycopg.connect(urls["office"], autocommit=True)) as office:
        office.execute("delete from django_session where session_key = %s", [mine])
        office.execute(statements[way], [mine, theirs])
    assert SESSION_KEY not in SessionStore(OWN_KEY)
