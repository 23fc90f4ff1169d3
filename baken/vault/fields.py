"""The one field class for personal and narrative text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core import checks
from django.db import models
from django.db.models import Field

from baken.vault.content import Content
from baken.vault.office import NotSealed, cell, sealed
from baken.vault.place import place_of

if TYPE_CHECKING:
    _TextField = models.TextField[str | Content, Content]
else:
    _TextField = models.TextField


class ContentField(_TextField):
    """A text about people: reads as closed `Content`, accepts a plain text to write.

    It refuses every look-up but "is it there": lists, search and sorting use codes, status, days
    and assignees. It is sealed on its way into the database, for the row that it is in.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Accept no index and no uniqueness: those need the text in the clear."""
        kwargs.setdefault("default", "")
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, *_: object) -> Content | None:
        """Give the stored text as closed content."""
        return None if value is None else Content(value, self._cell())

    def to_python(self, value: object) -> Any:
        """Give content, opened when it comes from a writer."""
        return value if value is None or isinstance(value, Content) else Content.opened(str(value))

    def get_prep_value(self, value: object) -> str | None:
        """Give the sealed text; raise NotSealed for one that no row sealed on its way here.

        A text belongs to a row, so `QuerySet.update` and the like cannot write content.
        """
        content = self.to_python(value)
        if content is None:
            return None
        if content and not content.stored:
            raise NotSealed(f"Save the row itself: {self.name} is sealed for one row.")
        return str(content.stored)

    def pre_save(self, model_instance: models.Model, add: bool) -> object:
        """Seal for this row, and leave the writer's own copy open after saving."""
        content = self.to_python(super().pre_save(model_instance, add))
        if content:
            place = place_of(model_instance)
            if not add and content.cell == self._cell():
                content.cell = cell(place, str(self.column))
            content = sealed(place, str(self.column), content)
        setattr(model_instance, self.attname, content)
        return content

    def _cell(self) -> str:
        """Name the column: that is as much as a fetched value knows of where it came from."""
        return f"{self.model._meta.db_table}.{self.column}"

    def get_lookup(self, lookup_name: str) -> Any:
        """Refuse to search in content."""
        if lookup_name != "isnull":
            raise TypeError(f"Content cannot be searched ({self.name}__{lookup_name}).")
        return super().get_lookup(lookup_name)

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        """Report an index on content."""
        found = super().check(**kwargs)
        if getattr(self, "db_index", False) or self.unique:
            found.append(checks.Error("Content has no index.", obj=self, id="vault.E001"))
        return found


def content_fields(model: type[models.Model]) -> list[Field[Any, Any]]:
    """Give the content fields of a model, in the order they were written."""
    return [field for field in model._meta.concrete_fields if isinstance(field, ContentField)]
