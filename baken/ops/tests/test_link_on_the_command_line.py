"""`baken link`: what a person at the keyboard gets, and what stays out of quick commands."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from baken.linkage.tests.generator import COLUMNS, mentions
from baken.ops.cli_link import app


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a file of two hundred mentions with the truth beside them."""
    rows, truth = mentions(200, 5)
    path = tmp_path / "in.csv"
    with path.open("w", newline="", encoding="utf-8") as opened:
        writer = csv.DictWriter(opened, [*COLUMNS, "entity"])
        writer.writeheader()
        for row, said in zip(rows, truth, strict=True):
            writer.writerow(row | {"entity": f"p{said.entity}"})
    return path


def test_resolve_writes_entities_and_accounts_for_them(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    done = CliRunner().invoke(app, ["resolve", str(file), "--out", str(out), "--json"])
    figures = json.loads(done.stdout)
    lines = out.read_text("utf-8").splitlines()
    assert lines[0] == "row_id,entity"
    assert figures["rows"] == len(lines) - 1 == 200
    assert "200 vermeldingen" in figures["threshold_reason"]
    told = CliRunner().invoke(app, ["resolve", str(file), "--out", str(out)])
    assert "Drempel: Bij 200 vermeldingen" in told.output


def test_what_is_learned_can_be_used(file: Path, tmp_path: Path) -> None:
    model, out = tmp_path / "own.json", tmp_path / "out.csv"
    learned = CliRunner().invoke(app, ["train", str(file), "--out", str(model)])
    assert learned.exit_code == 0, learned.output
    used = CliRunner().invoke(
        app, ["resolve", str(file), "--out", str(out), "--model", str(model), "--json"]
    )
    assert json.loads(used.stdout)["model"] == "own"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["resolve", "nergens.csv", "--out", "uit.csv"], "nergens.csv is niet te lezen"),
        (["resolve", "{file}", "--out", "/nergens/uit.csv"], "niet te schrijven"),
        (["resolve", "{file}", "--out", "{file}.uit", "--model", "{file}"], "geen JSON"),
        (["resolve", "{file}", "--out", "uit.csv", "--engine", "abacus"], "Kies baken, duckdb of"),
        (["resolve", "{file}", "--out", "{file}"], "Kies een andere naam"),
        (["bench", "nergens.csv"], "nergens.csv is niet te lezen"),
    ],
)
def test_what_is_wrong_is_a_sentence(file: Path, arguments: list[str], says: str) -> None:
    done = CliRunner().invoke(app, [each.replace("{file}", str(file)) for each in arguments])
    assert done.exit_code == 1
    assert says in done.output


def test_other_commands_do_not_wait_for_it() -> None:
    """Numpy and pyarrow take half a second that nobody who starts Baken should wait."""
    program = (
        "import sys, baken.ops.cli_link;"
        "heavy = {'numpy', 'pyarrow', 'rapidfuzz', 'duckdb'};"
        "print(sorted(heavy & {*sys.modules}))"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-P", "-c", program], check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[]"
