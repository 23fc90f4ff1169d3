"""The guarded tables: every model that has a `row_kind`."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models


@dataclass(frozen=True)
class Table:
    """A guarded table and the columns its policies and keys speak of."""

    kind: str
    name: str
    columns: tuple[str, ...]
    owner: str
    region: str
    dossier: str
    own: str
    addressee: str
    signed_by: str
    beside: str
    hidden: tuple[str, ...]
    changeable: tuple[str, ...]
    model: type[models.Model]

    def has(self, column: str) -> bool:
        """Say whether the table has a column."""
        return column in self.columns

    def rows(self) -> models.QuerySet[Any]:
        """Give its rows without what no column grant lets anybody in the office read."""
        return models.QuerySet(self.model).defer(*self.hidden)


def guarded_tables() -> list[Table]:
    """Give all guarded tables, by name."""
    found = [model for model in apps.get_models() if hasattr(model, "row_kind")]
    return sorted((_table(model) for model in found), key=lambda table: table.name)


def _table(model: Any) -> Table:
    return Table(
        kind=model.row_kind,
        name=model._meta.db_table,
        columns=tuple(field.column for field in model._meta.concrete_fields),
        owner=getattr(model, "owner_column", "owner_id"),
        region=getattr(model, "region_column", "region_id"),
        dossier=getattr(model, "dossier_column", "dossier_id"),
        own=getattr(model, "self_column", ""),
        addressee=getattr(model, "addressee_column", ""),
        signed_by=getattr(model, "signed_by", ""),
        beside=getattr(model, "beside_column", "subject_kind"),
        hidden=getattr(model, "hidden_columns", ()),
        changeable=getattr(model, "changeable_columns", ()),
        model=model,
    )
