"""Receipts, what travels in a page, and the limits: arithmetic without a database."""

import time
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey

from baken.portal import carry, receipt
from baken.portal.flood import Buckets, Busy, Room, Solved, is_solved
from baken.portal.letter import Letter
from baken.vault import outside

PEPPER = bytes(range(32))
numbers = st.integers(0, 10**18 - 1).map(lambda n: f"{n:018}")


@given(numbers, st.integers(0, 19), st.integers(1, 9))
def test_one_wrong_digit_is_always_caught(random: str, at: int, by: int) -> None:
    whole = receipt._checked(random)
    wrong = whole[:at] + str((int(whole[at]) + by) % 10) + whole[at + 1 :]
    assert receipt.read(whole) == whole
    assert receipt.read(wrong) is None


@given(numbers, st.integers(0, 18))
def test_two_neighbours_that_change_places_are_caught(random: str, at: int) -> None:
    whole = receipt._checked(random)
    swapped = whole[:at] + whole[at + 1] + whole[at] + whole[at + 2 :]
    assert receipt.read(swapped) == (whole if swapped == whole else None)


def test_a_receipt_is_read_as_people_write_it() -> None:
    whole = receipt.new()
    assert receipt.read(" - ".join(receipt.groups(whole))) == whole
    assert receipt.read(whole.translate({ord(str(n)): "٠١٢٣٤٥٦٧٨٩"[n] for n in range(10)})) == whole
    assert receipt.read("") is None


def test_pepper_and_salt_both_decide_where_a_receipt_leads() -> None:
    whole, salt = receipt.new(), b"s" * 16
    known = receipt.derive(whole, salt=salt, pepper=PEPPER)
    assert receipt.derive(whole, salt=salt, pepper=PEPPER) == known
    assert receipt.derive(whole, salt=b"t" * 16, pepper=PEPPER).locator != known.locator
    other = receipt.derive(whole, salt=salt, pepper=b"other")
    assert other.locator != known.locator
    private = PrivateKey.generate()
    locked = receipt.lock(private, known)
    assert bytes(receipt.unlock(locked, known) or b"") == bytes(private)
    assert receipt.unlock(locked, other) is None


@given(st.text())
def test_a_sealed_text_opens_for_its_row_and_reader_only(text: str) -> None:
    private, bound = PrivateKey.generate(), outside.Bound(uuid4(), uuid4())
    sealed = outside.seal(bound, text, {"office": bytes(private.public_key)})
    key = outside.unbox(bound, sealed.boxes["office"], private)
    assert outside.unseal(bound, sealed.body, key) == text.encode("utf-8", "replace").decode()
    assert len(sealed.body) % outside.STEP == 28  # padded, with nonce and tag
    elsewhere = outside.Bound(bound.owner_id, uuid4())
    for strange, reader in ((elsewhere, private), (bound, PrivateKey.generate())):
        with pytest.raises(outside.Unopenable):
            outside.unbox(strange, sealed.boxes["office"], reader)
    with pytest.raises(outside.Unopenable):
        outside.unseal(elsewhere, sealed.body, key)


@given(st.dictionaries(st.text(max_size=9), st.text() | st.lists(st.text(), max_size=3)))
def test_a_letter_is_read_as_it_was_written(answers: dict[str, str | list[str]]) -> None:
    letter = Letter("see", "nl", answers)
    assert Letter.read(letter.as_text()) == letter


@given(st.text())
def test_a_strange_letter_is_shown_as_it_is(text: str) -> None:
    assert Letter.read("!" + text).text("what") == "!" + text


def test_what_travels_in_a_page_cannot_be_read_changed_or_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sealed = carry.seal({"what": "kanarie"}, for_="zandhaven", pepper=PEPPER)
    assert "kanarie" not in sealed
    assert carry.unseal(sealed, for_="zandhaven", pepper=PEPPER) == {"what": "kanarie"}
    for given_, for_, pepper in (
        (sealed, "duinrede", PEPPER),
        (sealed, "zandhaven", b"other"),
        (sealed[:-4] + "AAAA", "zandhaven", PEPPER),
        ("é", "zandhaven", PEPPER),
    ):
        with pytest.raises(carry.Stale):
            carry.unseal(given_, for_=for_, pepper=pepper)
    later = time.time() + 4 * 3600
    monkeypatch.setattr("baken.portal.carry.time.time", lambda: later)
    with pytest.raises(carry.Stale):
        carry.unseal(sealed, for_="zandhaven", pepper=PEPPER)


def test_a_bucket_runs_empty_for_one_line_and_not_for_another() -> None:
    buckets = Buckets(size=3, per_hour=0)
    assert [buckets.lets("127.77.0.1") for _ in range(5)] == [True, True, True, False, False]
    assert buckets.lets("127.77.0.2")
    assert [buckets.lets(f"2001:db8::{n}") for n in range(5)].count(True) == 3  # one network
    assert b"127.77.0.1" not in b"".join(buckets.levels)


def test_a_full_room_says_so_at_once() -> None:
    room = Room(at_once=1, waiting=0, patience=0.01)
    with room.inside(), pytest.raises(Busy), room.inside():
        pass
    with room.inside():
        pass


def test_a_solved_puzzle_counts_once() -> None:
    solved = Solved()
    answer = next(str(n) for n in range(10**7) if is_solved("puzzle", str(n)))
    assert not solved.counts("puzzle", "no")
    assert solved.counts("puzzle", answer)
    assert not solved.counts("puzzle", answer)
