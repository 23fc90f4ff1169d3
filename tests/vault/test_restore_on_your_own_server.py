"""A backup comes back on a server of your own, and the drill runs there: DATABASE_URL."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest

from baken.ops.backup import make, parcel
from baken.ops.backup.restore import OLDEST
from baken.ops.places import HOME
from baken.ops.tests.conftest import open_folder
from baken.ops.tests.test_use_your_own_server import binaries, url
from tests.keeper import keyring
from tests.vault.conftest import House

pytestmark = [pytest.mark.deep, pytest.mark.enable_socket]
__all__ = ["binaries", "open_folder", "url"]  # fixtures that this file uses


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
    words = ["--data", made.data, "--keys", made.keys, "--identity", tmp_path / "key", "--json"]
    if version < OLDEST:
        told = _run(tmp_path, url, "restore", *words)
        assert told.returncode != 0
        assert "Terugzetten lukt op PostgreSQL 17 of nieuwer" in told.stdout + told.stderr
        return
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
    ended = _run(folder, url, *words)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    found: dict[str, Any] = json.loads(ended.stdout.strip().splitlines()[-1])
    return found


def _run(folder: Path, url: str, *words: object) -> "subprocess.CompletedProcess[str]":
    mine = {name: value for name, value in os.environ.items() if not name.startswith("BAKEN_")}
    here = mine | {"DATABASE_URL": url, "BAKEN_VAR": str(folder / "var"), "PYTHONPATH": str(HOME)}
    return subprocess.run(
        [sys.executable, "-P", "-m", "baken.ops.cli", *map(str, words)],
        env=here, cwd=HOME, capture_output=True, text=True, check=False,
    )  # fmt: skip
