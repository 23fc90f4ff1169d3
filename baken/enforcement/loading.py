"""Loads the register of addresses in batches: memory holds one batch, and each is for good."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from baken.core import clock
from baken.enforcement import bag, bag_xml
from baken.enforcement.models import BagImport

BATCH = 25_000
_COLUMNS = "id, street, number, addition, postcode, town, uses, floor_area, x, y"
_BATCH_TABLE = "create temporary table bag_batch (like enforcement_bagaddress) on commit drop"
_COPY = f"copy bag_batch ({_COLUMNS}) from stdin"
_KEEP = f"""
insert into enforcement_bagaddress ({_COLUMNS})
select distinct on (id) {_COLUMNS} from bag_batch order by id
    on conflict (id) do update set
       street = excluded.street, number = excluded.number, addition = excluded.addition,
       postcode = excluded.postcode, town = excluded.town, uses = excluded.uses,
       floor_area = excluded.floor_area, x = coalesce(excluded.x, enforcement_bagaddress.x),
       y = coalesce(excluded.y, enforcement_bagaddress.y)
"""  # noqa: S608 - names of columns only


@dataclass(frozen=True)
class Loaded:
    """What came of loading a file."""

    rows: int
    skipped: int
    began_at: int


def load(path: Path, tell: Callable[[int], None] = lambda _: None, *, batch: int = BATCH) -> Loaded:
    """Load a file of addresses from where an earlier try was broken off; run as the owner.

    A CSV, or the extract in XML as the Kadaster gives it. Raises UnreadableFile. A
    file that was loaded whole is not loaded again.
    """
    progress, _made = BagImport.objects.get_or_create(digest=bag.digest(path))
    began, skipped = progress.rows_done, 0
    if progress.finished_at is None:
        reader = bag_xml if bag_xml.is_extract(path) else bag
        for part in _batches(reader.rows(path, skip=began), batch):
            skipped += _keep(progress, part)
            tell(progress.rows_done)
        progress.finished_at = clock.now()
        progress.save(update_fields=["finished_at"])
    return Loaded(progress.rows_done - began - skipped, skipped, began)


def _batches(
    lines: Iterator[bag.BagRow | None], size: int
) -> Iterator[tuple[bag.BagRow | None, ...]]:
    while part := tuple(islice(lines, size)):
        yield part


@transaction.atomic
def _keep(progress: BagImport, whole: tuple[bag.BagRow | None, ...]) -> int:
    """Store a batch and how far the file now is, together; give how many lines were none."""
    found = [row for row in whole if row is not None]
    with connection.cursor() as cursor:
        cursor.execute(_BATCH_TABLE)
        _copy(cursor, found)
        cursor.execute(_KEEP)
    progress.rows_done += len(whole)
    progress.save(update_fields=["rows_done"])
    return len(whole) - len(found)


def _copy(cursor: Any, found: Iterable[bag.BagRow]) -> None:
    with cursor.copy(_COPY) as copy:
        for row in found:
            copy.write_row(
                (row.id, row.street, row.number, row.addition, row.postcode, row.town,
                 list(row.uses), row.floor_area, row.x, row.y)
            )  # fmt: skip
