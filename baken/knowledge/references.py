"""What one kind of knowledge says about another: facts, steps, instruments and numbers to call."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from baken.knowledge.files import Problem, Sheet
from baken.knowledge.packs.barriers import BARRIERS
from baken.knowledge.packs.bills import BILLS
from baken.knowledge.packs.checklists import CHECKLISTS
from baken.knowledge.packs.enforcement import ENFORCEMENT, Enforcement
from baken.knowledge.packs.information import INFORMATION
from baken.knowledge.packs.instruments import INSTRUMENTS, Instrument
from baken.knowledge.packs.local_law import LOCAL_LAW
from baken.knowledge.packs.routes import ROUTES
from baken.knowledge.record import Fault, strangers
from baken.knowledge.shelves import arrange, read_kind
from baken.knowledge.versions import Versions

EMPTY: Versions[Enforcement] = Versions("enforcement", ())


def between_kinds(roots: Iterable[Path]) -> Iterator[Problem]:
    """Give names in instruments and bills that nothing explains, and follow-ups in a circle."""
    folders = list(roots)
    sheets = read_kind(INSTRUMENTS, folders)
    words = arrange(ENFORCEMENT, read_kind(ENFORCEMENT, folders)).books.get("", EMPTY)
    books = arrange(INSTRUMENTS, sheets).books
    for sheet in sheets:
        if sheet.page is not None:
            yield from _named(sheet, _unexplained(sheet.page, words, books))
            yield from _named(sheet, _circle(sheet.page, books))
    yield from _instruments_named(folders, books)
    yield from _facts_named(folders, words)
    yield from _numbers_named(folders)


def _instruments_named(folders: list[Path], books: Collection[str]) -> Iterator[Problem]:
    """Give the instruments that bills, barriers and local law name and nothing explains."""
    lists = (
        *((sheet, "bills", sheet.page.bills) for sheet in read_kind(BILLS, folders) if sheet.page),
        *((one, "steps", one.page.barriers) for one in read_kind(BARRIERS, folders) if one.page),
        *((one, "items", one.page.items) for one in read_kind(LOCAL_LAW, folders) if one.page),
    )
    for sheet, part, named in lists:
        for each in named:
            where = f"{part} › {each.id} › instruments"
            yield from _named(sheet, strangers(where, each.instruments, books))


def _facts_named(folders: list[Path], words: Versions[Enforcement]) -> Iterator[Problem]:
    """Give the facts that checklists name and nothing explains."""
    for sheet in read_kind(CHECKLISTS, folders):
        known = words.find(sheet.page.valid_from) if sheet.page else None
        for one in sheet.page.items if sheet.page and known else ():
            facts = known.facts if known else ()
            yield from _named(
                sheet, strangers(f"items › {one.id} › fact", filter(None, [one.fact]), facts)
            )


def _numbers_named(folders: list[Path]) -> Iterator[Problem]:
    """Give the numbers to call that pages of information name and the routes lack."""
    known = arrange(ROUTES, read_kind(ROUTES, folders)).books.get("")
    for sheet in read_kind(INFORMATION, folders):
        found = known.find(sheet.page.valid_from) if sheet.page and known else None
        if sheet.page and found:
            numbers = [each.id for each in found.contacts]
            yield from _named(sheet, strangers("contacts", sheet.page.contacts, numbers))


def _named(sheet: Sheet, faults: Iterable[Fault]) -> Iterator[Problem]:
    return (Problem(sheet.file, where, message) for where, message in faults)


def _unexplained(
    one: Instrument, words: Versions[Enforcement], books: Mapping[str, object]
) -> Iterator[Fault]:
    yield from strangers("follow_up", one.follow_up, books)
    known = words.find(one.valid_from)
    if known is None:
        yield Fault("valid_from", f"In knowledge/enforcement geldt niets op {one.valid_from}.")
        return
    yield from strangers("manifestations", one.manifestations, known.manifestations)
    yield from strangers("authority", [one.authority], known.authorities)
    yield from strangers("procedure", one.procedure, known.steps)
    for condition in one.conditions:
        yield from strangers(f"conditions › {condition.id}", condition.facts, known.facts)
    for caution in one.cautions:
        yield from strangers("cautions › when", filter(None, [caution.when]), known.facts)
    heard = any(known.steps[step].hears for step in one.procedure if step in known.steps)
    if one.ends_living and one.law == "administrative" and not heard:
        yield Fault("procedure", "Iemand verliest zijn slaapplek. Neem een stap op om te horen.")


def _circle(one: Instrument, books: Mapping[str, Versions[Instrument]]) -> Iterator[Fault]:
    """Give a fault when following up leads back to where it began."""
    waiting, seen = list(one.follow_up), set[str]()
    while waiting:
        name = waiting.pop()
        if name == one.id:
            yield Fault("follow_up", "Dit vervolg komt weer bij zichzelf uit. Haal er één weg.")
            return
        found = books[name].find(one.valid_from) if name in books and name not in seen else None
        seen.add(name)
        waiting += found.follow_up if found else ()
