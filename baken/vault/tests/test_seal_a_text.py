"""A text is sealed for one cell of one row, and opens nowhere else."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.core.ids import new_id
from baken.vault.place import Place, Scope
from baken.vault.seal import (
    SHORTEST,
    DataKey,
    Unsealable,
    is_sealed,
    key_of,
    new_secret,
    seal,
    unseal,
)

KEY = DataKey(UUID(int=7), bytes(range(32)))
SCOPE = Scope("dossier", UUID(int=1), UUID(int=2), UUID(int=3))
PLACE = Place("signals_signal", "signal", UUID(int=4), SCOPE)
TEXT = "Zij woont aan de haven."

TEXTS = st.text(max_size=400)


@given(text=TEXTS)
def test_what_was_sealed_opens_as_it_was(text: str) -> None:
    stored = seal(text, key=KEY, place=PLACE, column="observation")
    assert unseal(stored, key=KEY, place=PLACE, column="observation") == text
    assert is_sealed(stored)
    assert key_of(stored) == KEY.id
    assert stored.isascii()
    assert len(urlsafe_b64decode(stored[3:])) == SHORTEST + len(text.encode())


def test_what_an_earlier_baken_sealed_still_opens() -> None:
    """Texts outlive versions: who changes the form must still read this one."""
    stored = (
        "b1.AAAAAAAAAAAAAAAAAAAAB5e9kI9TbusePoQfqDuR6iVgUUdyhu1J2uWtvx7t_RwvkYvsubWHcg4B5WTZTb8C"
        "EjVWkA=="
    )
    assert unseal(stored, key=KEY, place=PLACE, column="observation") == TEXT


def test_the_same_text_is_sealed_differently_each_time() -> None:
    made = {seal(TEXT, key=KEY, place=PLACE, column="observation") for _ in range(100)}
    assert len(made) == 100


MOVED = {
    "table": replace(PLACE, table="intake_report"),
    "row": replace(PLACE, row_id=UUID(int=5)),
    "dossier": replace(PLACE, scope=replace(SCOPE, id=UUID(int=5))),
    "owner": replace(PLACE, scope=replace(SCOPE, owner_id=UUID(int=5))),
    "kind of scope": replace(PLACE, scope=replace(SCOPE, kind="person")),
}


@pytest.mark.parametrize("moved", MOVED.values(), ids=MOVED.keys())
def test_a_sealed_text_that_was_moved_does_not_open(moved: Place) -> None:
    stored = seal(TEXT, key=KEY, place=PLACE, column="observation")
    with pytest.raises(Unsealable, match="not sealed for this place"):
        unseal(stored, key=KEY, place=moved, column="observation")


def test_a_sealed_text_in_another_column_does_not_open() -> None:
    stored = seal(TEXT, key=KEY, place=PLACE, column="observation")
    with pytest.raises(Unsealable, match="not sealed for this place"):
        unseal(stored, key=KEY, place=PLACE, column="interpretation")


@pytest.mark.parametrize(
    "other", [DataKey(KEY.id, new_secret()), DataKey(new_id(), KEY.secret)], ids=["secret", "id"]
)
def test_another_key_or_the_same_under_another_name_does_not_open(other: DataKey) -> None:
    stored = seal(TEXT, key=KEY, place=PLACE, column="observation")
    with pytest.raises(Unsealable):
        unseal(stored, key=other, place=PLACE, column="observation")


@given(at=st.integers(min_value=0), bit=st.integers(min_value=0, max_value=7))
def test_one_changed_bit_is_noticed(at: int, bit: int) -> None:
    stored = seal(TEXT, key=KEY, place=PLACE, column="observation")
    body = bytearray(urlsafe_b64decode(stored[3:]))
    body[16 + at % (len(body) - 16)] ^= 1 << bit
    changed = "b1." + urlsafe_b64encode(body).decode()
    with pytest.raises(Unsealable):
        unseal(changed, key=KEY, place=PLACE, column="observation")


@pytest.mark.parametrize(
    ("stored", "complaint"),
    [
        ("", "not sealed"),
        (TEXT, "not sealed"),
        ("b2." + "A" * 60, "not sealed"),
        ("b1.", "too short"),
        ("b1." + urlsafe_b64encode(bytes(SHORTEST - 1)).decode(), "too short"),
        ("b1.A", "broken"),
        ("b1.é", "broken"),
    ],
)
def test_what_has_not_the_sealed_form_is_refused(stored: str, complaint: str) -> None:
    assert not is_sealed(stored)
    for ask in (key_of, lambda it: unseal(it, key=KEY, place=PLACE, column="observation")):
        with pytest.raises(Unsealable, match=complaint):
            ask(stored)


def test_the_shortest_sealed_form_is_that_of_an_empty_text() -> None:
    assert is_sealed("b1." + urlsafe_b64encode(bytes(SHORTEST)).decode())


def test_a_key_does_not_show_itself() -> None:
    assert KEY.secret.hex() not in repr(KEY)
    assert repr(KEY.secret) not in repr(KEY)
    assert len(new_secret()) == 32
    assert new_secret() != new_secret()


def test_half_a_character_from_a_broken_program_is_kept_as_it_was() -> None:
    text = "te\ud800kst"
    stored = seal(text, key=KEY, place=PLACE, column="observation")
    assert unseal(stored, key=KEY, place=PLACE, column="observation") == text
