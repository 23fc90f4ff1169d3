"""Crosswalks: which Dutch code becomes which code of a standard, and what is lost on the way."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from baken.knowledge.kinds import Kind, Layout, Situations
from baken.knowledge.record import Fault, Id, Line, Record, doubles, strangers
from baken.knowledge.situations import VersionExample
from baken.knowledge.text import Text
from baken.knowledge.versions import Version

Quality = Literal["exact", "derived", "lossy"]
Target = Annotated[str, StringConstraints(pattern=r"^[a-z]{3}_[A-Za-z]+$")]


class Code(Record):
    """One Dutch code; without `to` the standard has no word for it and the field stays empty."""

    id: Id
    name: Text
    to: Line | None = None
    quality: Quality
    loss: Line | None = None


class CodeField(Record):
    """A field of codes: where it goes in the standard, and what each code becomes."""

    id: Id
    name: Text
    group: Id
    target: Target
    many: bool
    values: tuple[Code, ...] = Field(min_length=1)

    def code(self, name: str) -> Code:
        """Give one code; raise KeyError."""
        return {code.id: code for code in self.values}[name]


class Column(Record):
    """A column of CTDC: 1 when any of these codes holds, else empty."""

    column: Line
    field: Id
    any_of: tuple[Id, ...] = Field(min_length=1)
    quality: Quality


class Crosswalk(Version):
    """From the codes of Baken to those of a standard."""

    id: Id
    name: Text
    attribution: Line
    fields: tuple[CodeField, ...] = Field(min_length=1)
    columns: tuple[Column, ...] = ()

    def field(self, name: str) -> CodeField:
        """Give one field; raise KeyError."""
        return {one.id: one for one in self.fields}[name]

    def faults(self) -> Iterator[Fault]:
        """Give doubled ids, losses that are not named, and columns of unknown codes."""
        yield from super().faults()
        yield from doubles("fields", (one.id for one in self.fields))
        yield from doubles("columns", (one.column for one in self.columns))
        for one in self.fields:
            yield from _codes(one)
        for column in self.columns:
            yield from self._strange(column)

    def _strange(self, column: Column) -> Iterator[Fault]:
        where = f"columns › {column.column}"
        known = {one.id: one for one in self.fields}
        yield from strangers(where, [column.field], known)
        if column.field in known:
            codes = [code.id for code in known[column.field].values]
            yield from strangers(where, column.any_of, codes)


def _codes(one: CodeField) -> Iterator[Fault]:
    yield from doubles(f"fields › {one.id}", (code.id for code in one.values))
    for code in one.values:
        if (code.quality == "lossy") != (code.loss is not None):
            yield Fault(
                f"fields › {one.id} › {code.id}",
                "Zeg bij ‘lossy’ wat er verloren gaat, en alleen daar.",
            )
        if code.to is None and code.quality != "lossy":
            yield Fault(f"fields › {one.id} › {code.id}", "Zonder ‘to’ gaat er iets verloren.")


CROSSWALKS: Kind[Crosswalk] = Kind(
    "crosswalks", Layout.NAMED, Crosswalk, Situations[VersionExample]
)
