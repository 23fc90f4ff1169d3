"""What the job does with a table: through functions of the database, and nothing around them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection

from baken.core import clock
from baken.knowledge.packs import terms
from baken.statistics import mse
from baken.statistics.hidden.safe import safe
from baken.statistics.hidden.vocabulary import OWN_LISTS, Origin

if TYPE_CHECKING:
    from baken.statistics.mse import CaptureTable

SEED = 1


@dataclass(frozen=True)
class Question:
    """What the worker may know of an estimate that somebody asked for."""

    origin: str
    region_id: UUID
    lists: Any
    cells: Any
    period_from: date
    period_until: date
    missed: float | None
    false_links: float | None
    unresolved: int

    @property
    def linkage_error(self) -> tuple[float, float] | None:
        """Give both error rates as shares, or None when nobody knows them."""
        if self.missed is None and self.false_links is None:
            return None
        return (self.missed or 0.0) / 100, (self.false_links or 0.0) / 100


def work(pk: UUID) -> None:
    """Estimate what was asked; do nothing when it stands already."""
    question = _begin(pk)
    if question is None:
        return
    table = _table(question)
    outcome = answer(
        table,
        question.linkage_error,
        question.unresolved,
        tell=lambda step: _call("select access.estimation_tell(%s, %s)", pk, step),
    )
    _finish(pk, outcome, table.hash)


def answer(
    table: "CaptureTable",
    linkage_error: tuple[float, float] | None = None,
    unresolved: int = 0,
    *,
    tell: Callable[[str], object] = bool,
) -> dict[str, Any]:
    """Give what may be kept of an assessment."""
    found = mse.assess(table, linkage_error, unresolved=unresolved, seed=SEED, tell=tell)
    smallest = terms().value("suppress_below", clock.today())
    return safe(found.to_json(), table.diagnose(), smallest)


def leave_nothing(pk: UUID) -> None:
    """Say that it failed, and wipe the table."""
    _call("select access.estimation_finish(%s, null, '', %s)", pk, clock.now())


def _finish(pk: UUID, outcome: Mapping[str, Any], fingerprint: str) -> None:
    told = json.dumps(outcome)
    _call("select access.estimation_finish(%s, %s::jsonb, %s, %s)",
          pk, told, fingerprint, clock.now())  # fmt: skip


def _begin(pk: UUID) -> Question | None:
    rows = _call("select * from access.estimation_begin(%s)", pk)
    return Question(*(_plain(value) for value in rows[0])) if rows else None


def _plain(value: Any) -> Any:
    is_json = isinstance(value, str) and value[:1] in {"[", "{"}
    return json.loads(value) if is_json else value


def _table(question: Question) -> "CaptureTable":
    if question.origin == Origin.FILE:
        return mse.CaptureTable.from_counts(question.lists, _dense(question))
    rows = _call("select * from access.capture_counts(%s, %s, %s)",
                 question.region_id, question.period_from, question.period_until)  # fmt: skip
    names = [str(OWN_LISTS[key]) for key in question.lists]
    numbers = [0] * (1 << len(names))
    for history, people in rows:
        mask = sum(1 << question.lists.index(key) for key in history if key in question.lists)
        numbers[mask] += int(people)
    return mse.CaptureTable.from_counts(names, [0, *numbers[1:]])


def _dense(question: Question) -> list[int]:
    numbers = [0] * (1 << len(question.lists))
    for mask, number in question.cells:
        numbers[mask] = number
    return numbers


def _call(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
