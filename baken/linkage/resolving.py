"""`baken link resolve`: a file of mentions in, a file of entities out, with an account of it."""

import csv
import resource
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from baken.linkage.batch.arrays import Codes
from baken.linkage.batch.reading import read
from baken.linkage.batch.resolve import Resolved, resolve_rows
from baken.linkage.complaints import BadFile
from baken.linkage.model import Model, load

OWN = "uit het bestand zelf"
"""Named as the model when a register gave its own weights."""


@dataclass(frozen=True)
class Outcome:
    """The figures of one run."""

    rows: int
    entities: int
    largest: int
    pairs_weighed: int
    pairs_joined: int
    expected_false: float
    threshold: float
    threshold_reason: str
    seconds: float
    processor_seconds: float
    peak_mib: int
    model: str
    register: bool

    def to_json(self) -> dict[str, object]:
        """Give the figures as JSON can hold them."""
        return asdict(self)


def resolve_file(
    path: Path, out: Path, model: Path | None = None, threshold: float | None = None
) -> Outcome:
    """Resolve a file and write `row_id,entity`; an entity is named after its first row."""
    wall, own = time.perf_counter(), time.process_time()
    spare(path, out)
    chosen = load(model)
    ids, columns = read(path)
    found = resolve_rows(columns, len(ids), chosen, threshold)
    write(out, ids, found.clusters)
    spent = (time.perf_counter() - wall, time.process_time() - own)
    return _account(found, len(ids), chosen, spent, given=threshold is not None)


def spare(path: Path, out: Path) -> None:
    """Refuse to write over what is read."""
    if out.exists() and path.exists() and out.samefile(path):
        raise BadFile(f"{out} is het bestand dat gelezen wordt. Kies een andere naam bij --out.")


def write(out: Path, ids: list[str], clusters: Codes) -> None:
    """Write `row_id,entity`; an entity is named after its first row."""
    try:
        with out.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("row_id", "entity"))
            writer.writerows(
                (each, f"e-{ids[first]}")
                for each, first in zip(ids, clusters.tolist(), strict=True)
            )
    except OSError as trouble:
        raise BadFile(f"{out} is niet te schrijven: {trouble.strerror}.") from trouble


def _account(
    found: Resolved, rows: int, model: Model, spent: tuple[float, float], *, given: bool
) -> Outcome:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    reason = _chosen(found) if given else _reason(found, rows)
    return Outcome(
        rows, found.entities, found.largest, found.pairs, found.joined,
        round(found.expected_false, 1),
        found.threshold, reason, round(spent[0], 2), round(spent[1], 2), int(peak),
        OWN if found.register else model.version, found.register,
    )  # fmt: skip


def _reason(found: Resolved, rows: int) -> str:
    if found.register:
        return (
            "Bijna elke rij heeft een naam en een geboortedatum, en wie een adres deelt heeft "
            "meestal één voornaam: dit lijkt een register. Daarom telt het adres mee, zijn de "
            f"gewichten uit deze {rows} rijen zelf afgeleid en telt een paar vanaf "
            f"{_bits(found.threshold)}: dan is het even vaak wel als niet dezelfde. "
            f"{_expected(found)}"
        )
    return (
        f"Bij {rows} vermeldingen is een toevallige gelijkenis zo vaak te verwachten dat een paar "
        f"pas telt vanaf {_bits(found.threshold)}: dan wegen gemiste en onterechte paren samen het "
        f"minst. {_expected(found)}"
    )


def _chosen(found: Resolved) -> str:
    return f"Zelf gekozen: {_bits(found.threshold)}. {_expected(found)}"


def _bits(threshold: float) -> str:
    odds = 2.0**threshold
    return f"{threshold:g} bits (een kans van {odds / (1 + odds):.0%})".replace(".", ",")


def _expected(found: Resolved) -> str:
    return (
        f"Van de {found.joined} vergeleken paren die samenkwamen zijn er naar verwachting "
        f"{found.expected_false:.0f} onterecht."
    )
