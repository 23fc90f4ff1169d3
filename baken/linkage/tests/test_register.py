"""A register says itself what an agreement is worth; families in it stay apart."""

import csv
from pathlib import Path

import numpy as np
import pytest

from baken.linkage.batch.reading import read
from baken.linkage.batch.resolve import Resolved, resolve_rows
from baken.linkage.model import load
from baken.linkage.quality import Quality, quality
from baken.linkage.resolving import resolve_file
from baken.linkage.tests.generator import mentions
from baken.linkage.tests.generator.register import FIELDS, Row, register


def _write(path: Path, rows: list[Row]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, ["row_id", *FIELDS], extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


def _resolved(path: Path, rows: list[Row], truth: list[int]) -> tuple[Resolved, Quality]:
    ids, columns = read(_write(path, rows))
    found = resolve_rows(columns, len(ids), load())
    return found, quality(found.clusters, np.array(truth))


@pytest.mark.parametrize(("size", "seed"), [(300, 1), (3_000, 2)])
def test_who_is_written_twice_is_found(tmp_path: Path, size: int, seed: int) -> None:
    found, judged = _resolved(tmp_path / "in.csv", *register(size, seed))
    assert found.register
    assert judged.f1 >= 0.98
    assert judged.precision >= 0.995


def test_a_few_families_and_twins_stay_apart(tmp_path: Path) -> None:
    rows, truth = register(3_000, 3, families=0.08, doubles=0.6)
    found, judged = _resolved(tmp_path / "in.csv", rows, truth)
    assert found.register
    assert judged.precision >= 0.97
    assert judged.f1 >= 0.93


def test_where_addresses_are_of_families_it_is_no_register(tmp_path: Path) -> None:
    rows, truth = register(2_000, 4, families=0.6, doubles=0.2)
    assert not _resolved(tmp_path / "in.csv", rows, truth)[0].register


def test_signals_are_no_register(tmp_path: Path) -> None:
    rows, truth = mentions(2_000, 5)
    whole = [place for place, row in enumerate(rows) if row["given_name"] and row["surname"]]
    for chosen in (range(len(rows)), whole):
        found, _ = _resolved(
            tmp_path / "in.csv", [rows[at] for at in chosen], [truth[at].entity for at in chosen]
        )
        assert not found.register


def test_the_account_says_why(tmp_path: Path) -> None:
    rows, _ = register(400, 6)
    outcome = resolve_file(_write(tmp_path / "in.csv", rows), tmp_path / "out.csv")
    assert "register" in outcome.threshold_reason
    assert outcome.threshold == 0.0
    assert outcome.model == "uit het bestand zelf"
    chosen = resolve_file(tmp_path / "in.csv", tmp_path / "out.csv", threshold=12.0)
    assert chosen.threshold == 12.0
    assert chosen.entities > outcome.entities


def test_the_order_of_rows_changes_little(tmp_path: Path) -> None:
    rows, truth = register(600, 7)
    first = _resolved(tmp_path / "a.csv", rows, truth)[1]
    second = _resolved(tmp_path / "b.csv", rows[::-1], truth[::-1])[1]
    assert first.f1 == pytest.approx(second.f1, abs=0.01)
