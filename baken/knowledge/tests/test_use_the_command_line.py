"""`baken knowledge`: the same answers for people, and with --json for programs."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from baken.knowledge.cli import app
from baken.knowledge.tests.library import write_list, write_term

pytestmark = pytest.mark.usefixtures("library")


def _run(*words: str, exit_code: int = 0) -> str:
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == exit_code, result.output
    return result.output


def _json(*words: str, exit_code: int = 0) -> Any:
    return json.loads(_run(*words, "--json", exit_code=exit_code))


def test_a_new_library_is_locked_and_then_in_order(library: Path) -> None:
    write_list(library, "criminal", "2026-01-01")
    assert "indicators.json" in _run("schema")
    assert _json("schema") == {"written": []}
    assert _run("lock") == "vastgelegd: indicators/criminal/2026-01-01\n"
    assert _run("lock") == "Alles was al vastgelegd.\n"
    assert _run("check") == "De kennis is in orde.\n"
    assert _json("check") == {"ok": True, "problems": []}


def test_a_problem_ends_in_code_1(library: Path) -> None:
    write_list(library, "criminal", "2026-01-01")
    _run("schema")
    assert "nog niet vastgelegd" in _run("check", exit_code=1)
    answer = _json("check", exit_code=1)
    assert answer["ok"] is False
    assert answer["problems"][0]["where"] == "indicators/criminal/2026-01-01"


def test_a_stale_schema_is_noticed(library: Path) -> None:
    _run("schema")
    assert _run("check") == "De kennis is in orde.\n"
    (library / "schema" / "terms.json").write_text("{}")
    assert _run("check", exit_code=1).startswith("knowledge/schema/terms.json: Dit schema past")


def test_locking_what_was_in_force_and_changed_ends_in_code_1(library: Path) -> None:
    write_list(library, "criminal", "2026-01-01")
    _run("lock")
    write_list(library, "criminal", "2026-01-01", text="Iets anders.")
    assert "voeg een nieuwe versie toe" in _run("lock", exit_code=1)


def test_show_gives_what_holds_on_a_day(library: Path) -> None:
    write_list(library, "criminal", "2026-01-01", text="Oud.")
    write_list(library, "criminal", "2026-07-01", text="Nieuw.")
    assert "nl: Oud." in _run("show", "indicators", "criminal", "--day", "2026-03-01")
    shown = _json("show", "indicators", "criminal", "--day", "2026-08-01")
    assert shown["indicators"][0]["text"]["nl"] == "Nieuw."
    assert _json("show", "indicators", "--day", "2025-01-01") == {"criminal": None}


def test_show_refuses_what_is_not_there(library: Path) -> None:
    write_list(library, "criminal", "2026-01-01")
    assert "Kies uit: access" in _run("show", "indicator", exit_code=1)
    assert "Wel bestaat: criminal" in _run("show", "indicators", "labour", exit_code=1)
    early = _run("show", "indicators", "criminal", "--day", "2025-01-01", exit_code=1)
    assert "vanaf 2026-01-01" in early


def test_a_wrong_file_is_explained_and_not_a_traceback(library: Path) -> None:
    write_list(library, "criminal", "2026-01-01", colour="blue")
    assert "colour: Dit veld is onbekend" in _run("show", "indicators", exit_code=1)


def test_diff_names_what_came_went_and_changed(library: Path) -> None:
    write_list(library, "criminal", "2026-01-01", text="Oud.")
    one = {"id": "fear", "text": {"nl": "Zij is bang.", "en": "She is afraid."}}
    more = one | {"cluster": "behaviour", "source": {"title": "Proefbron"}}
    write_list(library, "criminal", "2026-07-01", indicators=[more])
    found = _run("diff", "indicators", "criminal", "2026-01-01", "2026-07-01").splitlines()
    assert found == [
        "~ valid_from: 2026-01-01 → 2026-07-01",
        "- indicators › truancy: Oud.",
        "+ indicators › fear: Zij is bang.",
    ]
    answer = _json("diff", "indicators", "criminal", "2026-01-01", "2026-07-01")
    assert [one["sort"] for one in answer] == ["anders", "weg", "erbij"]


def test_diff_of_the_same_version_says_so(library: Path) -> None:
    write_term(library, "trial", {"2026-01-01": 2})
    assert _run("diff", "terms", "trial", "2026-01-01", "2026-05-05") == "Er is geen verschil.\n"


def test_another_folder_and_a_region_can_be_named(library: Path, tmp_path: Path) -> None:
    write_term(tmp_path / "region", "trial", {"2026-01-01": 1})
    answer = _run("--overlay", str(tmp_path / "region"), "show", "terms", "--day", "2026-01-01")
    assert answer == "trial: 2026-01-01\n"


@pytest.mark.parametrize("command", ["check", "show", "diff", "lock", "schema"])
def test_every_command_explains_itself_and_knows_json(command: str) -> None:
    assert "--json" in _run(command, "--help")
