"""A person brings a file; what is wrong with it is said with row and column."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.statistics.mse import BadTable, CaptureTable, read
from baken.statistics.mse.reading import parse
from baken.statistics.mse.tests.known import table

ROWS = [
    {"pid": 1, "source": "politie", "on": date(2026, 1, 1)},
    {"pid": 1, "source": "politie", "on": date(2026, 2, 1)},
    {"pid": 1, "source": "zorg", "on": date(2026, 12, 31)},
    {"pid": 1, "source": "CoMensha", "on": date(2026, 3, 1)},
    {"pid": 2, "source": "zorg", "on": date(2025, 12, 31)},
    {"pid": 3, "source": "opvang", "on": date(2026, 5, 1)},
]
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], "leeg"),
        (["# only a remark"], "leeg"),
        (["A,B,count", "1,0,0"], "alle aantallen zijn nul"),
        (["A,count", "1,2"], "minstens twee lijsten"),
        (["A,A,count", "1,0,2"], "Rij 1: de kolom “A”"),
        (["A,,count", "1,0,2"], "Rij 1: de kolom “”"),
        (["A,B,count", "1,2,3"], "Rij 2, kolom “B”: “2” is geen 0 of 1"),
        (["A,B,count", "1,,3"], "Rij 2, kolom “B”: “” is geen 0 of 1"),
        (["# remark", "A,B,count", "1,0,3", "", "1,1,-1"], "Rij 5, kolom “count”: “-1”"),
        (["A,B,count", "1,0,2.5"], "Rij 2, kolom “count”: “2.5”"),
        (["A,B,count", "1,0,²"], "Rij 2, kolom “count”: “²”"),
        (["A,B,count", "1,0"], "Rij 2 heeft 2 kolommen"),
        (["A,B,count", "0,0,4"], "Rij 2: geen enkele lijst heeft een 1"),
    ],
)
def test_a_bad_file_is_refused(lines: list[str], said: str) -> None:
    with pytest.raises(BadTable, match=said):
        parse(lines)


def test_an_unknown_covariate_is_refused() -> None:
    with pytest.raises(BadTable, match="geen kolom “leeftijd”"):
        parse(["A,B,count", "1,0,3"], ["leeftijd"])


def test_a_missing_file_and_one_that_is_no_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadTable, match=r"weg\.csv is niet te lezen"):
        read(tmp_path / "weg.csv")
    (tmp_path / "raar.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadTable, match=r"raar\.csv is geen tekstbestand"):
        read(tmp_path / "raar.csv")


def test_a_file_without_count_has_one_person_a_row() -> None:
    found = parse(["A,B", "1,0", "1,0", "1,1"])
    assert list(found.counts) == [0, 2, 0, 1]


def test_rows_of_the_same_history_are_added() -> None:
    assert list(parse(["A,B,count", "1,0,2", "1,0,3"]).counts) == [0, 5, 0, 0]


def test_membership_counts_a_person_once_per_list_and_only_in_the_period() -> None:
    found = CaptureTable.from_membership(
        ROWS, person="pid", list_="source", period=YEAR, exclude=["CoMensha"]
    )
    assert found.lists == ("opvang", "politie", "zorg")
    assert dict(enumerate(found.counts)) == {m: {1: 1, 6: 1}.get(m, 0) for m in range(8)}


def test_membership_reads_what_looks_like_a_data_frame() -> None:
    class Frame:
        def to_dict(self, orient: str) -> list[dict[str, Any]]:
            assert orient == "records"
            return ROWS

    assert CaptureTable.from_membership(Frame(), person="pid", list_="source").observed == 3


def test_covariates_of_a_person_are_joined_over_rows() -> None:
    rows = [{"pid": 1, "source": "a", "age": None}, {"pid": 1, "source": "b", "age": "minor"}]
    found = CaptureTable.from_membership(rows, person="pid", list_="source", covariates=["age"])
    assert found.cells == ((3, ("minor",), 1),)


def test_a_row_without_a_day_is_refused_when_there_is_a_period() -> None:
    with pytest.raises(BadTable, match="geen dag"):
        CaptureTable.from_membership(
            [{"pid": 1, "source": "a"}], person="pid", list_="source", period=YEAR
        )


def test_too_many_lists_and_lists_of_one_name_are_refused() -> None:
    with pytest.raises(BadTable, match="13 lijsten"):
        CaptureTable(tuple("abcdefghijklm"), ())
    with pytest.raises(BadTable, match="dezelfde naam"):
        CaptureTable(("a", "a", "b"), ())


def test_who_is_on_no_other_list_leaves_with_the_list() -> None:
    found = table("Artificial_3").without(["A"])
    assert found.lists == ("B", "C")
    whole = table("Artificial_3").counts
    assert list(found.counts[1:]) == [whole[m] + whole[m | 1] for m in (2, 4, 6)]


def test_diagnosis_of_a_table() -> None:
    found = table("Artificial_3").diagnose()
    assert (found.observed, found.overlap, found.smallest_cell) == (96, 6, 6)
    assert found.empty_pairs == (("A", "C"), ("B", "C"))
    assert found.sizes == {"A": 46, "B": 36, "C": 20}
    inside = CaptureTable.from_counts(["A", "B", "C"], [0, 5, 0, 2, 3, 0, 0, 0]).diagnose()
    assert inside.subsets == (("B", "A"),)


@given(st.permutations(range(7)))
def test_the_fingerprint_does_not_depend_on_the_order_of_rows(order: list[int]) -> None:
    lines = [f"{mask & 1},{mask >> 1 & 1},{mask >> 2 & 1},{mask * 3}" for mask in range(1, 8)]
    header = "A,B,C,count"
    shuffled = parse([header, *(lines[place] for place in order)])
    assert shuffled.hash == parse([header, *lines]).hash


def test_the_fingerprint_of_another_table_is_another() -> None:
    assert table("NewOrl_5").hash != table("NewOrl_5_v201").hash
