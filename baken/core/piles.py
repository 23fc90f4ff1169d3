"""Piles of work: the first few rows and how many there are, without reading all of them."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row")
Stored = TypeVar("Stored", bound=Model)
MOST = 99
"""Nobody works faster by knowing how many more there are."""


@dataclass(frozen=True)
class Pile(Generic[Row]):
    """What lies on top, and the number of all; one more than `MOST` stands for any more."""

    rows: list[Row]
    count: int


def pile(rows: "QuerySet[Stored, Any]", *, shown: int) -> "Pile[Stored]":
    """Give the first rows of a question; they are only counted when there are more."""
    found = list(rows[: shown + 1])
    if len(found) <= shown:
        return Pile(found, len(found))
    return Pile(found[:shown], rows[: MOST + 1].count())


def how_many(count: int) -> str:
    """Say a number of rows."""
    return f"{MOST}+" if count > MOST else str(count)
