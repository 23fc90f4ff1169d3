"""`baken link resolve`: a file in, a file out, and sentences when something is wrong with it."""

import csv
from contextlib import suppress
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baken.linkage.complaints import BadFile
from baken.linkage.quality import quality
from baken.linkage.resolving import resolve_file
from baken.linkage.tests.generator import COLUMNS, Noise, mentions


def _write(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def _entities(out: Path) -> dict[str, str]:
    with out.open(encoding="utf-8") as file:
        return {row["row_id"]: row["entity"] for row in csv.DictReader(file)}


def _person(number: str, **said: str) -> dict[str, str]:
    return dict.fromkeys(COLUMNS, "") | {"row_id": number, "municipality": "Zandhaven"} | said


@pytest.mark.parametrize(
    ("seed", "noise", "least"),
    [(21, Noise(), 0.78), (22, Noise(missing=0.15, slips=0.12, bogus=0.05), 0.6)],
)
def test_ten_thousand_mentions_come_together(
    tmp_path: Path, seed: int, noise: Noise, least: float
) -> None:
    rows, truth = mentions(10_000, seed, noise)
    out = tmp_path / "out.csv"
    outcome = resolve_file(_write(tmp_path / "in.csv", rows), out)
    found = _entities(out)
    numbers: dict[str, int] = {}
    codes = [numbers.setdefault(found[row["row_id"]], len(numbers)) for row in rows]
    judged = quality(np.array(codes), np.array([each.entity for each in truth]))
    assert judged.f1 >= least
    assert outcome.largest <= 60
    assert outcome.entities == len(numbers)


def test_the_same_file_gives_the_same_answer_in_any_order(tmp_path: Path) -> None:
    rows, _ = mentions(800, 3)
    first, second = tmp_path / "1.csv", tmp_path / "2.csv"
    resolve_file(_write(tmp_path / "a.csv", rows), first)
    resolve_file(_write(tmp_path / "b.csv", rows[::-1]), second)
    assert _groups(first) == _groups(second)


def _groups(out: Path) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row, entity in _entities(out).items():
        found.setdefault(entity, set()).add(row)
    return {frozenset(each) for each in found.values()}


def test_columns_may_be_absent_unknown_or_empty(tmp_path: Path) -> None:
    rows = [
        {
            "row_id": str(place),
            "surname": "Wisniewska",
            "given_name": name,
            "dob": day,
            "shoe": "42",
        }
        for place, (name, day) in enumerate(
            [("Katarzyna", "1991-04-12"), ("Kasia", "12-04-1991"), ("", "")]
        )
    ]
    out = tmp_path / "out.csv"
    resolve_file(_write(tmp_path / "in.csv", rows), out)
    found = _entities(out)
    assert found["0"] == found["1"] != found["2"]


def test_twins_and_housemates_stay_apart(tmp_path: Path) -> None:
    home = {"street": "Molenweg", "house_no": "4", "city": "Zandhaven", "phone": "0612348765",
            "surname": "Popescu"}  # fmt: skip
    rows = [_person("1", given_name="Andrei", dob="1990-05-06", sex="M", **home),
            _person("2", given_name="Elena", dob="1990-05-06", sex="V", **home),
            _person("3", given_name="Vasile", dob="1961-02-03", sex="M", **home)]  # fmt: skip
    out = tmp_path / "out.csv"
    resolve_file(_write(tmp_path / "in.csv", rows), out)
    assert len({*_entities(out).values()}) == 3


NAMES = ("Anna", "Petra", "Mehmet", "Ferenc", "Bilal", "Joy", "Kees", "Radu")


def test_a_number_that_all_use_makes_nobody_one(tmp_path: Path) -> None:
    rows = [_person(str(place), phone="0612348765", given_name=name)
            for place, name in enumerate(NAMES)]  # fmt: skip
    out = tmp_path / "out.csv"
    resolve_file(_write(tmp_path / "in.csv", rows), out)
    assert len({*_entities(out).values()}) == len(rows)


def test_parquet_is_read_as_well(tmp_path: Path) -> None:
    rows, _ = mentions(300, 4)
    table = pa.table({name: [row[name] for row in rows] for name in COLUMNS})
    pa.parquet.write_table(table, tmp_path / "in.parquet")
    resolve_file(tmp_path / "in.parquet", tmp_path / "p.csv")
    resolve_file(_write(tmp_path / "in.csv", rows), tmp_path / "c.csv")
    assert _entities(tmp_path / "p.csv") == _entities(tmp_path / "c.csv")


@pytest.mark.parametrize("rows", [[], [_person("1")]])
def test_nobody_or_one_is_no_trouble(tmp_path: Path, rows: list[dict[str, str]]) -> None:
    (tmp_path / "in.csv").write_text(",".join(COLUMNS) + "\n" + "".join(
        ",".join(row.values()) + "\n" for row in rows), "utf-8")  # fmt: skip
    assert resolve_file(tmp_path / "in.csv", tmp_path / "out.csv").entities == len(rows)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "leeg"),
        (b"name\nx\n", "row_id op regel 1"),
        (b"row_id,dob\n1,\n1,\n", "Rij 3, kolom row_id: 1 staat ook in rij 2"),
        (b"row_id,dob\n1,\n,1990\n", "Rij 3, kolom row_id"),
        (b"row_id,surname\n1,a\n2\n", "Rij 3, kolom surname"),
        (b"row_id,surname\n1,a\n2,b,c\n", "Rij 3, na kolom surname"),
        (b"row_id,surname\n1,a\n2,\xff\xfe\n", "Rij 3, kolom surname: hier staan tekens"),
        (b"row_id,signal_date\n1,2026-01-02\n2,gisteren\n", "Rij 3, kolom signal_date"),
        (b"row_id,dob,dob\n1,,\n", "dob twee keer"),
        (b"PAR1 but not really", "geen leesbaar"),
        (b"PK\x03\x04 a workbook", "werkmap"),
        ("row_id\n1\n".encode("utf-16"), "UTF-16"),
        (b"row_id;surname\n1;a\n2;b;c\n", "Rij 3, na kolom surname"),
        (b"row_id,surname\n1,\"" + b"a" * 3_000_000 + b"\"\n", "geen leesbaar"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_told_by_row_and_column(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "in.csv").write_bytes(content)
    with pytest.raises(BadFile, match=says):
        resolve_file(tmp_path / "in.csv", tmp_path / "out.csv")


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffrow_id,given_name,surname,dob\n{0}",
        '\ufeff"row_id","given_name","surname","dob"\r\n{0}',
        "sep=;\nrow_id;given_name;surname;dob\n{1}",
        "\n\nrow_id\tgiven_name\tsurname\tdob\n{2}\n\n",
        "Row_ID , Given_Name,SURNAME, dob,,\n{3}",
        "row_id,given_name,surname,dob\r{0}",
    ],
)
def test_it_reads_what_spreadsheets_write(tmp_path: Path, content: str) -> None:
    rows = [["1", "Anna", "Wisniewska", "1990-02-03"], ["2", "Anna", "Wiśniewska", "03-02-1990"]]
    lines = ["\n".join(mark.join(row) for row in rows) + "\n" for mark in (",", ";", "\t")]
    lines.append("\n".join(",".join([*row, "", ""]) for row in rows) + "\n")
    (tmp_path / "in.csv").write_text(content.format(*lines), "utf-8", newline="")
    assert resolve_file(tmp_path / "in.csv", tmp_path / "out.csv").rows == 2
    assert len({*_entities(tmp_path / "out.csv").values()}) == 1


