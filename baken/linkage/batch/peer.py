"""Splink 5 on DuckDB on the same normalised values: what we measure beside.

Needs the extra `linkage`. Without term frequencies of ours or our clusters: the way a good user
sets Splink up (nine rules, EM, term frequencies, connected components at 0.95).
"""

import resource
import time
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator

from baken.linkage.batch.arrays import AnyArray, Codes
from baken.linkage.batch.frame import Frame, frame_of
from baken.linkage.batch.reading import read
from baken.linkage.model import RULES

USUAL = 0.95
TRAINED = ("l.given_root = r.given_root AND l.born = r.born", "l.phone = r.phone")


def table_of(frame: Frame) -> pa.Table:
    """Give a frame as the table that the model's SQL speaks of."""
    words = frame.words
    sounds = np.array([f"s{code}" for code in range(int(frame.heard.max(initial=0)) + 1)], object)
    roots = np.array([f"r{code}" for code in range(int(frame.root.max(initial=0)) + 1)], object)
    columns: dict[str, Any] = {
        "given_word": _text(words, frame.given),
        "given_root": _text(roots[frame.root], frame.given),
        "surname_word": _text(words, frame.surname),
        "surname_sound": _text(sounds[frame.heard], frame.surname),
        "surname_other": _text(words, frame.other),
        "alias_word": _text(words, frame.alias),
        "sex": _number(frame.sex), "place": _number(frame.place), "suffix": _number(frame.suffix),
        "born": _born(frame), "born_month": _month(frame), "born_swapped": _swapped(frame),
    }  # fmt: skip
    nodes = {kind: _number(codes) for kind, codes in frame.nodes.items()}
    ids = {"row_id": np.arange(frame.size)}
    return pa.table(ids | columns | nodes)


def _text(texts: AnyArray, codes: Codes) -> AnyArray:
    found: AnyArray = np.full(len(codes), None, object)
    found[codes >= 0] = texts[codes[codes >= 0]] if len(texts) else None
    return found


def _number(codes: AnyArray) -> pa.Array:
    return pa.array(codes, mask=np.asarray(codes) < 0)


def _born(frame: Frame) -> AnyArray:
    return _dates(frame.year, frame.month, frame.day)


def _swapped(frame: Frame) -> AnyArray:
    return _dates(frame.year, frame.day, frame.month)


def _month(frame: Frame) -> AnyArray:
    return _dates(frame.year, frame.month, np.full(frame.size, -1), least=7)


def _dates(year: AnyArray, month: AnyArray, day: AnyArray, least: int = 0) -> AnyArray:
    found = [
        "-".join(f"{part:02d}" for part in (y, m, d) if part > 0) if y > 0 else None
        for y, m, d in zip(year.tolist(), month.tolist(), day.tolist(), strict=True)
    ]
    return np.array([each if each and len(each) >= least else None for each in found], object)


def linker_of(frame: Frame, settings: Any) -> Any:
    """Open Splink on the rows of a frame, in a DuckDB of its own."""
    api = DuckDBAPI(duckdb.connect())
    return Linker(api.register(table_of(frame), dataset_display_name="mentions"), settings)


def trained(linker: Any) -> None:
    """Estimate u from random pairs and m by EM; nobody needs to know who is who."""
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for rule in TRAINED:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)


def resolve_file(path: Path, out: Path) -> dict[str, object]:
    """Do with Splink what `baken link resolve` does, and give what it cost."""
    wall, own = time.perf_counter(), time.process_time()
    ids, columns = read(path)
    frame = frame_of(columns, len(ids))
    linker = linker_of(frame, settings())
    trained(linker)
    pairs = linker.inference.predict(threshold_match_probability=0.5)
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(
        pairs, threshold_match_probability=USUAL
    )
    table = found.as_pyarrow_table()
    clusters = np.arange(len(ids))
    clusters[table["row_id"].to_numpy()] = table["cluster_id"].to_numpy()
    lines = "".join(f"{name},{place}\n" for name, place in zip(ids, clusters.tolist(), strict=True))
    out.write_text("row_id,entity\n" + lines, "utf-8")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"threshold": USUAL, "seconds": round(time.perf_counter() - wall, 1),
            "processor_seconds": round(time.process_time() - own, 1), "peak_mib": peak}  # fmt: skip


def settings() -> Any:
    """Give nine rules and nine comparisons, with term frequencies where a value can be rare."""
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="row_id",
        blocking_rules_to_generate_predictions=[{"blocking_rule": rule} for rule in RULES],
        comparisons=[
            cl.JaroWinklerAtThresholds("given_word", [0.9]).configure(
                term_frequency_adjustments=True
            ),
            cl.JaroWinklerAtThresholds("surname_word", [0.9]).configure(
                term_frequency_adjustments=True
            ),
            cl.LevenshteinAtThresholds("born", [1, 2]),
            *(cl.ExactMatch(name) for name in ("sex", "place")),
            *(
                cl.ExactMatch(name).configure(term_frequency_adjustments=True)
                for name in ("phone", "plate", "address", "kvk")
            ),
        ],
    )
