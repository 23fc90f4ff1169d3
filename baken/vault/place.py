"""Where a text lies: the row, its owner, and the scope whose key seals it. No Django."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal
from uuid import UUID

ScopeKind = Literal["dossier", "person", "organisation", "subject"]
"""What a key is for; `subject` is the key of a dossier's pseudonym in the processing log."""


@dataclass(frozen=True)
class Scope:
    """What one key is for: a dossier, a person's own drafts, or an organisation's directory.

    Owner and region belong to it: whoever moves to another organisation starts a new key there.
    """

    kind: ScopeKind
    id: UUID
    owner_id: UUID
    region_id: UUID


@dataclass(frozen=True)
class Place:
    """One row with content: what a ciphertext is bound to, beside its column."""

    table: str
    row_kind: str
    row_id: UUID
    scope: Scope

    @property
    def dossier_id(self) -> UUID | None:
        """Give the dossier when the row lies in one."""
        return self.scope.id if self.scope.kind == "dossier" else None


@dataclass(frozen=True)
class Columns:
    """In which columns a table says where its rows lie, and what the scope column names."""

    owner: str
    region: str
    scope: str
    kind: ScopeKind


@cache
def columns_of(model: Any) -> Columns:
    """Give where a model keeps its place.

    A row of a dossier shares the key of the dossier; one whose model has a `key_column` has the
    key of that person; any other row that of its owner.
    """
    owner = getattr(model, "owner_column", "owner_id")
    region = getattr(model, "region_column", "region_id")
    dossier = getattr(model, "dossier_column", "dossier_id")
    if dossier in {field.column for field in model._meta.concrete_fields}:
        return Columns(owner, region, dossier, "dossier")
    if own := getattr(model, "key_column", ""):
        return Columns(owner, region, own, "person")
    return Columns(owner, region, owner, "organisation")


def place_of(row: Any) -> Place:
    """Give where a row lies; raise ValueError for one that does not know yet."""
    model: Any = type(row)
    columns = columns_of(model)
    found = [getattr(row, name) for name in (columns.scope, columns.owner, columns.region)]
    if not all(isinstance(each, UUID) for each in (row.pk, *found)):
        raise ValueError(f"A {model.__name__} with content needs an id, owner and region.")
    return Place(row._meta.db_table, row.row_kind, row.pk, Scope(columns.kind, *found))
