"""What may be wrong between versions: overlap, and a region that overrules in silence."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from baken.knowledge.files import Problem, Sheet
from baken.knowledge.kinds import Kind, Layout
from baken.knowledge.versions import Version

Filed = tuple[Version, Sheet]


def between_versions(
    kind: Kind[Any], national: Iterable[Sheet], regional: Iterable[Sheet]
) -> Iterator[Problem]:
    """Give what is wrong between the versions under one id, national and regional together."""
    ours, theirs = _by_name(national), _by_name(regional)
    for name in sorted(ours.keys() | theirs.keys()):
        ours_here, theirs_here = ours.get(name, []), theirs.get(name, [])
        yield from _overlaps(kind, ours_here)
        yield from _overlaps(kind, theirs_here)
        yield from _overruled(kind, ours_here, theirs_here)
        yield from _counted_otherwise(kind, ours_here, theirs_here)


def _by_name(sheets: Iterable[Sheet]) -> dict[str, list[Filed]]:
    found: dict[str, list[Filed]] = {}
    for sheet in sheets:
        if sheet.page is not None:
            found.setdefault(sheet.name, []).extend((one, sheet) for one in sheet.page.dated())
    return {name: sorted(filed, key=_first_day) for name, filed in found.items()}


def _first_day(filed: Filed) -> Any:
    return filed[0].valid_from


def _overlaps(kind: Kind[Any], filed: list[Filed]) -> Iterator[Problem]:
    """Give versions that run on after the next began; one without an end simply gives way."""
    for (earlier, sheet), (later, _) in pairwise(filed):
        if earlier.valid_until is not None and earlier.valid_until >= later.valid_from:
            yield Problem(
                sheet.file,
                _field(kind, earlier, "valid_until"),
                f"Deze versie geldt tot en met {earlier.valid_until}, maar op {later.valid_from}"
                " begint de volgende al. Laat deze eindigen op de dag ervóór.",
            )


def _overruled(kind: Kind[Any], ours: list[Filed], theirs: list[Filed]) -> Iterator[Problem]:
    """Give regional versions that do not come after every national one."""
    if not ours:
        return
    newest = ours[-1][0].valid_from
    for version, sheet in theirs:
        if version.valid_from <= newest:
            yield Problem(
                sheet.file,
                _field(kind, version, "valid_from"),
                f"De landelijke versie van {newest} is even nieuw of nieuwer. Een regio vervangt"
                f" die niet stilzwijgend: voeg een versie toe die ná {newest} ingaat.",
            )


def _counted_otherwise(
    kind: Kind[Any], ours: list[Filed], theirs: list[Filed]
) -> Iterator[Problem]:
    if kind.layout is not Layout.VALUES or not ours or not theirs:
        return
    national, regional = ours[0][1].page, theirs[0][1]
    if regional.page.unit != national.unit:
        yield Problem(
            regional.file,
            "unit",
            f"Landelijk is de eenheid {national.unit}. Gebruik dezelfde eenheid.",
        )


def _field(kind: Kind[Any], version: Version, field: str) -> str:
    prefix = f"values › {version.valid_from} › " if kind.layout is Layout.VALUES else ""
    return prefix + field
