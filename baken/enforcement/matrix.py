"""The matrix of a region: items against municipalities, ready for a page, a file or a proposal."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from baken.enforcement.catalogue import Catalogue, Item
from baken.enforcement.models import Arrangement
from baken.enforcement.rules import Row, compare
from baken.enforcement.vocabulary import LOOKS, UNKNOWN, Standing
from baken.knowledge.packs import Instrument, instruments
from baken.parties.kinds import OrganisationKind
from baken.parties.models import Organisation

CLOSED = {Standing.IN_PLACE, Standing.NOT_NEEDED}


@dataclass(frozen=True)
class Cell:
    """What one municipality said about one item, as a page shows it."""

    place: str
    label: str
    tone: str = ""
    icon: str = ""
    where: str = ""
    since: object = None
    remark: str = ""


@dataclass(frozen=True)
class Line:
    """One item with what every municipality said about it."""

    item: Item
    cells: tuple[Cell, ...]
    gaps: int
    is_waterbed: bool
    uses: tuple[Instrument, ...] = ()


def municipalities(region_id: UUID) -> list[Organisation]:
    """Give the municipalities of a region by name."""
    kind = OrganisationKind.MUNICIPALITY
    return list(Organisation.objects.filter(region_id=region_id, kind=kind).order_by("name"))


def lines(listed: Catalogue, places: Sequence[Organisation]) -> list[Line]:
    """Give the matrix of a list; one query, whatever its size."""
    known = {
        (each.owner_id, each.item): (each, each.standing in CLOSED)
        for each in Arrangement.objects.of(listed.name)
    }
    rows = compare([each.id for each in listed.items], [each.pk for each in places], known)
    return [_line(item, row, places) for item, row in zip(listed.items, rows, strict=True)]


def _line(item: Item, row: Row[Arrangement], places: Sequence[Organisation]) -> Line:
    cells = tuple(_cell(place, found) for place, found in zip(places, row.cells, strict=True))
    books = instruments().books
    uses = tuple(books[name].all[-1] for name in item.instruments if name in books)
    return Line(item, cells, row.gaps, row.is_waterbed, uses)


def _cell(place: Organisation, found: Arrangement | None) -> Cell:
    name = short(place)
    if found is None:
        return Cell(name, str(UNKNOWN))
    tone, icon = LOOKS[Standing(found.standing)]
    return Cell(
        name,
        found.get_standing_display(),
        tone,
        icon,
        where=found.where,
        since=found.since,
        remark=found.remark,
    )


def short(place: Organisation) -> str:
    """Give the name of a municipality as a column says it."""
    return place.name.removeprefix("Gemeente ")
