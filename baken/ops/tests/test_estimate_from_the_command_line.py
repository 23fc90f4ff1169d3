"""A researcher estimates from a file at the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from baken.ops.cli_mse import app
from baken.statistics.mse.tests.known import path


def run(*words: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == code, result.output
    return result.output


def test_an_estimate_as_json() -> None:
    told = json.loads(run("estimate", str(path("Korea")), "--nboot", "100", "--json"))
    assert told["estimate"] == pytest.approx(268.777778)
    assert told["interval"]["kind"] == "bca"
    assert told["selected"] == [["b", "c"]]


def test_an_estimate_in_words() -> None:
    told = run("estimate", str(path("Spina3")), "--method", "fixed", "--model", "[23,1]")
    assert "Geregistreerd: 621" in told
    assert "fixed: 724 (" in told
    assert "Model: [23,1]\nOordeel: schatting" in told


def test_no_estimate_is_a_normal_outcome() -> None:
    told = json.loads(run("assess", str(path("NewOrl_5")), "--json"))
    assert told["verdict"] == "no_estimate"
    assert told["codes"] == ["too_few_overlaps"]
    assert "Oordeel: geen schatting mogelijk\n  – Slechts 13" in run(
        "assess", str(path("NewOrl_5"))
    )


def test_no_outcome_is_told_in_words() -> None:
    told = run("estimate", str(path("Korea")), "--method", "fixed", "--model", "[12,13]")
    assert "fixed: geen uitkomst" in told


def test_covariates_are_named() -> None:
    told = run("estimate", str(path("cov_spina")), "--covariates", "eth", "--nboot", "20", "--json")
    assert json.loads(told)["interval"]["kind"] == "percentile"


@pytest.mark.parametrize("command", ["estimate", "assess"])
def test_a_bad_file_is_told_with_row_and_column(command: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("A,B,C,count\n1,0,0,4\n1,x,0,4\n", encoding="utf-8")
    assert "Rij 3, kolom “B”" in run(command, str(bad), code=1)


def test_other_commands_do_not_wait_for_what_estimates() -> None:
    asked = "import sys, baken.ops.cli; print({'numpy', 'scipy'} & set(sys.modules))"
    told = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-P", "-c", asked], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "set()"
