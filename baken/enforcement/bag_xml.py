"""Reads the extract of the register of addresses (BAG 2.0) as the Kadaster gives it: XML in zips.

An address lies spread over files: its number (NUM), its street (OPR), its town (WPL), and the home
or berth it leads to (VBO, LIG, STA). They are laid in a small database on disk and joined there, so
memory holds one object, however large the extract. What has ended or was withdrawn is passed by.
"""

import re
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import IO, Any

from lxml import etree

from baken.core import clock
from baken.enforcement.bag import BagRow, UnreadableFile, read

FILES = re.compile(r"^\d{4}(WPL|OPR|NUM|VBO|LIG|STA)\d{8}[^/]*\.(zip|xml)$", re.IGNORECASE)
OBJECTS = ("Verblijfsobject", "Ligplaats", "Standplaats")
TAGS = ("Woonplaats", "OpenbareRuimte", "Nummeraanduiding", *OBJECTS)
TABLES = """
pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -16000;
create table town (id text primary key, name text) without rowid;
create table street (id text primary key, name text, town text) without rowid;
create table address (id text primary key, number text, letter text, addition text, postcode text,
                      street text, town text) without rowid;
create table object (address text primary key, uses text, area text, x text, y text) without rowid;
"""
JOINED = """
select a.id, s.name, a.number, a.letter, a.addition, a.postcode, t.name, o.uses, o.area, o.x, o.y
  from address a
  left join street s on s.id = a.street
  left join town t on t.id = coalesce(a.town, s.town)
  left join object o on o.address = a.id
 order by a.id limit -1 offset ?
"""
PLACES = {
    name: at
    for at, name in enumerate(
        ("id", "street", "number", "letter", "addition", "postcode", "town", "uses", "floor_area",
         "x", "y")
    )
}  # fmt: skip


def is_extract(path: Path) -> bool:
    """Say whether a file is an extract in XML; a CSV, packed or not, is none."""
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as packed:
        return any(_kind(name) for name in packed.namelist())


def rows(path: Path, *, skip: int = 0, day: date | None = None) -> Iterator[BagRow | None]:
    """Give every address of an extract after the first `skip`, by id; None for one with a hole.

    Raises UnreadableFile for XML that is broken.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(sqlite3.connect(Path(folder) / "bag.db")) as store,
    ):
        store.executescript(TABLES)
        with zipfile.ZipFile(path) as packed:
            _unpack(packed, store, day or clock.today())
        for cells in store.execute(JOINED, (skip,)):
            yield read([cell or "" for cell in cells], PLACES)


def _kind(name: str) -> bool:
    return FILES.match(name.rpartition("/")[2]) is not None


def _unpack(packed: zipfile.ZipFile, store: sqlite3.Connection, day: date) -> None:
    """Lay away everything in a zip; a zip inside it goes to disk first, never into memory."""
    for name in sorted(filter(_kind, packed.namelist())):
        with packed.open(name) as inside:
            if not name.casefold().endswith(".zip"):
                _lay_away(inside, store, day)
                continue
            with tempfile.TemporaryFile() as copy:
                shutil.copyfileobj(inside, copy, 1 << 20)
                with zipfile.ZipFile(copy) as deeper:
                    for part in sorted(deeper.namelist()):
                        with deeper.open(part) as text:
                            _lay_away(text, store, day)


def _lay_away(text: IO[bytes], store: sqlite3.Connection, day: date) -> None:
    try:
        for found in _objects(text):
            if _holds(found, day):
                _keep(store, found)
    except etree.XMLSyntaxError as trouble:
        raise UnreadableFile(
            f"Het uittreksel is beschadigd: {trouble.msg}. Haal het opnieuw op."
        ) from None


def _objects(text: IO[bytes]) -> Iterator[Any]:
    """Give each object, and forget it and all before it; nothing outside the file is fetched."""
    parsed = etree.iterparse(
        text, events=("end",), tag=[f"{{*}}{tag}" for tag in TAGS],
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
    )  # fmt: skip
    for _event, found in parsed:
        yield found
        found.clear()
        for above in (found, *found.iterancestors()):
            while above.getprevious() is not None:
                del above.getparent()[0]


def _holds(found: Any, day: date) -> bool:
    """Say whether this is how the object is on a day, and whether the object is there at all."""
    moment = found.find("{*}voorkomen/{*}Voorkomen")
    if moment is not None:
        begins, ends = (
            moment.findtext(f"{{*}}{each}Geldigheid") or "" for each in ("begin", "eind")
        )
        replaced = any(
            moment.findtext(f"{{*}}{each}") for each in ("eindRegistratie", "tijdstipInactief")
        )
        if replaced or begins > day.isoformat() or (ends and ends <= day.isoformat()):
            return False
    return "ingetrokken" not in (found.findtext("{*}status") or "").casefold()


def _keep(store: sqlite3.Connection, found: Any) -> None:
    kind, say = etree.QName(found).localname, found.findtext
    town = say("{*}ligtIn/{*}WoonplaatsRef")
    own = say("{*}identificatie")
    if kind == "Woonplaats":
        store.execute("insert or replace into town values (?, ?)", (own, say("{*}naam")))
    elif kind == "OpenbareRuimte":
        store.execute("insert or replace into street values (?, ?, ?)", (own, say("{*}naam"), town))
    elif kind == "Nummeraanduiding":
        told = [say(f"{{*}}{each}") for each in
                ("huisnummer", "huisletter", "huisnummertoevoeging", "postcode")]  # fmt: skip
        street = say("{*}ligtAan/{*}OpenbareRuimteRef")
        cells = (own, *told, street, town)
        store.execute("insert or replace into address values (?, ?, ?, ?, ?, ?, ?)", cells)
    else:
        _keep_object(store, found)


def _keep_object(store: sqlite3.Connection, found: Any) -> None:
    """Keep use, area and point at the main address and at the others that lead there."""
    uses = ",".join(each.text or "" for each in found.findall("{*}gebruiksdoel"))
    x, y = _point(found)
    for reference in found.iter("{*}NummeraanduidingRef"):
        cells = (reference.text, uses, found.findtext("{*}oppervlakte"), x, y)
        store.execute("insert or replace into object values (?, ?, ?, ?, ?)", cells)


def _point(found: Any) -> tuple[str, str]:
    """Give the point of an object, or the first of the line around it."""
    for name in ("pos", "posList"):
        for each in found.iter(f"{{*}}{name}"):
            numbers = (each.text or "").split()
            if len(numbers) > 1:
                return numbers[0], numbers[1]
    return "", ""
