"""A backup comes back on a server of your own, and the drill runs there: DATABASE_URL."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest

from baken.ops.backup import make, parcel, programs
from baken.ops.places import HOME
from baken.ops.tests.conftest import open_folder
from baken.ops.tests.test_use_your_own_server import binaries, url
from tests.keeper import keyring
from tests.vault.conftest import House

pytestmark = [pytest.mark.deep, pytest.mark.enable_socket]
__all__ = ["binaries", "open_folder", "url"]  # fixtures that this file uses


_BOOKS_BEDS = "select 1 from pg_available_extensions where name = 'btree_gist'"
SAID = ("SET transaction_timeout = 0;", "een gewone regel")


def test_a_dump_of_18_goes_in_and_no_row_is_taken_for_a_setting(house: House, url: str) -> None:
    _know_the_owner(url)
    with psycopg.connect(house.urls["owner"], autocommit=True) as ours:
        ours.execute("create table proof (said text)")
        ours.cursor().executemany("insert into proof values (%s)", [(each,) for each in SAID])
        try:
            _pour_over(ours, house.urls["owner"], url)
        finally:
            ours.execute("drop table proof")
    with psycopg.connect(url) as theirs:
        assert [said for (said,) in theirs.execute("select said from proof")] == list(SAID)


def _know_the_owner(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as theirs:
        if not theirs.execute("select 1 from pg_roles where rolname = 'baken_owner'").fetchone():
            theirs.execute("create role baken_owner")


def _pour_over(ours: "psycopg.Connection[Any]", source: str, target: str) -> None:
    with ours.transaction():
        snapshot = ours.execute("select pg_export_snapshot()").fetchone()
        assert snapshot
        with (
            programs.dumping(source, snapshot[0], ("--table=public.proof",)) as dump,
            programs.restoring(target) as database,
        ):
            database.write(dump.read())


def test_it_comes_back_and_the_drill_holds(house: House, url: str, tmp_path: Path) -> None:
    key, files = parcel.new_key(), tmp_path / "files"
    files.mkdir()
    (files / "a.sealed").write_bytes(b"sealed")
    source = make.Source(house.urls["backup"], tmp_path / "none", (("attachments", files),))
    made = make.backup(source, tmp_path / "out", str(key.to_public()))
    (tmp_path / "key").write_text(f"{key}\n")
    (tmp_path / "var" / "secrets").mkdir(parents=True, mode=0o700)
    keyring(tmp_path / "var" / "secrets")
    with psycopg.connect(url) as server:
        version = server.info.server_version
        if not server.execute(_BOOKS_BEDS).fetchone():
            pytest.skip(f"this server of {version // 10000} has no btree_gist")
    words = ["--data", made.data, "--keys", made.keys, "--identity", tmp_path / "key", "--json"]
    back = _baken(tmp_path, url, "restore", *words)
    assert back["differences"] == []
    assert back["opened"] == back["keys"] > 0
    assert back["rows"] == made.manifest.total
    assert (tmp_path / "var/attachments/a.sealed").read_bytes() == b"sealed"
    proof = _baken(tmp_path, url, "backup", "drill", "--json")
    assert proof["differences"] == []
    assert proof["files"] == 1
    print(f"\n{version}: {proof['minutes']:.2f} minutes, {proof['rows']} rows, {proof['head']}")  # noqa: T201


def _baken(folder: Path, url: str, *words: object) -> dict[str, Any]:
    """Run a command in a house of its own, and give what it says."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith("BAKEN_")}
    here = mine | {"DATABASE_URL": url, "BAKEN_VAR": str(folder / "var"), "PYTHONPATH": str(HOME)}
    ended = subprocess.run(
        [sys.executable, "-P", "-m", "baken.ops.cli", *map(str, words)],
        env=here, cwd=HOME, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr
    found: dict[str, Any] = json.loads(ended.stdout.strip().splitlines()[-1])
    return found
