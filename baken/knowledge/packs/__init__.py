"""The packs: every kind of knowledge, and the one function that gives each.

Each function reads the configured folders once; the day is always given by the caller.
"""

from typing import Any

from baken.knowledge.folders import configured
from baken.knowledge.kinds import Kind
from baken.knowledge.packs.access import ACCESS, Matrix, Rule
from baken.knowledge.packs.barriers import BARRIERS, Barrier, BarrierModel
from baken.knowledge.packs.bills import BILLS, Bill, Bills
from baken.knowledge.packs.checklists import CHECKLISTS, Checklist, ChecklistItem
from baken.knowledge.packs.crosswalks import CROSSWALKS, Code, CodeField, Crosswalk
from baken.knowledge.packs.enforcement import ENFORCEMENT, Enforcement, Fact
from baken.knowledge.packs.glossary import GLOSSARY, Entry, Glossary
from baken.knowledge.packs.help_card import HELP_CARD, HelpCard
from baken.knowledge.packs.indicators import INDICATORS, Indicator, IndicatorList
from baken.knowledge.packs.information import INFORMATION, Information
from baken.knowledge.packs.instruments import INSTRUMENTS, Instrument
from baken.knowledge.packs.languages import LANGUAGES, Language, Languages
from baken.knowledge.packs.letters import LETTERS, Letter, Letters
from baken.knowledge.packs.local_law import LOCAL_LAW, LocalItem, LocalLaw
from baken.knowledge.packs.own_page import OWN_PAGE, OwnPage
from baken.knowledge.packs.processing import PROCESSING, Activity, Processing
from baken.knowledge.packs.retention import RETENTION, Period, Retention, Retentions
from baken.knowledge.packs.routes import ROUTES, Contact, Routes, Step
from baken.knowledge.packs.terms import TERMS, Term, Terms, Value
from baken.knowledge.packs.trajectories import TRAJECTORIES, Item, Situation, Template, Trajectories
from baken.knowledge.shelves import sheets_of, shelf
from baken.knowledge.versions import Shelf, Versions

__all__ = [
    "KINDS",
    "Activity",
    "Barrier",
    "BarrierModel",
    "Bill",
    "Bills",
    "Checklist",
    "ChecklistItem",
    "Code",
    "CodeField",
    "Contact",
    "Crosswalk",
    "Enforcement",
    "Entry",
    "Fact",
    "Glossary",
    "HelpCard",
    "Indicator",
    "IndicatorList",
    "Information",
    "Instrument",
    "Item",
    "Language",
    "Languages",
    "Letter",
    "Letters",
    "LocalItem",
    "LocalLaw",
    "Matrix",
    "OwnPage",
    "Period",
    "Processing",
    "Retention",
    "Retentions",
    "Routes",
    "Rule",
    "Situation",
    "Step",
    "Template",
    "Term",
    "Terms",
    "Trajectories",
    "Value",
    "barrier_models",
    "bills",
    "checklists",
    "crosswalks",
    "enforcement",
    "glossary",
    "help_cards",
    "indicator_lists",
    "information",
    "instruments",
    "languages",
    "letters",
    "local_law",
    "matrix",
    "own_pages",
    "processing",
    "retention",
    "routes",
    "terms",
    "trajectories",
]

KINDS: dict[str, Kind[Any]] = {
    kind.name: kind
    for kind in (
        ACCESS,
        BARRIERS,
        BILLS,
        CHECKLISTS,
        CROSSWALKS,
        ENFORCEMENT,
        GLOSSARY,
        HELP_CARD,
        INDICATORS,
        INFORMATION,
        INSTRUMENTS,
        LANGUAGES,
        LETTERS,
        LOCAL_LAW,
        OWN_PAGE,
        PROCESSING,
        RETENTION,
        ROUTES,
        TERMS,
        TRAJECTORIES,
    )
}


def indicator_lists() -> Shelf[IndicatorList]:
    """Give the indicator lists: `indicator_lists().on("labour", day)`."""
    return shelf(INDICATORS)


def information() -> Shelf[Information]:
    """Give the pages of information for the public: `information().on("labour", day)`."""
    return shelf(INFORMATION)


def instruments() -> Shelf[Instrument]:
    """Give the legal instruments: `instruments().on("victoria", day)`."""
    return shelf(INSTRUMENTS)


def barrier_models() -> Shelf[BarrierModel]:
    """Give the barrier models: `barrier_models().on("labour", day)`."""
    return shelf(BARRIERS)


def checklists() -> Shelf[Checklist]:
    """Give the checklists of inspections: `checklists().on("housing", day)`."""
    return shelf(CHECKLISTS)


def languages() -> Versions[Languages]:
    """Give the languages of the public portal: `languages().on(day)`."""
    return shelf(LANGUAGES).of("")


def local_law() -> Versions[LocalLaw]:
    """Give what a municipality can arrange by itself: `local_law().on(day)`."""
    return shelf(LOCAL_LAW).of("")


def enforcement() -> Versions[Enforcement]:
    """Give the facts, steps and authorities that instruments name: `enforcement().on(day)`."""
    return shelf(ENFORCEMENT).of("")


def bills() -> Versions[Bills]:
    """Give the bills as they stood: `bills().on(day)`; they are never applied."""
    return shelf(BILLS).of("")


def crosswalks() -> Shelf[Crosswalk]:
    """Give the crosswalks to other standards: `crosswalks().on("htcds", day)`."""
    return shelf(CROSSWALKS)


def matrix() -> Versions[Matrix]:
    """Give the authorisation matrix: `matrix().on(day)`."""
    return shelf(ACCESS).of("")


def processing() -> Versions[Processing]:
    """Give the register of processing activities: `processing().on(day)`."""
    return shelf(PROCESSING).of("")


def retention() -> Retentions:
    """Give how long what is kept: `retention().kept_until("callback", begins_on, day)`."""
    sheets = sheets_of(RETENTION, configured().roots)
    return Retentions({sheet.name: sheet.page for sheet in reversed(sheets)}, shelf(RETENTION))


def routes() -> Versions[Routes]:
    """Give the numbers to call and the steps to take: `routes().on(day)`."""
    return shelf(ROUTES).of("")


def trajectories() -> Versions[Trajectories]:
    """Give what there is to arrange for a victim: `trajectories().on(day)`."""
    return shelf(TRAJECTORIES).of("")


def letters() -> Versions[Letters]:
    """Give the letters to those who arrange something: `letters().on(day)`."""
    return shelf(LETTERS).of("")


def own_pages() -> Shelf[OwnPage]:
    """Give the words of a client's own page: `own_pages().on("pl", day)`."""
    return shelf(OWN_PAGE)


def help_cards() -> Shelf[HelpCard]:
    """Give the card that offers help, by language: `help_cards().on("pl", day)`."""
    return shelf(HELP_CARD)


def glossary() -> Versions[Glossary]:
    """Give the terms of the field: `glossary().on(day)`."""
    return shelf(GLOSSARY).of("")


def terms() -> Terms:
    """Give the numbers that change: `terms().value("register_signal_within", day)`."""
    sheets = sheets_of(TERMS, configured().roots)
    return Terms({sheet.name: sheet.page for sheet in reversed(sheets)}, shelf(TERMS))
