"""The same model on DuckDB and on Spark, through Splink 5: trained on the one, used on either.

Needs the extra `linkage`, and for Spark the extra `spark` and Java 17. Training is many small
questions, which cost Spark minutes and DuckDB seconds; so it is done on DuckDB, and the file goes
along. Splink gives the pairs with their weights; who is one follows from our own clustering, for
connected components weld thousands of mentions into one.
"""

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from math import log2
from pathlib import Path
from typing import Any

import numpy as np

from baken.linkage.batch.arrays import AnyArray, Codes
from baken.linkage.batch.clusters import cluster
from baken.linkage.batch.frame import Frame, frame_of
from baken.linkage.batch.peer import linker_of, settings, table_of, trained
from baken.linkage.batch.reading import read
from baken.linkage.complaints import BadModel

LEAST = 0.0
"""Bits from which Splink hands a pair over: those that speak against count in a cluster too."""
AT, BITS, PER_TENFOLD = 100_000, 2.0, 2.0


class Engine(StrEnum):
    """Where the pairs are weighed."""

    DUCKDB = "duckdb"
    SPARK = "spark"


@dataclass(frozen=True)
class Weighed:
    """Who is one, and from how many bits on a pair counted."""

    ids: list[str]
    clusters: Codes
    pairs: int
    threshold: float


def threshold(size: int) -> float:
    """Give the bits from which a pair counts: more rows, more chance likenesses.

    Two bits at 100,000 rows and two more per tenfold were best on mentions that were made up, with
    weights that EM found as well as with those that come with Baken.
    """
    return max(0.0, BITS + PER_TENFOLD * (log2(max(size, 1) / AT) / log2(10)))


def train(path: Path, out: Path) -> dict[str, object]:
    """Fit a Splink model on a file without knowing who is who, on DuckDB, and write it."""
    ids, columns = read(path)
    linker = linker_of(frame_of(columns, len(ids)), settings())
    trained(linker)
    linker.misc.save_model_to_json(str(out), overwrite=True)
    return {"rows": len(ids), "model": str(out), "engine": Engine.DUCKDB.value}


def resolve(path: Path, model: Path, engine: Engine, least: float | None = None) -> Weighed:
    """Weigh the pairs of a file with a Splink model, and cluster them."""
    ids, columns = read(path)
    frame = frame_of(columns, len(ids))
    chosen = threshold(len(ids)) if least is None else least
    left, right, bits = ENGINES[engine](frame, for_engine(model, engine))
    found = cluster(len(ids), left, right, (bits - chosen).astype(np.float32))
    return Weighed(ids, found, len(left), chosen)


def for_engine(model: Path, engine: Engine) -> dict[str, Any]:
    """Read a Splink model in the SQL of an engine: it differs in the name of one function."""
    try:
        text = model.read_text("utf-8")
        if engine is Engine.SPARK:
            text = text.replace("jaro_winkler_similarity(", "jaro_winkler(").replace(
                '"sql_dialect": "duckdb"', '"sql_dialect": "spark"'
            )
        found: dict[str, Any] = json.loads(text)
    except (OSError, ValueError) as trouble:
        raise BadModel(f"Het model {model} is niet te lezen als model van Splink.") from trouble
    found.pop("baken", None)
    return found


def _weighed(linker: Any) -> tuple[Codes, Codes, AnyArray]:
    table = linker.inference.predict(threshold_match_weight=LEAST).as_pyarrow_table()
    left, right, bits = (
        table[name].to_numpy() for name in ("row_id_l", "row_id_r", "match_weight")
    )
    return left.astype(np.int32), right.astype(np.int32), bits


def _on_duckdb(frame: Frame, model: dict[str, Any]) -> tuple[Codes, Codes, AnyArray]:
    return _weighed(linker_of(frame, model))


def _on_spark(frame: Frame, model: dict[str, Any]) -> tuple[Codes, Codes, AnyArray]:
    from splink import Linker  # noqa: PLC0415 - Spark is an extra of its own
    from splink.backends.spark import SparkAPI  # noqa: PLC0415

    with _session() as session:
        api: Any = SparkAPI(  # type: ignore[no-untyped-call, unused-ignore]
            spark_session=session, break_lineage_method="persist"
        )
        rows = session.createDataFrame(table_of(frame))
        return _weighed(Linker(api.register(rows, dataset_display_name="mentions"), model))


@contextmanager
def _session() -> Iterator[Any]:
    """Open Spark on this machine alone: no screen, no address outside it."""
    from pyspark.sql import SparkSession  # noqa: PLC0415
    from splink.backends.spark import similarity_jar_location  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        made = SparkSession.builder.master("local[2]").appName("baken")
        for name, value in {
            "spark.jars": similarity_jar_location(),
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.ui.enabled": "false",
            "spark.log.level": "ERROR",
            "spark.ui.showConsoleProgress": "false",
            "spark.sql.shuffle.partitions": "4",
            "spark.default.parallelism": "4",
            "spark.local.dir": folder,
            "spark.sql.warehouse.dir": folder,
        }.items():
            made = made.config(name, value)
        session = made.getOrCreate()
        session.sparkContext.setCheckpointDir(folder)
        session.sparkContext.setLogLevel("ERROR")
        try:
            yield session
        finally:
            session.stop()


Weigh = Callable[[Frame, dict[str, Any]], tuple[Codes, Codes, AnyArray]]
ENGINES: dict[Engine, Weigh] = {Engine.DUCKDB: _on_duckdb, Engine.SPARK: _on_spark}
