"""What shredding must reach: each app names its tables here, in a module `retained`.

An architecture test fails when a table with content, or with rows of a dossier, is not named.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any, Literal, TypeVar
from uuid import UUID

from django.apps import apps
from django.db import models
from django.utils.module_loading import module_has_submodule

By = Literal["dossier", "person", "organisation"]
Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True)
class Subject:
    """A dossier as retention sees it; `begins_on` is None while somebody still works on it."""

    rule: str
    dossier_id: UUID
    owner_id: UUID
    region_id: UUID
    code: str
    begins_on: date | None


@dataclass(frozen=True)
class Goes:
    """A table whose rows go with a dossier, with a person's account, or with an organisation."""

    model: Any
    by: By = "dossier"

    @property
    def table(self) -> str:
        """Give its name in the database."""
        return str(self.model._meta.db_table)

    @property
    def column(self) -> str:
        """Give the column that names the dossier."""
        return str(getattr(self.model, "dossier_column", "dossier_id"))


def _nothing_found() -> Iterable[Subject]:
    return ()


def _nothing_counted(dossier_id: UUID) -> Iterable[tuple[str, str]]:
    del dossier_id
    return ()


def _nothing_cleaned(ids: Iterable[UUID]) -> int:
    del ids
    return 0


def _nothing_swept(day: date) -> int:
    del day
    return 0


@dataclass(frozen=True)
class Retained:
    """What one app keeps: its tables, its dossiers, what lives on as a count, what lies elsewhere.

    `clean` gets the ids of the dossier and of all its rows, and removes what names them outside
    those rows: drafts, arguments of jobs, exports. `sweep` gets the day, and removes what
    belongs to no dossier and nobody has to review, or writes anew what follows from a period.
    """

    goes: tuple[Goes, ...]
    find: Callable[[], Iterable[Subject]] = _nothing_found
    count: Callable[[UUID], Iterable[tuple[str, str]]] = _nothing_counted
    clean: Callable[[Iterable[UUID]], int] = _nothing_cleaned
    sweep: Callable[[date], int] = _nothing_swept


def every(model: type[Row]) -> "models.QuerySet[Row]":
    """Give all rows of a table, also when nobody acts: only the owner of the tables sees them."""
    return models.QuerySet(model)


def registered() -> tuple[Retained, ...]:
    """Give what every app named, the lowest first."""
    found = [config for config in apps.get_app_configs()
             if module_has_submodule(config.module, "retained")]  # fmt: skip
    return tuple(import_module(f"{config.name}.retained").RETAINED for config in found)


def tables(by: By) -> tuple[Goes, ...]:
    """Give the tables that go in one way."""
    return tuple(goes for each in registered() for goes in each.goes if goes.by == by)


def subjects() -> tuple[Subject, ...]:
    """Give every dossier once: what a higher app says of it goes before a lower one."""
    found = {subject.dossier_id: subject for each in registered() for subject in each.find()}
    return tuple(found.values())
