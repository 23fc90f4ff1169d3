"""Names in one way of writing, whatever the language: no rule asks where a name is from."""

import pytest
from hypothesis import given as for_any
from hypothesis import settings
from hypothesis import strategies as st

from baken.linkage.names import family, given
from baken.linkage.names.fold import fold
from baken.linkage.names.sound import skeleton, sound

TEXTS = st.text(max_size=30)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("van der Berg", "Berg, van der"), ("v.d. Berg", "Berg"), ("vandenberg", "van den Berg"),
        ("El Amrani", "Al-Amrani"), ("elAmrani", "Amrani"), ("Kowalska", "Kowalski"),
        ("Ivanova", "Ivanov"), ("Ivanoff", "Ivanov"), ("Stoyanovska", "Stoyanovski"),
        ("van 't Hof", "Hof"), ("Kovács", "Kovacs"), ("Yıldız", "Yildiz"), ("Țurcan", "Turcan"),
    ],
)  # fmt: skip
def test_ways_to_write_one_family_name_meet(one: str, other: str) -> None:
    assert family.parts("", one)[0] == family.parts("", other)[0]


def test_a_separate_infix_makes_no_difference() -> None:
    assert family.parts("van der", "Linden") == family.parts("", "van der Linden")


def test_a_married_name_keeps_both() -> None:
    assert family.parts("", "Jansen-de Boer") == ("jansen", "boer")


def test_a_name_that_is_an_infix_stays_a_name() -> None:
    assert family.parts("", "Ten") == ("ten",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Johannes", "Jan"), ("Katarzyna", "Kasia"), ("Mohammed", "Mohamed"),
        ("Georgi", "Gueorgui"),
        ("Erzsébet", "Zsóka"), ("Mehmet", "Muhammad"), ("Małgorzata", "Gosia"),
        ("Ștefan", "Stefan"),
        ("Chukwuemeka", "Emeka"), ("Георги", "Gosho"), ("Khadija", "Khadidja"),
    ],
)  # fmt: skip
def test_short_forms_and_spellings_are_one_family(one: str, other: str) -> None:
    assert set(given.roots(given.words(one)[0])) & set(given.roots(given.words(other)[0]))


@pytest.mark.parametrize(("one", "other"), [("Anna", "Petra"), ("Jan", "Kees"), ("Ali", "Emre")])
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert not set(given.roots(one.lower())) & set(given.roots(other.lower()))


@pytest.mark.parametrize(
    ("one", "other"), [("szymanski", "shimanski"), ("philips", "filips"), ("youssef", "yousef")]
)
def test_spellings_that_sound_alike_meet(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@settings(deadline=None)
@for_any(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert set(fold(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789' -")


@settings(deadline=None)
@for_any(TEXTS, TEXTS)
def test_every_text_is_read_and_case_does_not_matter(infix: str, text: str) -> None:
    folded = fold(text)
    assert family.parts(infix, folded) == family.parts(infix, folded.upper())
    assert given.words(folded) == given.words(folded.upper())
    for word in given.words(text):
        assert given.roots(word)
        assert isinstance(sound(word), str)


def test_the_list_of_short_forms_is_folded_already() -> None:
    assert all(fold(name) == name for name in given.families())
