"""What was noted is read without guessing: names, a period, and how certain it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.matching import reading
from baken.matching.vocabulary import Confidence
from baken.signals.vocabulary import Thing

TWICE = "Katarzyna (Kasia) Zielonka, geboren mei 1991, ook bekend als Anna van der Berg"


def _read(kind: str, text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in reading.values(kind, text):
        found.setdefault(name, []).append(value)
    return found


def test_one_person_may_have_several_names() -> None:
    assert _read("person", TWICE) == {
        "alias": ["Kasia"], "given_name": ["Katarzyna", "Anna"], "surname": ["Zielonka", "Berg"],
        "infix": ["van der"], "dob": ["mei 1991"],
    }  # fmt: skip


@pytest.mark.parametrize(("text", "period"), [
    ("Duinpad 81, Zandhaven, sinds maart 2024", {"since": ["2024-03"]}),
    ("Duinpad 81, Zandhaven (van 01-02-2023 tot en met 2024)",
     {"since": ["2023-02-01"], "until": ["2024"]}),
    ("Duinpad 81, Zandhaven, tot 05/2025", {"until": ["2025-05"]}),
    ("Duinpad 81, Zandhaven", {}),
])  # fmt: skip
def test_an_address_holds_for_a_period(text: str, period: dict[str, list[str]]) -> None:
    place = {"street": ["Duinpad"], "house_no": ["81"], "city": ["Zandhaven"]}
    assert _read("address", text) == place | period


@pytest.mark.parametrize(("attribute", "value", "text", "certain"), [
    ("dob", "02-05-1991", "Kasia, geboren 02-05-1991", Confidence.STATED),
    ("dob", "mei 1991", "Kasia, geboren mei 1991", Confidence.PARTIAL),
    ("dob", "ca. 1991", "Kasia, ca. 1991", Confidence.ABOUT),
    ("surname", "Zielonka", "Zielonka, misschien", Confidence.ABOUT),
    ("given_name", "K.", "K. Zielonka", Confidence.PARTIAL),
    ("said", "een busje", "een busje", Confidence.UNREAD),
])  # fmt: skip
def test_how_certain_a_value_is_follows_from_its_text(
    attribute: str, value: str, text: str, certain: Confidence
) -> None:
    assert reading.certainty(attribute, value, text) == certain


@given(st.sampled_from(list(Thing)), st.text(max_size=80))
def test_whatever_was_noted_can_be_read_and_weighed(kind: Thing, text: str) -> None:
    for name, value in reading.values(kind, text):
        assert value
        assert reading.certainty(name, value, text) in Confidence
