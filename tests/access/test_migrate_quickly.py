"""The short way through the migrations, which the tests take, ends where the long way ends."""

import re
import subprocess
from contextlib import closing
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection

from baken.ops import testing
from tests import database
from tests.migrating import migrate

WHAT_EXISTS = """
SELECT array(SELECT app || '.' || name FROM django_migrations ORDER BY id),
       array(SELECT app_label || '.' || model FROM django_content_type ORDER BY 1)
"""
NOT_THE_SAME_TWICE = re.compile(r"^\\(un)?restrict .*$", re.MULTILINE)


@pytest.mark.deep
def test_the_short_way_makes_the_same_tables(django_db_blocker: Any) -> None:
    before = dict(connection.settings_dict)
    with django_db_blocker.unblock():
        shortly = _made("baken_shortly", migrate)
        at_length = _made("baken_at_length", _at_length)
        connection.settings_dict.update(before)
    assert len(shortly[0]) > 100_000
    assert shortly == at_length


def _at_length() -> None:
    call_command("migrate", interactive=False, verbosity=0)


def _made(name: str, by: Any) -> tuple[str, object]:
    urls = testing.create_template(name)
    database.point_at(urls["owner"])
    by()
    connection.close()
    with closing(psycopg.connect(urls["owner"])) as rows:
        exists = rows.execute(WHAT_EXISTS).fetchone()
    program = testing.cluster().place.programs / "pg_dump"
    dumped = subprocess.run(
        [program, "--schema-only", urls["admin"]], capture_output=True, text=True, check=True
    )
    return NOT_THE_SAME_TWICE.sub("", dumped.stdout).replace(name, ""), exists
