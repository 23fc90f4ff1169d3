"""A version in force is never edited: the lock notices, and a new version is the way."""

import json
from datetime import date
from pathlib import Path

import pytest

from baken.knowledge.locks import lock, unlocked
from baken.knowledge.packs import KINDS
from baken.knowledge.tests.library import write, write_list, write_term

TODAY = date(2026, 11, 23)
IN_FORCE = "indicators/criminal/2026-01-01"
COMING = "indicators/criminal/2027-01-01"


@pytest.fixture
def locked(library: Path) -> Path:
    """Give a library with a list in force, a coming one and a number, all locked."""
    write_list(library, "criminal", "2026-01-01")
    write_list(library, "criminal", "2027-01-01")
    write_term(library, "trial", {"2026-01-01": 2})
    done = lock(library, KINDS.values(), TODAY)
    assert done.written == (IN_FORCE, COMING, "terms/trial/2026-01-01")
    assert _complaints(library) == {}
    return library


def _complaints(root: Path) -> dict[str, str]:
    return {one.where: one.message for one in unlocked(root, KINDS.values(), TODAY)}


def test_a_new_version_waits_to_be_locked(locked: Path) -> None:
    write_list(locked, "criminal", "2027-06-01")
    assert "Draai ‘baken knowledge lock’" in _complaints(locked)["indicators/criminal/2027-06-01"]
    assert lock(locked, KINDS.values(), TODAY).written == ("indicators/criminal/2027-06-01",)
    assert _complaints(locked) == {}


def test_a_change_in_what_is_in_force_is_refused_and_cannot_be_locked(locked: Path) -> None:
    before = (locked / "lock.json").read_text("utf-8")
    write_list(locked, "criminal", "2026-01-01", text="Iets anders.")
    assert "voeg een nieuwe versie toe" in _complaints(locked)[IN_FORCE]
    done = lock(locked, KINDS.values(), TODAY)
    assert [problem.where for problem in done.refused] == [IN_FORCE]
    assert (locked / "lock.json").read_text("utf-8") == before
    assert IN_FORCE in _complaints(locked)


def test_what_has_not_begun_may_still_change(locked: Path) -> None:
    write_list(locked, "criminal", "2027-01-01", text="Iets anders.")
    assert list(_complaints(locked)) == [COMING]
    assert lock(locked, KINDS.values(), TODAY).refused == ()
    assert _complaints(locked) == {}


def test_a_version_that_held_may_not_disappear(locked: Path) -> None:
    (locked / f"{IN_FORCE}.yaml").unlink()
    assert "Zet het bestand terug" in _complaints(locked)[IN_FORCE]
    lock(locked, KINDS.values(), TODAY)
    assert IN_FORCE in json.loads((locked / "lock.json").read_text("utf-8"))


def test_a_lawyer_may_check_a_version_that_is_in_force(locked: Path) -> None:
    write_list(locked, "criminal", "2026-01-01", checked_on=TODAY, checked_by="een jurist")
    assert _complaints(locked) == {}


def test_layout_and_line_endings_do_not_count(locked: Path) -> None:
    path = locked / f"{IN_FORCE}.yaml"
    text = "# Een opmerking.\n" + path.read_text("utf-8")
    path.write_bytes(text.replace("\n", "\r\n").encode())
    assert _complaints(locked) == {}


@pytest.mark.parametrize("last_day", [date(2026, 11, 23), date(2026, 12, 31)])
def test_a_version_may_be_ended_from_today_on(locked: Path, last_day: date) -> None:
    write_list(locked, "criminal", "2026-01-01", valid_until=last_day)
    assert "Draai" in _complaints(locked)[IN_FORCE]
    assert lock(locked, KINDS.values(), TODAY).refused == ()
    assert _complaints(locked) == {}


def test_a_version_is_not_ended_in_the_past(locked: Path) -> None:
    write_list(locked, "criminal", "2026-01-01", valid_until=date(2026, 11, 22))
    assert "in het verleden" in _complaints(locked)[IN_FORCE]


def test_an_end_that_lies_ahead_is_not_moved_into_the_past(locked: Path) -> None:
    write_list(locked, "criminal", "2026-01-01", valid_until=date(2026, 12, 31))
    lock(locked, KINDS.values(), TODAY)
    write_list(locked, "criminal", "2026-01-01", valid_until=date(2026, 11, 22))
    assert "in het verleden" in _complaints(locked)[IN_FORCE]


def test_an_end_in_the_past_is_not_taken_back(locked: Path) -> None:
    write_list(locked, "criminal", "2026-01-01", valid_until=date(2026, 12, 31))
    lock(locked, KINDS.values(), TODAY)
    write_list(locked, "criminal", "2026-01-01")
    later = {one.where: one.message for one in unlocked(locked, KINDS.values(), date(2027, 2, 1))}
    assert "in het verleden" in later[IN_FORCE]


def test_a_number_gets_a_new_value_while_the_old_one_stays(locked: Path) -> None:
    write_term(locked, "trial", {"2026-01-01": 2, "2027-01-01": 3})
    assert list(_complaints(locked)) == ["terms/trial/2027-01-01"]
    write_term(locked, "trial", {"2026-01-01": 5, "2027-01-01": 3})
    assert "voeg een nieuwe versie toe" in _complaints(locked)["terms/trial/2026-01-01"]


def test_the_unit_of_a_number_in_force_stays(locked: Path) -> None:
    write_term(locked, "trial", {"2026-01-01": 2}, unit="months")
    assert "voeg een nieuwe versie toe" in _complaints(locked)["terms/trial/2026-01-01"]


def test_a_file_that_cannot_be_read_counts_as_gone(locked: Path) -> None:
    write(locked / "terms" / "trial.yaml", {"id": "trial", "values": [{"value": 2}]})
    assert "Zet het bestand terug" in _complaints(locked)["terms/trial/2026-01-01"]