@pytest.mark.parametrize("word", ["nan", "None", "NULL", "onbekend", "?"])
def test_a_word_for_not_known_is_no_name(tmp_path: Path, word: str) -> None:
    rows = [_person(str(at), given_name=word, surname=word, dob=word, phone=word) for at in "1234"]
    resolve_file(_write(tmp_path / "in.csv", rows), tmp_path / "out.csv")
    assert len({*_entities(tmp_path / "out.csv").values()}) == 4


def test_a_number_from_a_spreadsheet_is_the_number(tmp_path: Path) -> None:
    rows = [_person("1", given_name="Anna", phone="612348765.0", surname="Wisniewska"),
            _person("2", given_name="Anna", phone="06-12348765", surname="Wisniewska")]  # fmt: skip
    resolve_file(_write(tmp_path / "in.csv", rows), tmp_path / "out.csv")
    assert len({*_entities(tmp_path / "out.csv").values()}) == 1


def test_only_a_heading_is_nobody(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("row_id,given_name", "utf-8")
    assert resolve_file(tmp_path / "in.csv", tmp_path / "out.csv").rows == 0


def test_the_file_that_is_read_is_not_written_over(tmp_path: Path) -> None:
    path = _write(tmp_path / "in.csv", [_person("1")])
    with pytest.raises(BadFile, match="andere naam"):
        resolve_file(path, path)


@settings(deadline=None, max_examples=60)
@given(content=st.binary(max_size=200), head=st.sampled_from([b"", b"row_id,dob,phone\n", b"PAR1"]))
def test_whatever_comes_is_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, head: bytes
) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "in.csv").write_bytes(head + content)
    with suppress(BadFile):
        assert resolve_file(folder / "in.csv", folder / "out.csv").rows >= 0
