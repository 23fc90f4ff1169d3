"""The keyring wraps data keys, by version, in a file or in a security module."""

import os
import shutil
import stat
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from baken.vault.keeper.keyring import FileKeyring, Keyring, KeyringTrouble, Ring

SECRET, BOUND = bytes(range(32)), b"one dossier"
MODULE = Path("/usr/lib/softhsm/libsofthsm2.so")
Opened = Callable[[], Keyring]


@pytest.fixture
def in_file(tmp_path: Path) -> Opened:
    """Open the same file again and again."""
    FileKeyring.make(tmp_path / "keyring")
    return lambda: FileKeyring(tmp_path / "keyring")


@pytest.fixture
def in_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    """Log in to a token in SoftHSM, a real PKCS#11 module in software."""
    if not MODULE.exists() or shutil.which("softhsm2-util") is None:
        pytest.skip("install softhsm2 to test the security module")
    import pkcs11  # noqa: PLC0415 - needs the module

    from baken.vault.keeper.pkcs11 import Pkcs11Keyring  # noqa: PLC0415 - as above

    tokens = tmp_path / "tokens"
    tokens.mkdir()
    (tmp_path / "softhsm2.conf").write_text(f"directories.tokendir = {tokens}\nlog.level = ERROR\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "softhsm2.conf"))
    label = tmp_path.name[-30:]
    make = ["softhsm2-util", "--init-token", "--free", "--label", label]
    subprocess.run([*make, "--so-pin", "1234", "--pin", "5678"], check=True, capture_output=True)  # noqa: S603 - our own command
    pkcs11.lib(str(MODULE)).reinitialize()  # a process reads the place of the tokens once
    ring = Pkcs11Keyring(library=str(MODULE), token=label, pin="5678")
    assert ring.prepare()
    assert not ring.prepare()
    yield lambda: ring
    ring.close()


@pytest.fixture(params=["file", pytest.param("module", marks=pytest.mark.deep)])
def opened(request: pytest.FixtureRequest) -> Opened:
    """Give each sort of keyring in turn."""
    found: Opened = request.getfixturevalue(f"in_{request.param}")
    return found


def test_what_was_wrapped_is_unwrapped_for_the_same_thing_only(opened: Opened) -> None:
    ring = opened()
    wrapped = ring.wrap(SECRET, BOUND)
    assert SECRET not in wrapped
    assert wrapped != ring.wrap(SECRET, BOUND)
    assert opened().unwrap(ring.current, wrapped, BOUND) == SECRET
    for broken in (wrapped[:-1], wrapped[:5], b"", wrapped[:-1] + bytes([wrapped[-1] ^ 1])):
        with pytest.raises(KeyringTrouble, match="not whole"):
            ring.unwrap(ring.current, broken, BOUND)
    with pytest.raises(KeyringTrouble, match="not for this"):
        ring.unwrap(ring.current, wrapped, b"another dossier")


def test_a_new_version_wraps_and_the_old_one_still_opens(opened: Opened) -> None:
    ring = opened()
    old = ring.wrap(SECRET, BOUND)
    assert ring.versions == ("kek-1",)
    assert opened().add() == "kek-2"
    assert ring.current == "kek-2"
    assert ring.unwrap("kek-1", old, BOUND) == SECRET
    with pytest.raises(KeyringTrouble):
        ring.unwrap("kek-2", old, BOUND)


def test_a_version_that_is_dropped_opens_nothing_any_more(opened: Opened) -> None:
    ring = opened()
    old = ring.wrap(SECRET, BOUND)
    with pytest.raises(KeyringTrouble, match="in use"):
        ring.drop("kek-1")
    ring.add()
    ring.drop("kek-1")
    assert ring.versions == ("kek-2",)
    with pytest.raises(KeyringTrouble, match="kek-1"):
        ring.unwrap("kek-1", old, BOUND)


def test_derived_keys_are_apart_and_outlive_versions(opened: Opened) -> None:
    ring = opened()
    first = ring.derive("phones")
    assert len(first) == 32
    assert first != ring.derive("plates")
    ring.add()
    ring.drop("kek-1")
    assert opened().derive("phones") == first


def test_the_file_is_for_its_owner_alone_and_never_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "keyring"
    FileKeyring.make(path).add()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["keyring"]  # noqa: PTH208 - hidden files too
    before = path.read_text()
    with pytest.raises(FileExistsError):
        FileKeyring.make(path)
    assert path.read_text() == before


def test_two_keyrings_have_nothing_in_common(tmp_path: Path) -> None:
    one, other = (FileKeyring.make(tmp_path / name) for name in ("one", "other"))
    assert one.derive("x") != other.derive("x")
    with pytest.raises(KeyringTrouble):
        other.unwrap("kek-1", one.wrap(SECRET, BOUND), BOUND)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "[]",
        '"text"',
        "{}",
        '{"root": "00", "keys": {}}',
        '{"root": "' + "00" * 32 + '", "keys": {}}',
        '{"root": "' + "00" * 32 + '", "keys": {"kek-1": "00"}}',
        '{"root": "' + "00" * 32 + '", "keys": {"kek-x": "' + "00" * 32 + '"}}',
        '{"root": "' + "00" * 32 + '", "keys": ["kek-1"]}',
        '{"root": 7, "keys": {"kek-1": "' + "00" * 32 + '"}}',
    ],
)
def test_a_file_that_is_not_whole_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "keyring").write_text(text)
    with pytest.raises(KeyringTrouble, match="not whole"):
        FileKeyring(tmp_path / "keyring")


def test_a_file_that_is_away_is_told_and_one_that_comes_back_is_used(in_file: Opened) -> None:
    ring = in_file()
    assert isinstance(ring, FileKeyring)
    text = ring.path.read_text()
    ring.path.unlink()
    with pytest.raises(KeyringTrouble, match="cannot be read"):
        ring.wrap(SECRET, BOUND)
    ring.path.write_text(text)
    assert ring.wrap(SECRET, BOUND)


def test_versions_are_in_order_of_number() -> None:
    ring = Ring(bytes(32), {f"kek-{number}": bytes(32) for number in (10, 9, 1)})
    assert ring.versions == ("kek-1", "kek-9", "kek-10")
    assert Ring.read(ring.as_text()) == ring
