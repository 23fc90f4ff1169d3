"""A whole set anew with Splink, on DuckDB or Spark: for who has the data there, or compares.

The result is less good than that of `resolving` (see the model card); it scales with the engine.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from baken.linkage.complaints import BadInput
from baken.linkage.model import DEFAULT
from baken.linkage.resolving import spare, write

NEEDS = {"duckdb": ("splink", "duckdb"), "spark": ("splink", "pyspark")}
EXTRA = {"duckdb": "linkage", "spark": "linkage,spark"}
Figures = dict[str, object]


def relink_file(
    path: Path, out: Path, engine: str, model: Path | None = None, threshold: float | None = None
) -> Figures:
    """Resolve a file with a Splink model, by default ours; give the figures."""
    began = time.perf_counter()
    _ready(engine)
    spare(path, out)
    from baken.linkage.batch import engines  # noqa: PLC0415 - Splink is an extra

    with _file(model) as chosen:
        found = engines.resolve(path, chosen, engines.Engine(engine), threshold)
    write(out, found.ids, found.clusters)
    sizes = np.bincount(found.clusters, minlength=1)
    return {
        "rows": len(found.ids), "entities": int((sizes > 0).sum()) if found.ids else 0,
        "largest": int(sizes.max()), "pairs_weighed": found.pairs, "threshold": found.threshold,
        "threshold_reason": _reason(found.threshold, len(found.ids), given=threshold is not None),
        "seconds": round(time.perf_counter() - began, 2), "engine": engine,
    }  # fmt: skip


def train_file(path: Path, out: Path) -> Figures:
    """Fit a Splink model on a file without knowing who is who, on DuckDB."""
    _ready("duckdb")
    spare(path, out)
    from baken.linkage.batch import engines  # noqa: PLC0415

    return engines.train(path, out)


def _reason(threshold: float, rows: int, *, given: bool) -> str:
    bits = f"{threshold:.1f} bits".replace(".", ",")
    if given:
        return f"Zelf gekozen: {bits}."
    return (
        f"Bij {rows} vermeldingen telt een paar vanaf {bits}: hoe meer vermeldingen, hoe vaker "
        "twee mensen toevallig op elkaar lijken."
    )


def _ready(engine: str) -> None:
    """Say what to install when an extra is not there."""
    if engine not in NEEDS:
        raise BadInput(f"“{engine}” kennen we niet. Kies baken, duckdb of spark.")
    if lacking := [name for name in NEEDS[engine] if find_spec(name) is None]:
        raise BadInput(
            f"Voor {engine} ontbreekt {' en '.join(lacking)}. "
            f"Installeer baken[{EXTRA[engine]}]; Spark vraagt ook Java 17."
        )


@contextmanager
def _file(model: Path | None) -> Iterator[Path]:
    if model is not None:
        yield model
        return
    with resources.as_file(resources.files("baken.linkage").joinpath(DEFAULT)) as shipped:
        yield shipped
