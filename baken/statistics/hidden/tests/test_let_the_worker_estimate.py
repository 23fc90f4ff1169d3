"""The worker reads one table through a function, and wipes it with the answer."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.types.json import Jsonb

from baken.core import clock
from baken.statistics.hidden import tasks, work
from baken.statistics.hidden.tests.conftest import QUESTION
from baken.statistics.mse.tests.known import table
from tests.typing import ConnectAs, Rows

Denied = psycopg.errors.InsufficientPrivilege


@pytest.fixture
def house(connect_as: ConnectAs, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rows]:
    """Give a transaction that is never committed, in which the job works as the worker."""
    admin = connect_as("admin")

    def call(sql: str, *values: Any) -> list[tuple[Any, ...]]:
        admin.execute("set role baken_worker")
        try:
            return admin.execute(sql, values).fetchall()
        finally:
            admin.execute("reset role")

    monkeypatch.setattr(work, "_call", call)
    yield admin
    admin.rollback()


def _somewhere(house: Rows) -> dict[str, Any]:
    found = house.execute("select organisation_id, region_id, id from parties_person limit 1")
    return dict(zip(("owner_id", "region_id", "asked_by_id"), found.fetchall()[0], strict=True))


def _ask(house: Rows, **more: Any) -> UUID:
    found = table("NewOrl_5")
    row: dict[str, Any] = {
        **QUESTION,
        "id": uuid4(),
        **_somewhere(house),
        "asked_at": clock.now(),
        "lists": Jsonb(list(found.lists)),
        "cells": Jsonb([[mask, number] for mask, _levels, number in found.cells]),
        "unresolved": 0,
        "stage": "waiting",
        "step": "",
        "fingerprint": "",
        **more,
    }
    places = ", ".join(["%s"] * len(row))
    names = ", ".join(row)
    house.execute(
        f"insert into hidden_estimation ({names}) values ({places})",  # noqa: S608 - own names
        list(row.values()),
    )
    made: UUID = row["id"]
    return made


def _kept(house: Rows, pk: UUID) -> tuple[Any, ...]:
    asked = "select stage, cells, result, fingerprint from hidden_estimation where id = %s"
    [found] = house.execute(asked, [pk]).fetchall()
    return found


def test_the_answer_stays_and_the_table_is_wiped(house: Rows) -> None:
    pk = _ask(house)
    work.work(pk)
    stage, cells, result, fingerprint = _kept(house, pk)
    assert (stage, cells, fingerprint) == ("done", None, table("NewOrl_5").hash)
    assert (result["verdict"], result["observed"], result["overlap"]) == ("no_estimate", 186, 13)
    assert (
        None in result["diagnosis"]["sizes"].values()
        or min(result["diagnosis"]["sizes"].values()) >= 5
    )
    assert all(number is None or number == 0 or number >= 5
               for _pair, number in result["diagnosis"]["pairs"])  # fmt: skip


def test_running_again_after_a_restart_changes_nothing(house: Rows) -> None:
    pk = _ask(house)
    work.work(pk)
    before = _kept(house, pk)
    work.work(pk)
    assert _kept(house, pk) == before


def test_a_job_that_was_cut_off_begins_again(house: Rows) -> None:
    pk = _ask(house, stage="running", step="dga")
    work.work(pk)
    assert _kept(house, pk)[0] == "done"


def test_after_the_last_try_it_failed_and_the_table_is_wiped(
    house: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    pk = _ask(house, lists=Jsonb(["a"]))

    def work_badly() -> None:
        work._begin(pk)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        tasks.tried(work_badly, pk, attempts=0)
    assert _kept(house, pk)[0] == "running"
    with pytest.raises(ZeroDivisionError):
        tasks.tried(work_badly, pk, attempts=tasks.MOST_ATTEMPTS - 1)
    assert _kept(house, pk)[:3] == ("failed", None, None)


def test_own_registrations_wait_for_linking(house: Rows) -> None:
    pk = _ask(house, origin="own", lists=Jsonb(["police", "shelter", "care_coordination"]))
    work.work(pk)
    result = _kept(house, pk)[2]
    assert result["verdict"] == "no_estimate"
    assert result["codes"] == ["too_few_lists", "too_few_overlaps"]


def test_own_registrations_are_counted_once_somebody_links(
    house: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a later linkage app gives: histories with numbers, and nothing else."""
    house.execute(
        "create or replace function access.capture_counts(wanted uuid, first date, last date) "
        "returns table (history text[], people bigint) language sql stable security definer "
        "set search_path = pg_catalog, pg_temp as $$ values "
        "(array['police'], 60::bigint), (array['shelter'], 40), (array['care_coordination'], 30), "
        "(array['police', 'shelter'], 12), (array['comensha'], 500) $$"
    )
    pk = _ask(house, origin="own", lists=Jsonb(["police", "shelter", "care_coordination"]))
    work.work(pk)
    result = _kept(house, pk)[2]
    assert (result["observed"], result["overlap"]) == (142, 12)
    assert result["diagnosis"]["sizes"] == {"Politie": 72, "Opvang": 52, "Zorgcoördinatie": 30}


@pytest.mark.parametrize("role", ["office", "keeper", "portal", "figures"])
def test_only_the_worker_takes_a_table(connect_as: ConnectAs, role: str) -> None:
    with pytest.raises(Denied):
        connect_as(role).execute("select * from access.estimation_begin(%s)", [uuid4()])


def test_the_worker_reads_no_table_of_estimates(connect_as: ConnectAs) -> None:
    with pytest.raises(Denied):
        connect_as("worker").execute("select id from hidden_estimation")


def test_the_office_cannot_read_a_table_back(connect_as: ConnectAs) -> None:
    with pytest.raises(Denied):
        connect_as("office").execute("select cells from hidden_estimation")
