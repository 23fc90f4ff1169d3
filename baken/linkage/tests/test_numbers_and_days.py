"""Phones, plates, addresses and dates, however they were typed."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baken.linkage import days, numbers

DAYS = st.dates(date(1925, 1, 2), date(2030, 12, 31)).filter(
    lambda day: (day.month, day.day) != (1, 1)
)
WAYS = ("0{0}{1}", "0{0}-{1}", "+31{0}{1}", "+31 {0} {1}", "0031{0}{1}", "(0){0} {1}",
        "+31(0){0}{1}",
        "0{0}.{1}", "31{0}{1}")  # fmt: skip


@settings(deadline=None)
@given(st.from_regex(r"[1-9][0-9]{7}", fullmatch=True), st.sampled_from(WAYS))
def test_a_mobile_number_is_one_however_written(tail: str, way: str) -> None:
    if not numbers._invented("+316" + tail):
        assert numbers.phone(way.format("6", tail)) == "+316" + tail


def test_a_foreign_number_keeps_its_country() -> None:
    assert numbers.phone("0040 721 555 012") == numbers.phone("+40721555012") == "+40721555012"


@pytest.mark.parametrize("text", ["", "geen", "0600000000", "12", "0612345678", "onbekend 06"])
def test_a_number_to_fill_a_field_is_no_number(text: str) -> None:
    assert numbers.phone(text) == ""


def test_plates_meet_and_half_read_ones_do_not() -> None:
    assert numbers.plate("ab-012-c") == numbers.plate("AB O12 C") == "AB012C"
    assert numbers.plate("AB-?12-C") == ""


@pytest.mark.parametrize(
    ("number", "suffix"), [("12", "A"), ("12a", ""), ("12 A", ""), ("12-a", "")]
)
def test_a_house_number_holds_its_suffix(number: str, suffix: str) -> None:
    assert numbers.house(number, suffix) == "12-A"


def test_postcodes_and_companies() -> None:
    assert numbers.postcode("1234 ab") == "1234AB"
    assert numbers.company("1234.5678") == numbers.company("12345678")
    assert numbers.company("0") == ""


@settings(deadline=None)
@given(DAYS)
def test_a_whole_day_is_read_in_each_order(day: date) -> None:
    expected = days.Day(day.year, day.month, day.day)
    assert days.read(day.isoformat()) == expected
    assert days.read(f"{day.day}-{day.month}-{day.year}") == expected
    assert days.read(f"{day:%Y%m%d}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1988", days.Day(1988)), ("1988-04", days.Day(1988, 4)), ("04-1988", days.Day(1988, 4)),
        ("ca. 1988", days.Day(1988, about=True)), ("1988-01-01", days.Day(1988)),
        ("1988-31-12", days.Day(1988, 12, 31)), ("12 mei 1988", days.Day(1988, 5, 12)),
        ("onbekend", days.UNKNOWN), ("", days.UNKNOWN), ("1988-02-30", days.Day(1988, 2)),
    ],
)  # fmt: skip
def test_a_day_is_known_as_far_as_it_says(text: str, expected: days.Day) -> None:
    assert days.read(text) == expected


@settings(deadline=None)
@given(st.text(max_size=20))
def test_no_text_stops_the_reading(text: str) -> None:
    days.read(text)
    for write in (numbers.phone, numbers.plate, numbers.postcode, numbers.street, numbers.company):
        write(text)
    numbers.house(text, text)
