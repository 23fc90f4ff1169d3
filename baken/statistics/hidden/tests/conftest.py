"""An estimate that somebody asked for, with its answer."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import pytest

from baken.core import clock
from baken.statistics import mse
from baken.statistics.hidden.models import Estimation
from baken.statistics.hidden.work import answer
from baken.statistics.mse import estimating
from baken.statistics.mse.tests.known import table
from tests.typing import Acting

Answered = Callable[..., Estimation]
QUESTION: dict[str, Any] = {
    "origin": "file",
    "counted": "presumed",
    "area": "Regio Lagerwaard",
    "period_from": date(2025, 1, 1),
    "period_until": date(2025, 12, 31),
}


@cache
def outcome(name: str) -> dict[str, Any]:
    """Give the answer about a published table, without the method that takes a minute."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(estimating, "COMPARED", ("stepwise", "dga", "threshold"))
        return answer(table(name))


@pytest.fixture
def answered(acting: Acting) -> Answered:
    """Keep an estimate by Karin with the answer about a published table, or about another."""

    def keep(about: str | mse.CaptureTable = "NewOrl_5", **more: Any) -> Estimation:
        found = table(about) if isinstance(about, str) else about
        result = outcome(about) if isinstance(about, str) else answer(found)
        with acting("karin") as karin:
            made: Estimation = Estimation.objects.create(
                **{**QUESTION, **more},
                owner_id=karin.organisation_id,
                region_id=karin.region_id,
                asked_by_id=karin.person_id,
                asked_at=clock.now(),
                lists=list(found.lists),
                stage="done",
                result=result,
                fingerprint=found.hash,
            )
            return made

    return keep
