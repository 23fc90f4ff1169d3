"""A code survives being read aloud, typed over and misheard."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.core.ids import ALPHABET, check_character, new_code, new_id, read_code

BODIES = st.text(ALPHABET, min_size=5, max_size=5)
PREFIXES = st.sampled_from("MS")


def written(prefix: str, letters: str) -> str:
    """Give letters as people see a code."""
    return f"{prefix}-{letters[:4]}-{letters[4:]}"


@given(prefix=PREFIXES)
def test_a_new_code_can_be_read_back(prefix: str) -> None:
    code = new_code(prefix)
    assert read_code(code) == code
    assert code.startswith(f"{prefix}-")


@given(prefix=PREFIXES, body=BODIES)
def test_people_may_type_it_their_own_way(prefix: str, body: str) -> None:
    code = written(prefix, body + check_character(body))
    for typed in (code.lower(), code.replace("-", ""), code.replace("-", " "), f"  {code}. ",
                  " ".join(code), code.replace("-", "–")):  # fmt: skip
        assert read_code(typed) == code


@given(prefix=PREFIXES, body=BODIES)
def test_one_wrong_character_is_caught_wherever_it_is(prefix: str, body: str) -> None:
    letters = body + check_character(body)
    for place in range(6):
        for other in set(ALPHABET + "U") - {letters[place]}:
            wrong = letters[:place] + other + letters[place + 1 :]
            assert read_code(written(prefix, wrong)) is None


@given(prefix=PREFIXES, body=BODIES)
def test_two_neighbours_that_changed_places_are_caught(prefix: str, body: str) -> None:
    """Also the last character with the check, and the first with the prefix."""
    whole = prefix + body + check_character(body)
    for place in range(6):
        swapped = whole[:place] + whole[place + 1] + whole[place] + whole[place + 2 :]
        assert swapped == whole or read_code(swapped) is None


@pytest.mark.parametrize("place", range(5))
def test_every_pair_of_characters_gives_another_check(place: int) -> None:
    """The claim in full: at each place, each character has a check of its own."""
    rest = "7K3M4"
    checks = {check_character(rest[:place] + each + rest[place + 1 :]) for each in ALPHABET}
    assert len(checks) == len(ALPHABET)


@given(first=st.sampled_from(ALPHABET), second=st.sampled_from(ALPHABET), place=st.integers(0, 3))
def test_every_swap_in_a_body_gives_another_check(first: str, second: str, place: int) -> None:
    body, swapped = list("22222"), list("22222")
    body[place : place + 2] = [first, second]
    swapped[place : place + 2] = [second, first]
    same = check_character("".join(body)) == check_character("".join(swapped))
    assert same == (first == second)


@given(text=st.text())
def test_anything_may_be_asked(text: str) -> None:
    found = read_code(text)
    assert found is None or read_code(found) == found


@pytest.mark.parametrize(
    "text", ["", "S", "S-7K3M", "S-7K3M-4Z9", "1-2345-67", "S-IL0O-11", "7K3M4ZS"]
)
def test_what_cannot_be_a_code_is_none(text: str) -> None:
    assert read_code(text) is None


def test_the_alphabet_holds_nothing_that_is_mistaken_for_something_else() -> None:
    assert len(set(ALPHABET)) == 30
    assert not set("01ILOU") & set(ALPHABET)


def test_codes_have_no_order_and_no_meaning() -> None:
    codes = [new_code("S") for _ in range(200)]
    assert len(set(codes)) == 200
    assert codes != sorted(codes)


def test_ids_sort_by_the_moment_they_were_made() -> None:
    ids = [new_id() for _ in range(200)]
    assert ids == sorted(ids)
    assert len(set(ids)) == 200
    assert all(isinstance(each, UUID) and each.version == 7 for each in ids)
