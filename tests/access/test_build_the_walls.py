"""The matrix of the day becomes policies; a rule that a table cannot answer stops the build."""

import sys
import time
from collections.abc import Iterator
from contextlib import closing
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from baken.access import walls
from baken.access.context import person, sign
from baken.access.models import CompiledMatrix
from baken.access.walls.policies import Uncompilable, condition
from baken.access.walls.tables import Table, guarded_tables
from baken.core import clock
from baken.demo.cast import fixed_id
from baken.knowledge.packs import Matrix, Rule, matrix
from tests import database

SIGNALS = next(table for table in guarded_tables() if table.name == "signals_signal")
REGIONS = next(table for table in guarded_tables() if table.name == "parties_region")


def today() -> Matrix:
    """Give the matrix in force."""
    return matrix().on(clock.today())


def rule(where: str) -> Rule:
    """Give a rule about reading signals, under a condition."""
    ground = {"nl": "Proef", "en": "Trial"}
    given = {"id": "trial", "roles": ["focal_officer", "professional"], "kind": "signal"}
    return Rule.model_validate({**given, "verbs": ["read"], "where": where, "ground": ground})


@pytest.fixture
def as_owner(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """Build walls in a copy of the world, and give the address of its office."""
    before = dict(connection.settings_dict)
    with django_db_blocker.unblock():
        urls = database.copy("built")
        database.point_at(urls["owner"])
        yield urls["office"]
        connection.close()
        connection.settings_dict.update(before)


@pytest.mark.parametrize(("where", "column"), [
    ("own_organisation", "owner_id"), ("own_region", "region_id"), ("granted", "dossier_id"),
])  # fmt: skip
def test_a_rule_asks_once_per_statement_and_compares_a_column(where: str, column: str) -> None:
    sql = condition(rule(where), SIGNALS)
    assert sql.startswith(f"{column} = any ((select access.")
    assert "array['focal_officer', 'professional']" in sql


@pytest.mark.parametrize(("where", "table", "complaint"), [
    ("nobody_knows", SIGNALS, "unknown condition nobody_knows"),
    ("self", SIGNALS, "signals_signal has no column"),
    ("own_organisation", REGIONS, "parties_region has no column"),
    ("beside_inspection", SIGNALS, "signals_signal has no column"),
])  # fmt: skip
def test_a_rule_that_cannot_be_compiled_stops_the_build(
    where: str, table: Table, complaint: str
) -> None:
    with pytest.raises(Uncompilable, match=complaint):
        condition(rule(where), table)


def test_walls_that_stand_are_left_standing(as_owner: str) -> None:
    assert CompiledMatrix.objects.get().fingerprint == walls.fingerprint(today())
    assert not walls.build(clock.today())


def test_another_rule_or_another_key_is_another_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    before = walls.fingerprint(today())
    fewer = today().model_copy(update={"rules": today().rules[:-1]})
    assert walls.fingerprint(fewer) != before
    monkeypatch.setattr(settings, "CONTEXT_KEY", "2" * 64)
    assert walls.fingerprint(today()) != before


def test_a_rule_that_goes_takes_the_rows_along(
    as_owner: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _signals_of_marieke(as_owner) == 7
    _forbid(monkeypatch, "focal-officer-sees-dossiers")
    assert walls.build(clock.today())
    assert _signals_of_marieke(as_owner) == 7
    _forbid(monkeypatch, "focal-officer-works-on-signals")
    assert walls.build(clock.today())
    assert _signals_of_marieke(as_owner) == 0


def _forbid(monkeypatch: pytest.MonkeyPatch, rule_id: str) -> None:
    """Let the matrix be without a rule."""
    kept = tuple(each for each in today().rules if each.id != rule_id)
    without = today().model_copy(update={"rules": kept})
    shelf = SimpleNamespace(on=lambda _: without)
    monkeypatch.setattr(sys.modules[walls.build.__module__], "matrix", lambda: shelf)


def _signals_of_marieke(office_url: str) -> int:
    token = sign(
        person(fixed_id("person", "marieke")),
        key=settings.CONTEXT_KEY,
        expires=int(time.time()) + 60,
    )
    with closing(psycopg.connect(office_url)) as office:
        office.execute("select set_config('access.context', %s, true)", [token])
        return len(office.execute("select id from signals_signal").fetchall())
