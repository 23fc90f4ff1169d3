"""Reads mentions from CSV or Parquet, and says precisely which row and column are wrong.

Unknown columns are ignored, an absent column is empty, empty is not known. Rows are numbered as an
editor numbers the lines of a CSV file: the names of the columns stand on line 1.
"""

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet

from baken.linkage.batch.heads import complaint, read_head
from baken.linkage.batch.texts import Coded
from baken.linkage.complaints import BadFile
from baken.linkage.mention import COLUMNS

PARQUET = b"PAR1"
OTHERS = {
    b"PK": "een werkmap of zip-bestand",
    b"\xff\xfe": "tekst in UTF-16",
    b"\xfe\xff": "tekst in UTF-16",
    b"\x1f\x8b": "ingepakt (gzip)",
}
NOTHING = frozenset(
    ["nan", "NaN", "NaT", "None", "NULL", "null", "N/A", "#N/A", "<NA>", "-", "--", "?", "onbekend",
     "Onbekend", "ONBEKEND", "unknown", "Unknown"]
)  # fmt: skip
"""What programs and people write for “not known”: read as a name it would join strangers."""


def read(path: Path, also: tuple[str, ...] = ()) -> tuple[list[str], dict[str, Coded]]:
    """Give the identifiers of the rows and every column as codes; `also` names more columns."""
    table = _table(path, (*COLUMNS, *also))
    if "row_id" not in table.column_names:
        raise BadFile(
            f"In {path.name} ontbreekt de kolom row_id op regel 1. "
            "Zet in elke rij een eigen nummer."
        )
    ids = _ids(_texts(table, "row_id"))
    columns = {name: _coded(table, name) for name in (*COLUMNS, *also) if name != "row_id"}
    _check_days(columns["signal_date"])
    return ids, columns


def _table(path: Path, wanted: tuple[str, ...]) -> pa.Table:
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError as trouble:
        raise BadFile(f"{path.name} is niet te lezen: {trouble.strerror}.") from trouble
    if not start:
        raise BadFile(f"{path.name} is leeg: er staat geen regel met namen van kolommen in.")
    for known, what in OTHERS.items():
        if start.startswith(known):
            raise BadFile(f"{path.name} is {what}. Bewaar het als CSV in UTF-8, of als Parquet.")
    try:
        return _parquet(path, wanted) if start == PARQUET else _csv(path, wanted)
    except (pa.ArrowException, OSError) as trouble:
        broken = f"{path.name} is geen leesbaar Parquet-bestand: het is niet heel."
        raise BadFile(broken if start == PARQUET else complaint(path)) from trouble


def _parquet(path: Path, wanted: tuple[str, ...]) -> pa.Table:
    names = pa.parquet.read_schema(path).names
    named = {name.strip().lower(): name for name in names}
    found = {name: named[name] for name in wanted if name in named}
    table = pa.parquet.read_table(path, columns=list(found.values()))
    return table.rename_columns(list(found))


def _csv(path: Path, wanted: tuple[str, ...]) -> pa.Table:
    head = read_head(path)
    names = _unique(head.names, wanted)
    if head.alone:
        return pa.table({name: pa.array([], pa.string()) for name in names if name in wanted})
    return pa.csv.read_csv(
        path,
        read_options=pa.csv.ReadOptions(column_names=names, skip_rows=head.lines),
        parse_options=pa.csv.ParseOptions(delimiter=head.mark, newlines_in_values=True),
        convert_options=pa.csv.ConvertOptions(
            column_types={name: pa.string() for name in names},
            include_columns=[name for name in wanted if name in names],
            strings_can_be_null=False,
            check_utf8=True,
        ),
    )


def _unique(names: list[str], wanted: tuple[str, ...]) -> list[str]:
    """Number columns without a name or with one that we do not know; ours stand there once."""
    for name in wanted:
        if names.count(name) > 1:
            raise BadFile(f"Op regel 1 staat de kolom {name} twee keer. Haal er een weg.")
    return [name if name in wanted else f"#{place}" for place, name in enumerate(names)]


def _texts(table: pa.Table, name: str) -> pa.ChunkedArray:
    column = table.column(name)
    if not pa.types.is_string(column.type):
        column = _written(column, name)
    return pc.fill_null(column, "")


def _written(column: pa.ChunkedArray, name: str) -> pa.ChunkedArray:
    """Write what Parquet holds otherwise (numbers, dates, dictionaries) as text."""
    try:
        if pa.types.is_floating(column.type):
            column = column.cast(pa.int64())
        return column.cast(pa.string())
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as trouble:
        raise BadFile(
            f"Rij 1, kolom {name}: {column.type} is niet als tekst te lezen. "
            "Schrijf deze kolom als tekst."
        ) from trouble


def _coded(table: pa.Table, name: str) -> Coded:
    if name not in table.column_names:
        return Coded(np.zeros(len(table), np.int32), [""])
    encoded: Any = _texts(table, name).combine_chunks().dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
    codes = encoded.indices.to_numpy(zero_copy_only=False).astype(np.int32)
    return Coded(codes, [_said(text) for text in encoded.dictionary.to_pylist()])


def _said(text: str) -> str:
    """Give what a field says; a number that a spreadsheet wrote as 12.0 is 12."""
    bare = text.strip()
    if bare in NOTHING:
        return ""
    return bare[:-2] if bare.endswith(".0") and bare[:-2].isdigit() else bare


def _ids(column: pa.ChunkedArray) -> list[str]:
    ids: list[str] = column.to_pylist()
    if len(set(ids)) == len(ids) and "" not in ids:
        return ids
    seen: dict[str, int] = {}
    for place, each in enumerate(ids, 2):
        if not each.strip():
            raise BadFile(
                f"Rij {place}, kolom row_id: het veld is leeg. Elke rij heeft een nummer nodig."
            )
        if each in seen:
            raise BadFile(
                f"Rij {place}, kolom row_id: {each} staat ook in rij {seen[each]}. "
                "Elke rij heeft een eigen nummer nodig."
            )
        seen[each] = place
    return ids


def _check_days(column: Coded) -> None:
    """The day of a signal is written by a system: year-month-day, or nothing."""
    for code, text in enumerate(column.texts):
        try:
            date.fromisoformat(text[:10] or "2000-01-01")
        except ValueError:
            if code in column.codes:
                place = int(np.argmax(column.codes == code)) + 2
                raise BadFile(
                    f"Rij {place}, kolom signal_date: “{text[:40]}” is geen dag. "
                    "Schrijf jaar-maand-dag, zoals 2026-03-31."
                ) from None
