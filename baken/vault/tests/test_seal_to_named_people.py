"""The inner vault opens for those a text was sealed to; after a loss, two of three suffice."""

from dataclasses import replace
from functools import cache
from itertools import permutations
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey

from baken.vault.inner import custody, envelope, keypair
from baken.vault.inner.custody import BadShare, Share
from baken.vault.inner.envelope import STEP, Envelope, NotForYou, TooFew
from baken.vault.inner.keypair import LockedKey, WeakPassphrase, WrongPassphrase

MARIEKE, NOOR, JORIS = (UUID(int=number) for number in (1, 2, 3))
RECORD = UUID(int=7)
PASSPHRASE = "drie gele boeien"
SECRETS = st.binary(min_size=32, max_size=32)


@cache
def _locked() -> LockedKey:
    return keypair.make(MARIEKE, PASSPHRASE)


@cache
def _keys() -> dict[UUID, PrivateKey]:
    return {person: PrivateKey.generate() for person in (MARIEKE, NOOR, JORIS)}


def _sealed(text: str = "Rik de Wit, 06-0000 12 34") -> Envelope:
    people = {person: bytes(_keys()[person].public_key) for person in (MARIEKE, NOOR)}
    return envelope.seal(RECORD, text, people)


def test_a_passphrase_opens_the_own_key_and_another_does_not() -> None:
    assert bytes(keypair.unlock(_locked(), PASSPHRASE).public_key) == _locked().public
    with pytest.raises(WrongPassphrase):
        keypair.unlock(_locked(), PASSPHRASE + " ")
    assert PASSPHRASE.encode() not in _locked().locked


@pytest.mark.parametrize("broken", [b"", b"i1", b"i1" + bytes(20), b"i1" + bytes(76)])
def test_a_key_that_is_not_whole_does_not_open(broken: bytes) -> None:
    with pytest.raises(WrongPassphrase):
        keypair.unlock(replace(_locked(), locked=broken), PASSPHRASE)


def test_a_key_in_the_place_of_another_does_not_open() -> None:
    for moved in ({"person_id": NOOR}, {"public": bytes(32)}):
        with pytest.raises(WrongPassphrase):
            keypair.unlock(replace(_locked(), **moved), PASSPHRASE)


def test_a_passphrase_is_changed_by_whoever_knows_it() -> None:
    changed = keypair.change(_locked(), PASSPHRASE, "vier rode boeien")
    assert changed.public == _locked().public
    assert keypair.unlock(changed, "vier rode boeien")
    for old, new in (("verkeerd woord", PASSPHRASE), (PASSPHRASE, PASSPHRASE)):
        with pytest.raises(WrongPassphrase):
            keypair.change(changed, old, new)


@pytest.mark.parametrize("weak", ["", "kort", "elf tekens!", " " * 20])
def test_a_short_passphrase_is_refused(weak: str) -> None:
    with pytest.raises(WeakPassphrase):
        keypair.make(MARIEKE, weak)


@given(text=st.text(max_size=600))
def test_whoever_it_was_sealed_to_reads_it_and_its_length_tells_little(text: str) -> None:
    sealed = _sealed(text)
    for person in (MARIEKE, NOOR):
        assert envelope.unseal(sealed, person, _keys()[person]) == text
    assert (len(sealed.sealed) - 28) % STEP == 0


def test_nobody_else_reads_it() -> None:
    for person, private in ((JORIS, _keys()[JORIS]), (MARIEKE, _keys()[JORIS])):
        with pytest.raises(NotForYou):
            envelope.unseal(_sealed(), person, private)


def test_one_person_or_one_key_twice_is_too_few() -> None:
    public = bytes(_keys()[MARIEKE].public_key)
    for people in ({}, {MARIEKE: public}, {MARIEKE: public, NOOR: public}):
        with pytest.raises(TooFew):
            envelope.seal(RECORD, "tekst", people)


def test_text_and_key_cannot_be_moved_to_another_record() -> None:
    sealed, other = _sealed(), _sealed("iets anders")
    moved = (
        replace(sealed, record_id=UUID(int=8)),
        replace(sealed, sealed=other.sealed),
        replace(sealed, keys=other.keys),
        replace(sealed, keys={MARIEKE: sealed.keys[NOOR]}),
    )
    for each in moved:
        with pytest.raises(NotForYou):
            envelope.unseal(each, MARIEKE, _keys()[MARIEKE])


def test_somebody_who_can_open_lets_another_in_and_one_who_left_out() -> None:
    people = {who: bytes(_keys()[who].public_key) for who in (NOOR, JORIS)}
    renewed = envelope.renew(_sealed("tekst"), NOOR, _keys()[NOOR], people)
    for who in people:
        assert envelope.unseal(renewed, who, _keys()[who]) == "tekst"
    with pytest.raises(NotForYou):
        envelope.unseal(renewed, MARIEKE, _keys()[MARIEKE])


def test_who_cannot_open_lets_nobody_in_and_two_remain() -> None:
    people = {who: bytes(_keys()[who].public_key) for who in (NOOR, JORIS)}
    with pytest.raises(NotForYou):
        envelope.renew(_sealed(), JORIS, _keys()[JORIS], people)
    with pytest.raises(TooFew):
        envelope.renew(_sealed(), NOOR, _keys()[NOOR], {NOOR: people[NOOR]})


@given(secret=SECRETS)
def test_any_two_of_three_custodians_give_the_secret_back(secret: bytes) -> None:
    shares = custody.split(secret)
    for one, other in permutations(shares, 2):
        assert custody.join(custody.read(one.printed()), other) == secret
    for share in shares:
        assert secret not in share.halves
        assert repr(secret) not in repr(share)


@given(secret=SECRETS, other=SECRETS)
def test_one_share_fits_every_secret(secret: bytes, other: bytes) -> None:
    """Whatever the secret is, there is a second share that makes this one give it."""
    one, two, _ = custody.split(secret)
    changed = bytes(a ^ b ^ c for a, b, c in zip(two.halves[0], secret, other, strict=True))
    assert custody.join(one, Share(two.number, (changed, two.halves[1]))) == other


@given(
    secret=SECRETS,
    at=st.integers(0, 111),
    letter=st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
)
def test_a_mistyped_letter_is_noticed(secret: bytes, at: int, letter: str) -> None:
    solid = custody.split(secret)[0].printed().replace(" ", "")
    typed = solid[:at] + letter + solid[at + 1 :]
    if typed == solid:
        assert custody.read(typed.lower())
    else:
        with pytest.raises(BadShare):
            custody.read(typed)


@pytest.mark.parametrize("typed", ["", "1", "AAAA AAAA", "!" * 112])
def test_what_is_no_share_is_refused(typed: str) -> None:
    with pytest.raises(BadShare):
        custody.read(typed)


def test_the_same_share_twice_and_a_fourth_are_refused() -> None:
    share = custody.split(bytes(32))[0]
    with pytest.raises(BadShare, match="different"):
        custody.join(share, share)
    with pytest.raises(BadShare, match="number"):
        custody.read(Share(3, share.halves).printed())
    with pytest.raises(ValueError, match="32"):
        custody.split(b"short")


def test_a_recovery_key_among_the_people_comes_back_from_two_custodians() -> None:
    recovery = PrivateKey.generate()
    one, _, three = custody.split(bytes(recovery))
    people = {MARIEKE: bytes(_keys()[MARIEKE].public_key), RECORD: bytes(recovery.public_key)}
    sealed = envelope.seal(RECORD, "tekst", people)
    assert envelope.unseal(sealed, RECORD, PrivateKey(custody.join(three, one))) == "tekst"
