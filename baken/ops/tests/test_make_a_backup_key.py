"""The key of the backups: its private half is told once and stays nowhere in Baken."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from baken.ops import cli_backup
from baken.ops.backup import parcel
from baken.ops.say import CannotStart

runner = CliRunner()


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a house of one's own."""
    monkeypatch.setenv("BAKEN_VAR", str(tmp_path / "var"))
    return tmp_path


def _files(place: Path) -> str:
    return "".join(path.read_text() for path in place.rglob("*") if path.is_file())


def test_the_private_half_is_shown_once_and_kept_nowhere(place: Path) -> None:
    told = runner.invoke(cli_backup.app, ["key"])
    assert told.exit_code == 0
    assert "AGE-SECRET-KEY-" in told.output
    assert "AGE-SECRET-KEY-" not in _files(place)
    assert "age1" in _files(place / "var")


def test_it_can_go_to_a_file_that_others_cannot_read(place: Path) -> None:
    private = place / "stick.key"
    told = runner.invoke(cli_backup.app, ["key", "--private", str(private)])
    assert "AGE-SECRET-KEY-" not in told.output
    assert private.stat().st_mode & 0o077 == 0
    public = (place / "var/secrets/backup.pub").read_text()
    assert str(parcel.read_identity(private).to_public()) == public.strip()


def test_a_second_key_would_shut_the_backups_there_are(place: Path) -> None:
    assert runner.invoke(cli_backup.app, ["key"]).exit_code == 0
    again = runner.invoke(cli_backup.app, ["key"])
    assert isinstance(again.exception, CannotStart)


def test_a_file_that_stands_there_is_not_overwritten(place: Path) -> None:
    (place / "stick.key").write_text("iets anders")
    told = runner.invoke(cli_backup.app, ["key", "--private", str(place / "stick.key")])
    assert isinstance(told.exception, CannotStart)
    assert (place / "stick.key").read_text() == "iets anders"
    assert not (place / "var/secrets/backup.pub").exists()


def test_trouble_while_a_parcel_is_filled_leaves_no_half_file(place: Path) -> None:
    def fill(writing: parcel.Writing) -> None:
        writing.text("one", "x")
        raise CannotStart("halverwege")

    with pytest.raises(CannotStart, match="halverwege"):
        parcel.write(place / "p.age", str(parcel.new_key().to_public()), fill)
    assert not [path for path in place.iterdir() if path.is_file()]
