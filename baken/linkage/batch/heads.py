"""The first lines of a CSV file, however a spreadsheet wrote them, and where a file goes wrong."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

MARKS = (",", ";", "\t", "|")
FIRST = 1_000_000
LONGEST = 2**31 - 1


@dataclass(frozen=True)
class Head:
    """Names in lower case, what stands between fields, and how many lines this takes."""

    names: list[str]
    mark: str
    lines: int
    alone: bool


def read_head(path: Path) -> Head:
    """Find the line with names: after empty lines and a line `sep=;`."""
    with path.open("rb") as file:
        raw = file.read(FIRST)
    lines = raw.decode("utf-8-sig", "replace").splitlines()
    for place, line in enumerate(lines):
        if line.strip() and not line.lower().startswith("sep="):
            mark, names = max(((mark, _names(line, mark)) for mark in MARKS), key=_worth)
            rest = "".join(lines[place + 1 :]).strip()
            return Head(names, mark, place + 1, not rest and len(raw) < FIRST)
    return Head([], ",", 0, alone=True)


def _worth(found: tuple[str, list[str]]) -> tuple[bool, int]:
    return "row_id" in found[1], len(found[1])


def _names(line: str, mark: str) -> list[str]:
    csv.field_size_limit(LONGEST)
    return [name.strip().lower() for name in next(csv.reader([line], delimiter=mark), [])]


def complaint(path: Path) -> str:
    """Say where a CSV file goes wrong, by reading it the slow way."""
    head = read_head(path)
    lines = path.read_bytes().split(b"\n")
    for place, line in enumerate(lines, 1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as wrong:
            column = _column(head, line[: wrong.start])
            return (
                f"Rij {place}, kolom {column}: hier staan tekens die geen UTF-8 zijn. "
                "Bewaar het bestand als UTF-8."
            )
    return _uneven(head, lines) or (
        f"{path.name} is geen leesbaar CSV- of Parquet-bestand. Kijk of het heel is, en of er "
        "een komma of puntkomma tussen de velden staat."
    )


def _column(head: Head, before: bytes) -> str:
    place = before.count(head.mark.encode())
    return head.names[place] if place < len(head.names) else str(place + 1)


def _uneven(head: Head, lines: Iterable[bytes]) -> str:
    """Name the first line with too few or too many fields."""
    texts = (line.decode("utf-8", "replace") for line in lines)
    names = head.names
    reader = csv.reader(texts, delimiter=head.mark)
    for row in reader:
        if reader.line_num <= head.lines:
            continue
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
