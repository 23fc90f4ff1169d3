"""`baken link train`: weights from a file in which is known who is who."""

import json
from pathlib import Path

from baken.linkage.batch.frame import frame_of
from baken.linkage.batch.reading import read
from baken.linkage.batch.train import lesson, train
from baken.linkage.complaints import BadFile
from baken.linkage.model import load, to_splink

FEWEST = 50


def train_file(path: Path, out: Path, model: Path | None = None) -> dict[str, object]:
    """Learn from a file and write a model; give what it rests on."""
    base = load(model)
    ids, columns = read(path, ("entity",))
    truth = columns.pop("entity")
    frame = frame_of(columns, len(ids))
    learned = lesson(frame, truth.codes)
    pairs = int(learned.same.sum())
    if pairs < FEWEST or len(truth.texts) < FEWEST:
        raise BadFile(
            f"In {path.name} staan {pairs} paren die dezelfde persoon zijn; er zijn "
            f"er {FEWEST} nodig. Vul de kolom entity."
        )
    about = f"Geleerd uit {path.name}, {len(ids)} vermeldingen."
    found = train([learned], out.stem, about, base.margin, base.silence)
    out.write_text(json.dumps(to_splink(found), ensure_ascii=False, indent=1) + "\n", "utf-8")
    return {"rows": len(ids), "true_pairs": pairs, "model": str(out)}
