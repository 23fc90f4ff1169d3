"""A backup is encrypted while it is made, comes back whole, and brings nothing destroyed back."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest

from baken.core import clock
from baken.ops import cli_backup, testing
from baken.ops.backup import drill, make, parcel, restore
from baken.ops.places import var
from baken.ops.say import CannotStart
from baken.ops.servers import of_cluster
from tests.keeper import keyring
from tests.vault import retaining
from tests.vault.conftest import House

LATER = clock.today() + timedelta(days=6 * 366)


def _source(house: House, tmp_path: Path) -> make.Source:
    attachments = tmp_path / "attachments"
    attachments.mkdir(exist_ok=True)
    (attachments / "a.sealed").write_bytes(b"sealed")
    return make.Source(
        house.urls["backup"], tmp_path / "tombstones", (("attachments", attachments),)
    )


@pytest.fixture
def empty() -> str:
    """Give an empty database to restore into."""
    return testing.create_template("baken_restored")["admin"]


def test_a_drill_proves_rows_chains_and_texts(
    house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server = of_cluster(testing.cluster())
    told: list[str] = []
    proof = drill.drill(
        _source(house, tmp_path), server, keyring(tmp_path), tell=lambda what, _: told.append(what)
    )
    with capsys.disabled():
        what = f"{proof.rows} rows, {proof.files} files, head {proof.head}"
        print(f"\ndrill: {proof.minutes:.2f} minutes, {what}")  # noqa: T201
    assert proof.differences == ()
    assert proof.rows > 500
    assert proof.decrypts > 50
    assert proof.files == 1
    assert {"database", "keys"} <= set(told)
    left = house.ask("select count(*) from pg_database where datname like 'baken_drill%%'")
    assert left == [(0,)]


def test_it_comes_back_only_in_an_empty_house(house: House, tmp_path: Path, empty: str) -> None:
    key = parcel.new_key()
    made = make.backup(_source(house, tmp_path), tmp_path / "out", str(key.to_public()))
    assert b"manifest" not in made.data.read_bytes()
    assert made.data.stat().st_mode & 0o077 == 0
    backup = restore.Backup(made.data, made.keys, key)
    with pytest.raises(CannotStart, match="overschrijft nooit"):
        restore.load(backup, house.urls["admin"])
    other = restore.Backup(made.data, made.keys, parcel.new_key())
    with pytest.raises(CannotStart, match="sleutel"):
        restore.load(other, empty)
    swapped = restore.Backup(made.keys, made.data, key)
    with pytest.raises(CannotStart, match="verwisseld"):
        restore.load(swapped, empty)
    folder = (("attachments", tmp_path / "back"),)
    back = restore.load(backup, empty, folder)
    assert back.differences == ()
    assert (tmp_path / "back/a.sealed").read_bytes() == b"sealed"
    with pytest.raises(CannotStart, match="overschrijft nooit"):
        restore.load(backup, empty)


def test_a_changed_file_is_refused(house: House, tmp_path: Path, empty: str) -> None:
    key = parcel.new_key()
    made = make.backup(_source(house, tmp_path), tmp_path / "out", str(key.to_public()))
    with made.keys.open("r+b") as file:
        file.seek(400)
        file.write(b"x")
    with pytest.raises(CannotStart, match="veranderd"):
        restore.load(restore.Backup(made.data, made.keys, key), empty)


def test_only_a_public_key_will_do(house: House, tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="age1"):
        make.backup(_source(house, tmp_path), tmp_path / "out", "geheim")


def test_keys_are_kept_short_and_data_longer(tmp_path: Path) -> None:
    for days, kept in ((6, 2), (8, 1), (36, 0)):
        stamp = (clock.now() - timedelta(days=days)).strftime("%Y%m%dT%H%M%S")
        names = [f"baken-{stamp}-{part}.tar.age" for part in ("data", "keys")]
        for name in (*names, f"baken-{stamp}.json"):
            (tmp_path / name).touch()
        make.tidy(tmp_path)
        assert len(list(tmp_path.glob(f"baken-{stamp}-*"))) == kept
        assert (tmp_path / f"baken-{stamp}.json").exists() == bool(kept)


@pytest.mark.deep
def test_last_weeks_backup_with_todays_keys_opens_nothing_shredded(
    fresh: House, tmp_path: Path, empty: str
) -> None:
    retaining.close_all(fresh)
    source, key = _source(fresh, tmp_path), parcel.new_key()
    last_week = make.backup(source, tmp_path / "then", str(key.to_public()))
    with retaining.on(LATER):
        retaining.propose(fresh)
        retaining.decide_all(fresh, "marieke")
        retaining.agree(fresh, "marieke", "noor")
        gone = [row[0] for row in fresh.ask(
            "select subject_id from retention_proposal where state = 'listed'")]  # fmt: skip
    with retaining.on(LATER + timedelta(days=14)):
        retaining.destroy(fresh, source.tombstones)
    today = make.backup(source, tmp_path / "now", str(key.to_public()))
    back = restore.load(restore.Backup(last_week.data, today.keys, key), empty)
    assert set(gone) <= back.graves
    with psycopg.connect(empty) as restored:
        assert _rows_of(restored, gone) > 0
        assert _opened(restored, tmp_path, gone) == 0
        assert _opened(restored, tmp_path, _others(restored, gone)) > 0


def _rows_of(rows: "psycopg.Connection[tuple[object, ...]]", dossiers: list[object]) -> int:
    asked = "select count(*) from signals_signal where dossier_id = any (%s)"
    found = rows.execute(asked, [dossiers]).fetchone()
    assert found is not None
    return int(str(found[0]))


def _others(rows: "psycopg.Connection[tuple[object, ...]]", gone: list[object]) -> list[object]:
    asked = "select distinct dossier_id from intake_report where not dossier_id = any (%s)"
    return [row[0] for row in rows.execute(asked, [gone]).fetchall()]


def _opened(
    rows: "psycopg.Connection[tuple[object, ...]]", folder: Path, dossiers: list[object]
) -> int:
    from baken.vault.reseal import content_models  # noqa: PLC0415 - models need settings

    ids: dict[Any, list[UUID]] = {}
    for model in content_models():
        if "dossier_id" in {field.column for field in model._meta.concrete_fields}:
            asked = f"select id from {model._meta.db_table} where dossier_id = any (%s)"  # noqa: S608
            ids[model] = [UUID(str(row[0])) for row in rows.execute(asked, [dossiers]).fetchall()]
    return len(drill.texts(rows, keyring(folder), ids))


def test_attachments_go_along_by_themselves_from_wherever_they_lie(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("BAKEN_BACKUP_FOLDERS", raising=False)
    monkeypatch.delenv("BAKEN_ATTACHMENTS", raising=False)
    assert cli_backup.folders() == (("attachments", var() / "attachments"),)
    monkeypatch.setenv("BAKEN_ATTACHMENTS", str(tmp_path))
    assert cli_backup.folders() == (("attachments", tmp_path),)
