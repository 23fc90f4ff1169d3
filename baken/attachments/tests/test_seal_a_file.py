"""A sealed file opens whole, as itself, with its own key, or not at all."""

import io
import os
import time
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from baken.attachments import store
from baken.vault.streams import PART, Broken, Sealer, new_key, opened, padded

KEY, FILE = new_key(), uuid4()
CANARY = b"KANARIE-085-0000123"


def sealed(data: bytes) -> bytes:
    """Seal some bytes, given in pieces."""
    target = io.BytesIO()
    sealer = Sealer(target, key=KEY, file_id=FILE)
    for start in range(0, len(data), 50_000):
        sealer.write(data[start : start + 50_000])
    sealer.finish()
    return target.getvalue()


def opens(stored: bytes) -> bytes:
    """Open it again."""
    return b"".join(opened(io.BytesIO(stored), key=KEY, file_id=FILE))


@pytest.mark.parametrize("size", [0, 1, PART - 1, PART, PART + 1, 3 * PART, 17 * PART + 5])
def test_what_went_in_comes_out(size: int) -> None:
    data = os.urandom(size)
    assert opens(sealed(data)) == data


def test_nothing_readable_and_no_exact_size_is_stored() -> None:
    assert CANARY not in sealed(CANARY * 1000)
    assert len(sealed(b"a")) == len(sealed(b"a" * 60_000))


@given(st.integers(1, 100_000))
def test_padding_adds_at_most_an_eighth(parts: int) -> None:
    assert parts <= padded(parts) <= parts + parts // 8 + 1
    assert padded(padded(parts)) == padded(parts)


@given(st.integers(0, 200_000))
def test_a_changed_byte_is_found(at: int) -> None:
    stored = bytearray(_STORED)
    stored[at % len(stored)] ^= 1
    with pytest.raises(Broken):
        opens(bytes(stored))


_STORED = sealed(b"x" * (2 * PART))


@pytest.mark.parametrize("left", [0, 10, 24, 24 + PART, -1])
def test_a_cut_file_does_not_open(left: int) -> None:
    with pytest.raises(Broken):
        opens(_STORED[:left])


def test_a_longer_file_does_not_open() -> None:
    with pytest.raises(Broken):
        opens(_STORED + b"x")


def test_another_file_does_not_open_in_its_place() -> None:
    with pytest.raises(Broken):
        b"".join(opened(io.BytesIO(_STORED), key=KEY, file_id=uuid4()))
    with pytest.raises(Broken):
        b"".join(opened(io.BytesIO(_STORED), key=new_key(), file_id=FILE))


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    """Keep files in a folder of one's own."""
    settings.ATTACHMENTS_FOLDER = str(tmp_path)
    return tmp_path


def test_a_file_has_no_name_until_it_is_whole(folder: Path) -> None:
    writing = store.Writing()
    writing.write(CANARY)
    assert not store.is_there(writing.file_id)
    writing.finish()
    assert b"".join(store.read(writing.file_id, writing.key)) == CANARY
    [kept] = [path for path in folder.rglob("*") if path.is_file()]
    assert kept.stat().st_mode & 0o777 == 0o600
    assert CANARY not in kept.read_bytes()


def test_orphans_go_and_the_rest_stays(folder: Path) -> None:
    known, orphan, fresh, half = (store.Writing() for _ in range(4))
    for writing in (known, orphan, fresh):
        writing.finish()
    day_before = time.time() - 2 * store.ORPHAN_AFTER
    for path in (store.place(known.file_id), store.place(orphan.file_id),
                 store.place(half.file_id).with_suffix(store.ASIDE)):  # fmt: skip
        os.utime(path, (day_before, day_before))
    assert store.sweep(lambda ids: [each for each in ids if each == known.file_id]) == 2
    left = {path.name for path in folder.rglob("*") if path.is_file()}
    assert left == {known.file_id.hex, fresh.file_id.hex}
    half.discard()


def test_a_file_that_is_gone_says_so(folder: Path) -> None:
    with pytest.raises(store.Lost):
        list(store.read(uuid4(), KEY))
