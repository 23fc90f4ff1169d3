"""A number is found however it is written, and nothing but a number is."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.vault.numbers import LONGEST, NumberKind, number_in, numbers_in

KINDS: tuple[NumberKind, ...] = ("phone", "plate", "iban", "email", "kvk", "document")


@pytest.mark.parametrize(
    ("kind", "text", "number"),
    [
        ("phone", "06-0000 12 34", "+31600001234"),
        ("phone", "tel. 0600001234 (prepaid)", "+31600001234"),
        ("phone", "0031 6 00001234", "+31600001234"),
        ("phone", "+48 500 000 000", "+48500000000"),
        ("phone", "06-123", None),
        ("plate", "zwarte bus, 00-bkn-0", "00BKN0"),
        ("plate", "VW 12-ABC-3", "12ABC3"),
        ("plate", "XX9999", "XX9999"),
        ("plate", "B-AB 1234", "BAB1234"),
        ("plate", "een witte bus", None),
        ("plate", "Golf 7", None),
        ("iban", "NL91 ABNA 0417 1643 00 van Rik", "NL91ABNA0417164300"),
        ("iban", "nl91abna0417164300.", "NL91ABNA0417164300"),
        ("iban", "NL91 ABNA 0417 1643 01", None),
        ("iban", "NL91 ABNA 0417 1643", None),
        ("email", "Mail: Rik.V@Voorbeeld.Example.", "rik.v@voorbeeld.example"),
        ("email", "@rik", None),
        ("kvk", "Voorbeeld B.V., KvK 12 34 56 78", "12345678"),
        ("kvk", "vestiging 123456789012", None),
        ("document", "paspoort SPECI2014", "SPECI2014"),
        ("document", "paspoort onbekend", None),
    ],
)
def test_a_number_is_written_in_one_way(kind: NumberKind, text: str, number: str | None) -> None:
    assert number_in(kind, text) == number


def test_names_and_years_are_no_numbers() -> None:
    for text in ("Een man die Rik wordt genoemd", "Rik, geboren 1984", "Haringvlietstraat 14"):
        assert numbers_in(text) == {}


@given(text=st.text(max_size=300), kind=st.sampled_from(KINDS))
def test_any_text_gives_a_short_number_or_none_and_that_number_gives_itself(
    text: str, kind: NumberKind
) -> None:
    number = number_in(kind, text)
    assert number is None or (0 < len(number) <= LONGEST and number_in(kind, number) == number)


@given(
    digits=st.text("0123456789", min_size=8, max_size=8),
    gaps=st.lists(st.sampled_from(["", " ", "-"]), min_size=8, max_size=8),
    begin=st.sampled_from(["06", "+316", "00316", "+31 6 ", "(06) "]),
)
def test_a_mobile_number_is_one_number_however_it_is_typed(
    digits: str, gaps: list[str], begin: str
) -> None:
    typed = begin + "".join(gap + digit for gap, digit in zip(gaps, digits, strict=True))
    assert number_in("phone", typed) == f"+316{digits}"


def _iban(body: str) -> str:
    told = "".join(str(int(each, 36)) for each in f"{body}NL00")
    return f"NL{98 - int(told) % 97:02}{body}"


BODIES = st.builds(
    str.__add__,
    st.text(string.ascii_uppercase, min_size=4, max_size=4),
    st.text(string.digits, min_size=10, max_size=10),
)


@given(body=BODIES, is_grouped=st.booleans(), is_lower=st.booleans())
def test_an_account_is_one_number_however_it_is_typed(
    body: str, is_grouped: bool, is_lower: bool
) -> None:
    iban = _iban(body)
    typed = " ".join(iban[at : at + 4] for at in range(0, 18, 4)) if is_grouped else iban
    assert number_in("iban", f"op {typed.lower() if is_lower else typed}, elke week") == iban


@given(body=BODIES, at=st.integers(4, 17), other=st.sampled_from(string.digits))
def test_one_wrong_character_makes_no_account(body: str, at: int, other: str) -> None:
    iban = _iban(body)
    wrong = iban[:at] + other + iban[at + 1 :]
    assert (number_in("iban", wrong) == wrong) is (wrong == iban)


@given(
    parts=st.permutations(["letters", "digits", "last"]),
    letters=st.text(string.ascii_uppercase, min_size=2, max_size=2),
    digits=st.text(string.digits, min_size=2, max_size=2),
    last=st.text(string.digits, min_size=2, max_size=2),
    between=st.sampled_from(["-", " ", ""]),
)
def test_a_plate_is_one_number_however_it_is_typed(
    parts: list[str], letters: str, digits: str, last: str, between: str
) -> None:
    told = {"letters": letters, "digits": digits, "last": last}
    typed = between.join(told[part] for part in parts)
    plate = "".join(told[part] for part in parts)
    assert number_in("plate", f"een busje, {typed.lower()}.") == plate
