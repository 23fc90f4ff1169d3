"""`baken link bench`: our clusters and Splink's on one file whose truth is known."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from baken.linkage.batch.reading import read
from baken.linkage.batch.texts import Coded
from baken.linkage.complaints import BadFile
from baken.linkage.quality import quality

OURS = """
import sys, json
from pathlib import Path
from baken.linkage.resolving import resolve_file
print(json.dumps(resolve_file(Path(sys.argv[1]), Path(sys.argv[2])).to_json()))
"""
THEIRS = """
import sys, json
from pathlib import Path
from baken.linkage.batch.peer import resolve_file
print(json.dumps(resolve_file(Path(sys.argv[1]), Path(sys.argv[2]))))
"""
Figures = dict[str, dict[str, object]]


def measure(path: Path, *, with_splink: bool = False) -> Figures:
    """Resolve a file with a column `entity`, each way in a process of its own, and judge it."""
    ids, columns = read(path, ("entity",))
    truth = columns["entity"]
    if "" in truth.texts:
        raise BadFile(
            f"In {path.name} is de kolom entity er niet of niet overal ingevuld. "
            "Zonder de waarheid valt er niets te meten."
        )
    ways = {"baken": OURS} | ({"splink": THEIRS} if with_splink else {})
    return {name: _one(way, path, ids, truth) for name, way in ways.items()}


def _one(way: str, path: Path, ids: list[str], truth: Coded) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.csv"
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", way, str(path), str(out)],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        figures: dict[str, object] = json.loads(done.stdout.strip().splitlines()[-1])
        found = _entities(out, ids)
    judged = quality(found.codes, truth.codes)
    return {"f1": judged.f1, "precision": judged.precision, "recall": judged.recall,
            "largest": judged.largest} | figures  # fmt: skip


def _entities(out: Path, ids: list[str]) -> Coded:
    lines = out.read_text("utf-8").splitlines()[1:]
    found = dict(line.rsplit(",", 1) for line in lines)
    return Coded.of([found[each] for each in ids])
