"""`baken keys recovery-inner` and `drill-inner`: three shares, shown once; any two of them fit."""

import json
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from baken.ops.cli import app
from tests.vault.conftest import House

Baken = Callable[..., Result]
TOWN = "zandhaven"


@pytest.fixture
def baken(fresh: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Baken:
    """Type a command in a house of its own."""
    monkeypatch.setenv("BAKEN_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("BAKEN_OWNER_DATABASE_URL", fresh.urls["owner"])
    return lambda *words, **more: CliRunner().invoke(app, ["keys", *words], **more)


def _shares(baken: Baken, town: str = TOWN) -> list[str]:
    made = baken("recovery-inner", town)
    assert made.exit_code == 0
    shares = [each for each in made.stdout.splitlines() if len(each) > 130]
    assert len(shares) == 3
    return shares


def _drill(baken: Baken, town: str, one: str, other: str) -> Result:
    return baken("drill-inner", town, "--share", one, "--share", other, "--json")


def test_any_two_shares_fit_and_the_shares_are_nowhere_stored(baken: Baken, fresh: House) -> None:
    shares = _shares(baken)
    for one, other in permutations(shares, 2):
        told = _drill(baken, TOWN, one, other)
        assert json.loads(told.stdout) == {"place": TOWN, "fits": True}
    [(stored,)] = fresh.ask("select public from inner_recoverykey", role="owner")
    assert len(stored) == 32


def test_two_custodians_type_their_shares(baken: Baken) -> None:
    one, _other, third = _shares(baken)
    typed = baken("drill-inner", TOWN, input=f"{one.lower()}\n{third}\n")
    assert "Deze twee delen openen samen" in typed.stdout
    assert one not in typed.stdout


def test_shares_of_another_key_or_an_older_one_do_not_fit(baken: Baken) -> None:
    old, (one, other, _third) = _shares(baken), _shares(baken)
    elsewhere = _shares(baken, "rietwoude")
    for town, first, second in (
        (TOWN, old[0], old[1]),
        (TOWN, one, old[1]),
        (TOWN, *elsewhere[:2]),
        ("rietwoude", one, other),
    ):
        told = _drill(baken, town, first, second)
        assert told.exit_code == 1
        assert json.loads(told.stdout)["fits"] is False
        assert "Maak een nieuwe" in told.stderr
    assert _drill(baken, TOWN, one, other).exit_code == 0


def test_a_mistyped_share_the_same_one_twice_or_an_unknown_place(baken: Baken) -> None:
    one, other, _third = _shares(baken)
    for first, second in ((one, one), (one, "QQQQ"), (one, other[:-1] + "Q7"[other[-1] == "Q"])):
        told = baken("drill-inner", TOWN, "--share", first, "--share", second)
        assert told.exit_code == 1
        assert "teken voor teken" in _told(told)
    assert "geen gemeente" in _told(baken("recovery-inner", "nergens"))
    assert "geen gemeente" in _told(_drill(baken, "nergens", one, other))


def _told(result: Result) -> str:
    """Give what somebody reads, whether the command or what starts it says it."""
    return f"{result.stderr} {result.exception}"
