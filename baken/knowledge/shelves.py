"""From files to shelves: every file is read once and kept."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from baken.knowledge.files import Sheet, read
from baken.knowledge.folders import configured
from baken.knowledge.kinds import Kind
from baken.knowledge.versions import KnowledgeError, Shelf, Version, Versions

V = TypeVar("V", bound=Version)


def read_kind(kind: Kind[Any], roots: Iterable[Path]) -> list[Sheet]:
    """Give all files of a kind, the national ones first, with their faults."""
    return [read(kind, root, path) for root in roots for path in kind.files(root)]


def arrange(kind: Kind[V], sheets: Iterable[Sheet]) -> Shelf[V]:
    """Put what the files say in order of date under its id; unreadable files are left out."""
    found: dict[str, list[Any]] = {}
    for sheet in sheets:
        if sheet.page is not None:
            found.setdefault(sheet.name, []).extend(sheet.page.dated())
    books = {
        name: Versions[V](
            kind.label(name), tuple(sorted(versions, key=lambda version: version.valid_from))
        )
        for name, versions in found.items()
    }
    return Shelf(kind.name, books)


@cache
def sheets_of(kind: Kind[Any], roots: tuple[Path, ...]) -> tuple[Sheet, ...]:
    """Give all files of a kind, read once; raise KnowledgeError when one of them is wrong."""
    sheets = read_kind(kind, roots)
    problems = [problem for sheet in sheets for problem in sheet.problems]
    if problems:
        raise KnowledgeError("\n".join(map(str, problems)))
    return tuple(sheets)


@cache
def _shelf(kind: Kind[Any], roots: tuple[Path, ...]) -> Shelf[Any]:
    return arrange(kind, sheets_of(kind, roots))


def shelf(kind: Kind[V]) -> Shelf[V]:
    """Give everything of a kind from the configured folders; raise KnowledgeError."""
    return _shelf(kind, configured().roots)
