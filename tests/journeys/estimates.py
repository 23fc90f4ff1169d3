"""Estimates in the house of the journeys, where no worker runs: asked and answered at once."""

from contextlib import closing
from datetime import date
from typing import Any
from unittest.mock import patch
from uuid import UUID

import psycopg

from baken.core import clock
from baken.demo.acting import as_member
from baken.demo.cast import KARIN
from baken.statistics.hidden import work
from baken.statistics.hidden.models import Estimation
from baken.statistics.mse import estimating
from baken.statistics.mse.tests.known import table
from tests import database

QUICK = ("stepwise", "dga", "threshold")


def tell() -> None:
    """Keep one estimate that carries a range, one that carries nothing, and one that is busy."""
    with patch.object(estimating, "COMPARED", QUICK):
        answers = {name: work.answer(table(name)) for name in ("Spina3", "NewOrl_5")}
    with as_member(KARIN) as karin:
        for name, result in {**answers, "Korea": None}.items():
            Estimation.objects.create(
                owner_id=karin.organisation_id,
                region_id=karin.region_id,
                asked_by_id=karin.person_id,
                asked_at=clock.now(),
                origin="file",
                counted="presumed",
                area="Regio Lagerwaard",
                period_from=date(2025, 1, 1),
                period_until=date(2025, 12, 31),
                lists=list(table(name).lists),
                stage="done" if result else "running",
                step="" if result else "dga",
                fingerprint=table(name).hash if result else "",
                result=result,
            )


def answer(name: str, pk: UUID) -> None:
    """Do the job of the worker, with its rights, in the house of this name."""
    with closing(psycopg.connect(database.urls(name)["worker"], autocommit=True)) as worker:

        def call(sql: str, *values: Any) -> list[tuple[Any, ...]]:
            return worker.execute(sql, values).fetchall()

        with patch.object(work, "_call", call):
            work.work(pk)
