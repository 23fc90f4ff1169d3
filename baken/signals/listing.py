"""Signals as lists show them: found by id in the order of an index, and read without content."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet, Value
from django.utils.functional import cached_property
from django.utils.translation import get_language

from baken.access.actor import Actor
from baken.access.reach import apart
from baken.core.piles import MOST, Pile
from baken.signals.models import Signal
from baken.signals.models.signal import in_words
from baken.signals.vocabulary import ASKING, SignalStatus
from baken.signals.worklist import Search

PAGE = 50
FOUND = 1000
"""A list this long is searched, not leafed through; counting the rest would read all of it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list shows of one signal; the names of the fields are the columns read."""

    id: UUID
    code: str
    status: str
    forms: list[str]
    is_acute: bool
    received_at: datetime
    due_on: date | None
    feedback_due_on: date | None
    owner__name: str
    assignee__name: str

    @property
    def form_names(self) -> str:
        """Give the forms of exploitation in words."""
        return in_words(self.forms)

    @property
    def status_name(self) -> str:
        """Give the status in words."""
        return _status_name(self.status, get_language())

    @property
    def tone(self) -> str:
        """Give how loudly its status asks: amber only for what needs a person now."""
        return "attention" if self.status in ASKING else "info"

    def is_overdue(self, day: date) -> bool:
        """Say whether the next step should have been taken before this day."""
        return self.due_on is not None and self.due_on < day


@lru_cache(maxsize=32)
def _status_name(status: str, _language: str) -> str:
    return str(SignalStatus(status).label)


COLUMNS = tuple(field.name for field in fields(Listed))


class Found:
    """The signals asked for, as a list to leaf through: read per page, counted up to `FOUND`."""

    def __init__(self, search: Search, actor: Actor) -> None:
        """Ask for each organisation apart, in the order of the list."""
        self.order = search.order
        self.parts = apart(search.rows(actor), actor, "read")

    def __getitem__(self, window: slice) -> list[Listed]:
        """Give the signals from a place in the list up to another."""
        return [Listed(*row) for row in self.rows(window)] if window.stop else []

    def rows(self, window: slice) -> "QuerySet[Signal, tuple[Any, ...]]":
        """Give the columns of these signals, to read or to explain."""
        parts = [part.values_list(*COLUMNS)[: window.stop] for part in self.parts]
        return _together(parts).order_by(*self.order)[window] if parts[1:] else parts[0][window]

    def count(self) -> int:
        """Give how many there are, or one more than `FOUND` when there are more."""
        # In the order of the list, so that the same index stops after so many rows.
        return _together([part.values_list("id")[: FOUND + 1] for part in self.parts]).count()


class Pages(Paginator):  # type: ignore[type-arg]
    """Leafs through the first `FOUND` signals; `has_more` says that there are others."""

    def __init__(self, found: Found) -> None:
        """Leaf through what was found."""
        super().__init__(found, PAGE)  # type: ignore[arg-type]  # it is cut and counted, no more
        self.found = found

    @cached_property
    def counted(self) -> int:
        """Give how many there are, as far as they are counted."""
        return self.found.count()

    @property
    def count(self) -> int:
        """Give how many can be leafed through."""
        return min(self.counted, FOUND)

    @property
    def has_more(self) -> bool:
        """Say whether there are more than can be leafed through."""
        return self.counted > FOUND


def _together(parts: "Sequence[QuerySet[Any, Any]]") -> "QuerySet[Any, Any]":
    return parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0]


def page_of(search: Search, actor: Actor, number: str | None) -> "Page[Listed]":
    """Give one page of the signals asked for."""
    return Pages(Found(search, actor)).get_page(number)


def read(ids: Collection[UUID]) -> list[Listed]:
    """Give these signals, leaving out what the walls do not show."""
    rows = Signal.objects.filter(pk__in=ids).values_list(*COLUMNS) if ids else ()
    return [Listed(*row) for row in rows]


def piles(
    asked: Mapping[str, "QuerySet[Signal]"], actor: Actor, *, shown: int
) -> dict[str, Pile[Listed]]:
    """Give several piles by name, each with acute signals on top; two statements for all of them.

    A pile holds the first rows in the order of its own question.
    """
    parts = [
        part.annotate(pile=Value(name), by=F(str(rows.query.order_by[-2]))).values_list(
            "pile", "is_acute", "by", "id"
        )[: MOST + 1]
        for name, rows in asked.items()
        for part in apart(rows, actor, "read")
    ]
    first = sorted(_together(parts), key=_acute_first)
    ids = {name: [row[-1] for row in first if row[0] == name] for name in asked}
    on_top = {
        each.id: each for each in read({pk for found in ids.values() for pk in found[:shown]})
    }
    return {
        name: Pile([on_top[pk] for pk in found[:shown] if pk in on_top], min(len(found), MOST + 1))
        for name, found in ids.items()
    }


def _acute_first(row: tuple[Any, ...]) -> tuple[bool, date, UUID]:
    _, is_acute, by, pk = row
    return (not is_acute, by or date.max, pk)
