"""Asking for an estimate."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from baken.access.actor import Actor
from baken.core import clock
from baken.core.refusals import Refused
from baken.statistics.hidden.models import Estimation

JOB = "estimate_hidden_number"


@dataclass(frozen=True)
class Asked:
    """What is estimated: lists and counts, and what somebody says about them."""

    origin: str
    counted: str
    area: str
    period_from: date
    period_until: date
    lists: Sequence[str]
    cells: Sequence[tuple[int, int]] = ()
    missed: float | None = None
    false_links: float | None = None
    unresolved: int = 0


@transaction.atomic
def ask(actor: Actor, *, asked: Asked) -> Estimation:
    """Keep the question and let the worker answer it, one at a time.

    Raises Refused for fewer than two lists.
    """
    if len(asked.lists) < 2:
        raise Refused(_("Kies minstens twee lijsten. Uit één lijst blijkt geen overlap."))
    made: Estimation = Estimation.objects.create(
        owner_id=actor.organisation_id,
        region_id=actor.region_id,
        asked_by_id=actor.person_id,
        asked_at=clock.now(),
        **_columns(asked),
    )
    app.configure_task(JOB, lock=JOB).defer(estimation=str(made.pk))
    return made


def _columns(asked: Asked) -> dict[str, Any]:
    kept = {name: getattr(asked, name) for name in Asked.__dataclass_fields__}
    return {**kept, "lists": list(asked.lists), "cells": [list(cell) for cell in asked.cells]}
