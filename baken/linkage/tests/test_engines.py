"""One model on two engines: Splink 5 on DuckDB, and the same file on Spark."""

import csv
import json
import shutil
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from baken.linkage import relinking
from baken.linkage.complaints import BadInput, BadModel
from baken.linkage.quality import quality
from baken.linkage.tests.generator import COLUMNS, mentions

SHIPPED = Path(__file__).parents[1] / "models" / "2026-11.json"
DUCKDB = pytest.mark.skipif(find_spec("splink") is None, reason="needs the extra `linkage`")
SPARK = pytest.mark.skipif(
    find_spec("splink") is None or find_spec("pyspark") is None or not shutil.which("java"),
    reason="needs the extras `linkage` and `spark`, and Java 17",
)
QUIET = pytest.mark.filterwarnings("ignore")  # of Splink, Spark and DuckDB themselves


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, np.ndarray]:
    """Give a file of two thousand mentions, and who each is about."""
    rows, truth = mentions(2_000, 12)
    path = tmp_path / "in.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return path, np.array([each.entity for each in truth])


@DUCKDB
@QUIET
@pytest.mark.deep
def test_our_model_is_a_model_of_splink(made) -> None:  # type: ignore[no-untyped-def]
    from baken.linkage.batch import engines  # noqa: PLC0415

    found = engines.resolve(made[0], SHIPPED, engines.Engine.DUCKDB)
    judged = quality(found.clusters, made[1])
    assert judged.precision >= 0.85
    assert judged.f1 >= 0.6


@DUCKDB
@QUIET
@pytest.mark.deep
def test_what_splink_trains_can_be_used(made, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    from baken.linkage.batch import engines  # noqa: PLC0415

    model = tmp_path / "splink.json"
    engines.train(made[0], model)
    assert json.loads(model.read_text("utf-8"))["comparisons"]
    found = engines.resolve(made[0], model, engines.Engine.DUCKDB)
    assert quality(found.clusters, made[1]).f1 >= 0.5


@SPARK
@QUIET
@pytest.mark.deep
def test_spark_finds_what_duckdb_finds(made) -> None:  # type: ignore[no-untyped-def]
    from baken.linkage.batch import engines  # noqa: PLC0415

    one, other = (engines.resolve(made[0], SHIPPED, each) for each in engines.Engine)
    assert one.pairs == pytest.approx(other.pairs, rel=0.01)
    assert quality(other.clusters, one.clusters).f1 >= 0.98


@DUCKDB
def test_a_wrong_model_is_a_sentence(tmp_path: Path) -> None:
    from baken.linkage.batch import engines  # noqa: PLC0415

    (tmp_path / "model.json").write_text("{", "utf-8")
    with pytest.raises(BadModel, match="niet te lezen als model van Splink"):
        engines.for_engine(tmp_path / "model.json", engines.Engine.SPARK)


@DUCKDB
@pytest.mark.parametrize("size", [1, 1_000, 100_000, 10_000_000])
def test_more_rows_ask_more(size: int) -> None:
    from baken.linkage.batch import engines  # noqa: PLC0415

    assert 0 <= engines.threshold(size) <= engines.threshold(size * 10)


def test_what_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(relinking, "find_spec", lambda _name: None)
    with pytest.raises(BadInput, match=r"baken\[linkage,spark\]"):
        relinking.relink_file(tmp_path / "in.csv", tmp_path / "out.csv", "spark")


@DUCKDB
@QUIET
@pytest.mark.deep
def test_a_whole_set_anew_on_the_shipped_model(made, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    found = relinking.relink_file(made[0], tmp_path / "out.csv", "duckdb")
    lines = (tmp_path / "out.csv").read_text("utf-8").splitlines()
    assert len(lines) - 1 == found["rows"] == 2_000
    assert "2000 vermeldingen" in str(found["threshold_reason"])
    assert 1 < int(str(found["largest"])) <= 60
