"""The register of addresses: what a file holds, and going on where it was broken off."""

import gzip
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.enforcement import bag

HEADER = (
    "openbareruimte;huisnummer;huisletter;huisnummertoevoeging;postcode;woonplaats;"
    "nummeraanduiding;verblijfsobjectgebruiksdoel;oppervlakteverblijfsobject"
)


def written(path: Path, count: int, *, area: int = 80) -> Path:
    """Write so many addresses."""
    lines = (
        f"Proefpad;{each};A;2;1234 ab;Zandhaven;{each};woonfunctie,winkelfunctie;{area}"
        for each in range(1, count + 1)
    )
    path.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
    return path


def test_a_line_is_read_as_people_write_it(tmp_path: Path) -> None:
    [row] = bag.rows(written(tmp_path / "bag.csv", 1))
    assert row == bag.BagRow(
        "0000000000000001", "Proefpad", 1, "A-2", "1234AB", "Zandhaven",
        ("woonfunctie", "winkelfunctie"), 80,
    )  # fmt: skip


def test_packed_files_read_the_same(tmp_path: Path) -> None:
    plain = written(tmp_path / "bag.csv", 3)
    packed = tmp_path / "bag.csv.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    zipped = tmp_path / "bag.zip"
    with zipfile.ZipFile(zipped, "w") as made:
        made.write(plain, "bag.csv")
    expected = list(bag.rows(plain))
    assert list(bag.rows(packed)) == list(bag.rows(zipped)) == expected
    assert list(bag.rows(plain, skip=2)) == expected[2:]


def test_a_file_without_addresses_says_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a;b\n1;2\n")
    with pytest.raises(bag.UnreadableFile, match="huisnummer"):
        list(bag.rows(path))
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as made:
        made.writestr("x.txt", "niets")
    with pytest.raises(bag.UnreadableFile, match="geen CSV"):
        list(bag.rows(tmp_path / "x.zip"))


PLACES = {"id": 0, "street": 1, "number": 2, "town": 3, "floor_area": 4}


@given(st.lists(st.text(max_size=120), max_size=6))
def test_whatever_stands_in_a_line_fits_the_table_or_is_none(cells: list[str]) -> None:
    row = bag.read(cells, PLACES)
    if row is not None:
        assert len(row.id) == 16
        assert len(row.street) <= 80
        assert 0 <= row.number <= 99_999
        assert row.floor_area is None or 0 < row.floor_area < bag.LARGEST_AREA
