"""The extract of the Kadaster: what lies spread over files becomes one address, and no more."""

from datetime import date
from pathlib import Path

import pytest

from baken.enforcement import bag, bag_xml
from baken.enforcement.grid import degrees
from baken.enforcement.tests.extract import extract, home, number, since
from baken.enforcement.tests.test_load_the_register import written

DAY = date(2026, 11, 8)


def test_an_address_is_joined_from_its_four_files(tmp_path: Path) -> None:
    path = extract(tmp_path / "bag.zip", [number(1), number(2)], [home(1)])
    assert bag_xml.is_extract(path)
    first, second = bag_xml.rows(path, day=DAY)
    assert first == bag.BagRow(
        "0000000000000001", "Proefpad", 1, "A", "1234AB", "Zandhaven",
        ("woonfunctie", "winkelfunctie"), 80, 121000, 487001,
    )  # fmt: skip
    assert second is not None
    assert (second.uses, second.floor_area, second.x) == ((), None, None)
    assert list(bag_xml.rows(path, skip=1, day=DAY)) == [second]


def test_what_ended_was_withdrawn_or_is_still_to_come_is_passed_by(tmp_path: Path) -> None:
    versions = [
        since("2010-01-01", "2020-01-01") + number(1, house=99),
        since("2020-01-01") + number(1),
        since("2027-01-01") + number(1, house=98),
        number(2, status="Naamgeving ingetrokken"),
    ]
    path = extract(tmp_path / "bag.zip", versions, [])
    assert [row and row.number for row in bag_xml.rows(path, day=DAY)] == [1]


def test_nothing_outside_the_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text("4711")
    entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    told = number(1).replace("<o:huisletter>A", "<o:huisletter>&e;")
    path = extract(tmp_path / "bag.zip", [told], [], doctype=entity)
    try:
        found = list(bag_xml.rows(path, day=DAY))
    except bag.UnreadableFile:
        return
    assert all(row is None or "4711" not in row.addition for row in found)


def test_a_broken_extract_says_so_and_a_csv_is_none(tmp_path: Path) -> None:
    path = extract(tmp_path / "bag.zip", ["<o:open>"], [])
    with pytest.raises(bag.UnreadableFile, match="beschadigd"):
        list(bag_xml.rows(path, day=DAY))
    assert not bag_xml.is_extract(written(tmp_path / "bag.csv", 1))


@pytest.mark.parametrize(
    ("point", "place"),
    [
        ((155_000, 463_000), (5.387206, 52.155174)),
        ((120_700.723, 487_525.501), (4.883526, 52.374533)),
        ((233_883.131, 582_065.167), (6.568201, 53.219383)),
    ],
)
def test_known_towers_stand_where_they_stand(
    point: tuple[float, float], place: tuple[float, float]
) -> None:
    assert degrees(*point) == pytest.approx(place, abs=0.00001)
