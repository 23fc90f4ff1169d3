"""Composite keys: a reference stays inside its region, its organisation and its dossier.

A key on one column could point at a stranger's row and tell, by failing, that it exists.
"""

from collections.abc import Iterator

from django.db import models

from baken.access.models import Dossier
from baken.access.protected import Protected
from baken.access.walls.tables import Table
from baken.parties.models import Region


def references(table: Table) -> Iterator[str]:
    """Give the statements that tie a table's references to what surrounds them."""
    for field in table.model._meta.concrete_fields:
        target = field.related_model
        if isinstance(target, type) and not getattr(field, "db_constraint", True):
            yield from _tie(table, str(field.column), target)


def _tie(table: Table, column: str, target: type[models.Model]) -> Iterator[str]:
    if target is Region:
        return  # covered by the reference to the organisation, the dossier or the person
    own, other = _together(table, column, target)
    name = f"{table.name}_{column}_tie"
    if issubclass(target, Protected):
        yield _unique(target._meta.db_table, other)
    yield f"alter table {table.name} drop constraint if exists {name}"
    yield (
        f"alter table {table.name} add constraint {name} foreign key ({', '.join(own)}) "
        f"references {target._meta.db_table} ({', '.join(other)}) deferrable initially deferred"
    )


def _together(
    table: Table, column: str, target: type[models.Model]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    key = str(target._meta.pk.column)
    if issubclass(target, Protected):
        copied = getattr(table.model, "tied_with", {}).get(column, ())
        return (column, "dossier_id", *copied), (key, "dossier_id", *copied)
    if target is Dossier:
        return (column, table.owner, table.region), (key, "owner_id", "region_id")
    return (column, table.region), (key, "region_id")


def _unique(table: str, columns: tuple[str, ...]) -> str:
    name = f"{table}_{'_'.join(columns)}_whole"
    return f"create unique index if not exists {name} on {table} ({', '.join(columns)})"
