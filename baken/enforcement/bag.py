"""Reads files of addresses (BAG): as the common CSV extracts write them, a row at a time.

Known headers are those of the national extract as CSV (openbareruimte, huisnummer, …) and of the
API (openbareRuimteNaam, huisnummer, …). The XML of the Kadaster is read by `bag_xml`.
"""

import csv
import gzip
import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from baken.enforcement.grid import is_on_grid

NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("nummeraanduiding", "nummeraanduidingidentificatie", "nummeraanduiding_id"),
    "street": ("openbareruimte", "openbareruimtenaam", "straat"),
    "number": ("huisnummer",),
    "letter": ("huisletter",),
    "addition": ("huisnummertoevoeging", "toevoeging"),
    "postcode": ("postcode",),
    "town": ("woonplaats", "woonplaatsnaam"),
    "uses": ("verblijfsobjectgebruiksdoel", "gebruiksdoelen", "gebruiksdoel"),
    "floor_area": ("oppervlakteverblijfsobject", "oppervlakte"),
    "x": ("x", "x_coordinaat"),
    "y": ("y", "y_coordinaat"),
}
NEEDED = ("id", "street", "number", "town")
LARGEST_AREA = 999_999
"""The register writes 999999 where nobody measured."""


class UnreadableFile(ValueError):
    """The file is no list of addresses; the message says what is missing."""


@dataclass(frozen=True)
class BagRow:
    """One address, ready to be stored."""

    id: str
    street: str
    number: int
    addition: str
    postcode: str
    town: str
    uses: tuple[str, ...]
    floor_area: int | None
    x: int | None = None
    y: int | None = None


def digest(path: Path) -> str:
    """Give the mark of a file, by which loading goes on where it was broken off."""
    found = hashlib.sha256()
    with path.open("rb") as opened:
        while part := opened.read(1 << 20):
            found.update(part)
    return found.hexdigest()


def rows(path: Path, *, skip: int = 0) -> Iterator[BagRow | None]:
    """Give every address after the first `skip`; None for a line that is none.

    Holds one line in memory. Raises UnreadableFile when the header lacks what is needed.
    """
    with _opened(path) as text:
        reader = csv.reader(text, delimiter=_delimiter(text))
        places = _places(next(reader, []))
        for number, cells in enumerate(reader):
            if number >= skip:
                yield read(cells, places)


def read(cells: list[str], places: Mapping[str, int]) -> BagRow | None:
    """Give the address in a line, or None when it lacks an id, a street, a number or a town."""

    def at(name: str) -> str:
        place = places.get(name)
        return cells[place].strip() if place is not None and place < len(cells) else ""

    number, area = at("number"), at("floor_area")
    x, y = _point(at("x"), at("y"))
    if not (at("id") and at("street") and at("town") and number.isdecimal() and number.isascii()):
        return None
    return BagRow(
        id=at("id").rjust(16, "0")[-16:],
        street=at("street")[:80],
        number=min(int(number), 99_999),
        addition=f"{at('letter')}{'-' if at('addition') else ''}{at('addition')}"[:12],
        postcode=at("postcode").replace(" ", "").upper()[:6],
        town=at("town")[:80],
        uses=tuple(each.strip()[:40] for each in _split(at("uses")) if each.strip()),
        floor_area=_area(area),
        x=x,
        y=y,
    )


def _point(x: str, y: str) -> tuple[int, int] | tuple[None, None]:
    """Give a point in whole metres of the grid; none when it lies outside the country."""
    try:
        east, north = float(x.replace(",", ".")), float(y.replace(",", "."))
    except ValueError:
        return None, None
    return (round(east), round(north)) if is_on_grid(east, north) else (None, None)


def _area(text: str) -> int | None:
    if not (text.isdecimal() and text.isascii()):
        return None
    return int(text) if 0 < int(text) < LARGEST_AREA else None


def _split(text: str) -> list[str]:
    return text.strip("{}[]").replace('"', "").split(",")


def _places(header: list[str]) -> dict[str, int]:
    known = {name.strip().lstrip("\ufeff").casefold(): at for at, name in enumerate(header)}
    found = {
        name: next(known[each] for each in spelt if each in known)
        for name, spelt in NAMES.items()
        if any(each in known for each in spelt)
    }
    if missing := [NAMES[name][0] for name in NEEDED if name not in found]:
        raise UnreadableFile(
            f"In de eerste regel ontbreekt: {', '.join(missing)}. Kies een CSV met adressen."
        )
    return found


def _delimiter(text: io.TextIOBase) -> str:
    begin = text.tell()
    first = text.readline()
    text.seek(begin)
    return max(";,\t", key=first.count)


@contextmanager
def _opened(path: Path) -> Iterator[io.TextIOWrapper]:
    """Open a CSV, also inside gzip or zip."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            names = [name for name in packed.namelist() if name.casefold().endswith(".csv")]
            if not names:
                raise UnreadableFile("In dit zip-bestand zit geen CSV met adressen.")
            with packed.open(names[0]) as inside:
                yield io.TextIOWrapper(inside, encoding="utf-8", newline="")
        return
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8", newline="") as unpacked:
            yield unpacked
        return
    with path.open(encoding="utf-8", newline="") as plain:
        yield plain
