"""Reads a capture table from a CSV file, and says precisely what is wrong with one.

A file has a line of names, one column of zeros and ones per list, and a column `count` (or `Freq`).
Without that column every line is one person. Lines that begin with # are remarks. Columns named as
covariates hold levels; an empty one is not known.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from baken.statistics.mse.cells import mask_of
from baken.statistics.mse.table import BadTable, CaptureTable, Levels

COUNT = {"count", "freq", "n", "aantal"}


@dataclass(frozen=True, slots=True)
class _Columns:
    names: tuple[str, ...]
    lists: tuple[int, ...]
    covariates: tuple[int, ...]
    count: int | None


def read(path: Path, covariates: Sequence[str] = ()) -> CaptureTable:
    """Read a file; raise BadTable with the row and the column that are wrong."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as trouble:
        raise BadTable(f"{path.name} is niet te lezen: {trouble.strerror}.") from trouble
    except UnicodeDecodeError as trouble:
        raise BadTable(f"{path.name} is geen tekstbestand in UTF-8.") from trouble
    return parse(text.splitlines(), covariates)


def parse(lines: Iterable[str], covariates: Sequence[str] = ()) -> CaptureTable:
    """Read the lines of a file; rows are numbered as an editor numbers lines."""
    numbered = [(place, line) for place, line in enumerate(lines, start=1) if _says_something(line)]
    if not numbered:
        raise BadTable("Het bestand is leeg: er staat geen regel met namen van kolommen in.")
    columns = _columns(next(csv.reader([numbered[0][1]])), numbered[0][0], covariates)
    totals: Counter[tuple[int, Levels]] = Counter()
    for place, line in numbered[1:]:
        mask, levels, number = _row(next(csv.reader([line])), place, columns)
        totals[mask, levels] += number
    cells = tuple((mask, levels, n) for (mask, levels), n in sorted(totals.items(), key=str) if n)
    if not cells:
        raise BadTable("Er staat niemand in het bestand: alle aantallen zijn nul.")
    names = tuple(columns.names[place] for place in columns.lists)
    return CaptureTable(names, cells, tuple(covariates))


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _columns(header: list[str], place: int, covariates: Sequence[str]) -> _Columns:
    names = tuple(name.strip() for name in header)
    for name, number in Counter(names).items():
        if number > 1 or not name:
            raise BadTable(f"Rij {place}: de kolom “{name}” heeft geen naam of komt vaker voor.")
    missing = [name for name in covariates if name not in names]
    if missing:
        raise BadTable(f"Rij {place}: er is geen kolom “{missing[0]}”.")
    counts = [at for at, name in enumerate(names) if name.lower() in COUNT]
    lists = [at for at, name in enumerate(names) if at not in counts and name not in covariates]
    if len(lists) < 2:
        raise BadTable(
            f"Rij {place}: er zijn minstens twee lijsten nodig en hier is er {len(lists)}."
        )
    wanted = tuple(names.index(name) for name in covariates)
    return _Columns(names, tuple(lists), wanted, counts[0] if counts else None)


def _row(values: list[str], place: int, columns: _Columns) -> tuple[int, Levels, int]:
    if len(values) != len(columns.names):
        raise BadTable(
            f"Rij {place} heeft {len(values)} kolommen; de eerste regel heeft er "
            f"{len(columns.names)}."
        )
    mask = mask_of(tuple(_members(values, place, columns)))
    number = _number(values, place, columns)
    if not mask and number and not columns.covariates:
        raise BadTable(
            f"Rij {place}: geen enkele lijst heeft een 1; wie op geen lijst staat, is niet geteld."
        )
    levels = tuple(values[at].strip() or None for at in columns.covariates)
    # Numbers of people on no list, known from elsewhere, take no part in an estimate of them.
    return mask, levels, number if mask else 0


def _members(values: list[str], place: int, columns: _Columns) -> Iterator[int]:
    for bit, at in enumerate(columns.lists):
        value = values[at].strip()
        if value not in {"0", "1"}:
            raise BadTable(
                f"Rij {place}, kolom “{columns.names[at]}”: “{value}” is geen 0 of 1. "
                "Of iemand op een lijst staat, moet bekend zijn."
            )
        if value == "1":
            yield bit


def _number(values: list[str], place: int, columns: _Columns) -> int:
    if columns.count is None:
        return 1
    value = values[columns.count].strip()
    if not (value.isascii() and value.isdigit()):
        raise BadTable(
            f"Rij {place}, kolom “{columns.names[columns.count]}”: “{value}” is geen heel getal "
            "van nul of meer."
        )
    return int(value)
