"""Reads mentions from CSV or Parquet, and says precisely which row and column are wrong.

Unknown columns are ignored, an absent column is empty, empty is not known. Rows are numbered as an
editor numbers the lines of a CSV file: the names of the columns stand on line 1.
"""

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet

from baken.linkage.batch.texts import Coded
from baken.linkage.complaints import BadFile
from baken.linkage.mention import COLUMNS

PARQUET = b"PAR1"


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
    try:
        return _parquet(path, wanted) if start == PARQUET else _csv(path, wanted)
    except pa.ArrowInvalid as trouble:
        raise BadFile(_complaint(path, str(trouble))) from trouble


def _parquet(path: Path, wanted: tuple[str, ...]) -> pa.Table:
    names = pa.parquet.read_schema(path).names
    return pa.parquet.read_table(path, columns=[name for name in wanted if name in names])


def _csv(path: Path, wanted: tuple[str, ...]) -> pa.Table:
    with path.open("rb") as file:
        header = file.readline().decode("utf-8-sig", "replace")
    mark = ";" if header.count(";") > header.count(",") else ","
    names = [name.strip().strip('"') for name in header.strip().split(mark)]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise BadFile(f"Op regel 1 staat de kolom {twice} twee keer. Haal er een weg.")
    return pa.csv.read_csv(
        path,
        parse_options=pa.csv.ParseOptions(delimiter=mark, newlines_in_values=True),
        convert_options=pa.csv.ConvertOptions(
            column_types={name: pa.string() for name in names},
            include_columns=[name for name in wanted if name in names],
            strings_can_be_null=False,
            check_utf8=True,
        ),
    )


def _complaint(path: Path, trouble: str) -> str:
    """Say where a CSV file goes wrong, by reading it the slow way."""
    raw = path.read_bytes()
    lines = raw.split(b"\n")
    for place, line in enumerate(lines, 1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as wrong:
            column = _column(lines[0], line[: wrong.start])
            return (
                f"Rij {place}, kolom {column}: hier staan tekens die geen UTF-8 zijn. "
                "Bewaar het bestand als UTF-8."
            )
    return (
        _uneven(lines) or f"{path.name} is geen leesbaar CSV- of Parquet-bestand: {trouble[:200]}"
    )


def _column(header: bytes, before: bytes) -> str:
    names = header.decode("utf-8", "replace").strip().split(",")
    place = before.count(b",")
    return names[place] if place < len(names) else str(place + 1)


def _uneven(lines: Iterable[bytes]) -> str:
    """Name the first line with too few or too many fields."""

    texts = (line.decode("utf-8", "replace") for line in lines)
    reader = csv.reader(texts)
    names = next(reader, [])
    for row in reader:
        if row and len(row) < len(names):
            return (
                f"Rij {reader.line_num}, kolom {names[len(row)]}: de rij houdt hier op. "
                f"Er horen {len(names)} velden te staan, er staan er {len(row)}."
            )
        if len(row) > len(names):
            return (
                f"Rij {reader.line_num}, na kolom {names[-1]}: er staan {len(row)} velden, er "
                f"horen er {len(names)} te staan. "
                "Zet een tekst met een komma tussen aanhalingstekens."
            )
    return ""


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
    return Coded(codes, [text.strip() for text in encoded.dictionary.to_pylist()])


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
