"""`baken keys`: what an administrator sees and does; and the keyring of a first start."""

import base64
import hmac
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db.models import QuerySet
from typer.testing import CliRunner, Result

from baken.accounts.factors import demo_secret, unseal_app
from baken.accounts.models import SecondFactor
from baken.accounts.sealed import Unsealable
from baken.ops import house as ops_house
from baken.ops import keeping
from baken.ops.cli import app
from baken.ops.say import CannotStart
from baken.vault.keeper.keyring import FileKeyring
from tests import database
from tests.keeper import keyring
from tests.plugin import LOGIN_KEYRING
from tests.vault.conftest import House

Baken = Callable[..., Result]


@pytest.fixture
def place(fresh: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Path:
    """Give a folder with the keyring of this house, and let Baken look there."""
    keyring(tmp_path)
    monkeypatch.setenv("BAKEN_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("BAKEN_KEYRING", str(tmp_path / "keyring"))
    monkeypatch.setenv("BAKEN_KEEPER_SOCKET", str(tmp_path / "nobody.sock"))
    monkeypatch.setenv("BAKEN_KEEPER_DATABASE_URL", fresh.urls["keeper"])
    monkeypatch.setenv("BAKEN_OWNER_DATABASE_URL", fresh.urls["owner"])
    settings.LOGIN_KEYRING = str(tmp_path / "login.keyring")
    (tmp_path / "login.keyring").write_text(LOGIN_KEYRING.read_text())
    database.point_at(fresh.urls["owner"])
    return tmp_path


@pytest.fixture
def baken(place: Path) -> Baken:
    """Type a command."""
    return lambda *words: CliRunner().invoke(app, ["keys", *words])


def test_a_key_is_replaced_and_the_old_one_forgotten(baken: Baken) -> None:
    before = json.loads(baken("status", "--json").stdout)
    count = before["versions"]["kek-1"]
    assert before == {"current": "kek-1", "versions": {"kek-1": count}, "missing": [],
                      "keeper": False}  # fmt: skip
    assert baken("forget", "kek-1").exit_code == 1
    assert f"Klaar: {count} sleutels liggen nu onder kek-2." in baken("rotate").stdout
    shown = baken("status").stdout
    assert "kan weg: baken keys forget kek-1" in shown
    assert "De bewaarder antwoordt niet." in shown
    assert baken("forget", "kek-1").exit_code == 0
    told = json.loads(baken("rotate", "--json").stdout)
    assert (told["current"], told["keys"]) == ("kek-3", count)


def test_second_steps_are_sealed_anew_and_still_work(baken: Baken, place: Path) -> None:
    apps = _apps()
    count = apps.count()
    assert count > 10
    for version in ("kek-2", "kek-3"):
        assert json.loads(baken("rotate", "--json").stdout)["login"] == count
        assert {each.sealed.partition(".")[0] for each in apps.all()} == {version}
    assert FileKeyring(place / "login.keyring").versions == ("kek-2", "kek-3")
    assert {unseal_app(each.person_id, each.sealed) for each in apps.all()} == {demo_secret()}


def test_what_was_sealed_by_an_older_baken_opens_and_is_sealed_anew(baken: Baken) -> None:
    app = _apps().earliest("id")
    app.sealed = _as_before(b"geheim", f"app:{app.person_id}")
    app.save()
    assert unseal_app(app.person_id, app.sealed) == b"geheim"
    assert baken("rotate").exit_code == 0
    app.refresh_from_db()
    assert app.sealed.startswith("kek-2.")
    assert unseal_app(app.person_id, app.sealed) == b"geheim"


def _apps() -> "QuerySet[SecondFactor]":
    found: QuerySet[SecondFactor] = QuerySet(SecondFactor)
    return found.filter(kind="app")


def _as_before(secret: bytes, purpose: str) -> str:
    key = hmac.digest(settings.SECRET_KEY.encode(), b"baken.sealed", "sha256")
    nonce = bytes(12)
    sealed = AESGCM(key).encrypt(nonce, secret, purpose.encode())
    return base64.urlsafe_b64encode(nonce + sealed).decode()


def test_a_secret_that_nobody_can_open_does_not_stop_the_rest(baken: Baken) -> None:
    app = _apps().earliest("id")
    app.sealed = "kek-9.AAAA"
    app.save()
    assert baken("rotate").exit_code == 0
    app.refresh_from_db()
    assert app.sealed == "kek-9.AAAA"
    with pytest.raises(Unsealable):
        unseal_app(app.person_id, app.sealed)


def test_a_rotation_that_was_broken_off_adds_no_second_version(baken: Baken, place: Path) -> None:
    FileKeyring(place / "keyring").add()
    assert "wordt vervangen" in baken("status").stdout
    assert json.loads(baken("rotate", "--json").stdout)["current"] == "kek-2"


def test_a_drill_proves_the_copy_and_not_the_keyring_in_use(baken: Baken, place: Path) -> None:
    copy = place / "copy"
    copy.write_text((place / "keyring").read_text())
    assert baken("drill").exit_code == baken("drill", "--copy", str(copy)).exit_code == 0
    assert baken("rotate").exit_code == 0
    assert baken("drill").exit_code == 0
    stale = baken("drill", "--copy", str(copy))
    assert stale.exit_code == 1
    assert "Er ontbreekt: kek-2" in stale.stderr
    assert json.loads(baken("drill", "--json", "--copy", str(copy)).stdout)["opened"] == 0


def test_a_version_that_is_missing_is_told(baken: Baken, place: Path) -> None:
    (place / "keyring").unlink()
    FileKeyring.make(place / "keyring").add()
    FileKeyring(place / "keyring").drop("kek-1")
    assert "LET OP: kek-1 ontbreekt" in baken("status").stderr
    assert json.loads(baken("status", "--json").stdout)["missing"] == ["kek-1"]


def test_a_keyring_that_is_away_is_never_made_anew_beside_what_it_sealed(
    fresh: House, place: Path
) -> None:
    assert keeping.make_keyring(fresh.urls["owner"]) is None
    (place / "keyring").unlink()
    with pytest.raises(CannotStart, match="Zet de sleutelbos terug uit uw kopie"):
        keeping.make_keyring(fresh.urls["owner"])
    with pytest.raises(CannotStart, match="gaat niet open"):
        keeping.keyring()
    assert not (place / "keyring").exists()


@pytest.mark.parametrize("leave", ["delete from vault_datakey", "drop table vault_datakey"])
def test_a_first_start_makes_a_keyring_and_says_so_loudly(
    fresh: House, place: Path, leave: str, capsys: pytest.CaptureFixture[str]
) -> None:
    fresh.ask(leave, role="owner")
    (place / "keyring").unlink()
    ops_house.lay_keys_ready()
    assert "LET OP: dit is een nieuwe sleutelbos" in capsys.readouterr().out
    assert (place / "keyring").stat().st_mode & 0o777 == 0o600
    ops_house.lay_keys_ready()
    assert capsys.readouterr().out == ""


def test_a_security_module_needs_no_file(
    fresh: House, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "keyring").unlink()
    monkeypatch.setenv("BAKEN_PKCS11_LIBRARY", "/nonexistent/module.so")
    assert keeping.make_keyring(fresh.urls["owner"]) is None
    with pytest.raises(CannotStart, match="security module"):
        keeping.keyring()


def test_who_runs_the_keeper_elsewhere_says_so(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert keeping.is_elsewhere()
    monkeypatch.delenv("BAKEN_KEEPER_SOCKET")
    assert not keeping.is_elsewhere()
    assert keeping.socket_path().name == "keeper.sock"
    assert keeping.socket_path().parent.stat().st_mode & 0o077 == 0
