"""The checker: everything that is wrong in the knowledge, in plain Dutch for its writers."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from baken.knowledge.files import Problem, named, read_page
from baken.knowledge.kinds import EXAMPLES, Kind
from baken.knowledge.locks import unlocked
from baken.knowledge.packs import KINDS
from baken.knowledge.references import between_kinds
from baken.knowledge.schemas import FOLDER, stale_schemas
from baken.knowledge.shelves import arrange, read_kind
from baken.knowledge.validity import between_versions
from baken.knowledge.versions import Shelf


def check(folder: Path, overlay: Path | None = None, *, today: date) -> list[Problem]:
    """Give every problem in the national folder and the region's own, sorted by file."""
    roots = (folder, overlay) if overlay else (folder,)
    problems = stale_schemas(folder, KINDS.values())
    for root in roots:
        problems += _strangers(root)
        problems += unlocked(root, KINDS.values(), today)
    for kind in KINDS.values():
        problems += _in_kind(kind, folder, overlay)
    problems += between_kinds(roots)
    return sorted(problems)


def _in_kind(kind: Kind[Any], folder: Path, overlay: Path | None) -> Iterator[Problem]:
    national = read_kind(kind, [folder])
    regional = read_kind(kind, [overlay]) if overlay else []
    for sheet in national + regional:
        yield from sheet.problems
    yield from between_versions(kind, national, regional)
    yield from _surprises(kind, folder, arrange(kind, national))
    if overlay:
        yield from _surprises(kind, overlay, arrange(kind, national + regional))


def _surprises(kind: Kind[Any], root: Path, shelf: Shelf[Any]) -> Iterator[Problem]:
    """Run the examples beside the files; the national ones know nothing of a region."""
    path = root / kind.name / EXAMPLES
    if not path.exists():
        return
    page, faults = read_page(kind.situations, path)
    for where, message in faults:
        yield Problem(named(root, path), where, message)
    for example in page.examples if page else ():
        if surprise := example.surprise(shelf):
            yield Problem(
                named(root, path),
                example.situation,
                f"Het komt anders uit: {surprise.rstrip('.')}.",
            )


def _strangers(root: Path) -> Iterator[Problem]:
    """Give files that nothing reads, such as those in a folder with a misspelt name."""
    known = {path for kind in KINDS.values() for path in kind.files(root)}
    known |= {root / kind / EXAMPLES for kind in KINDS}
    for path in sorted(root.rglob("*.y*ml")):
        if path not in known and FOLDER not in path.relative_to(root).parts:
            yield Problem(
                named(root, path),
                "",
                "Niets leest dit bestand. Verbeter de naam of de map;"
                f" bekende mappen zijn: {', '.join(sorted(KINDS))}.",
            )
