"""Short ways to ask the adviser."""

from datetime import date

from baken.instruments.adviser import Advice, Library, Line, Question, advise
from baken.knowledge.packs import bills, enforcement, instruments

TODAY = date(2026, 11, 23)
OLD = date(2022, 6, 1)
FORM_OF = {"sex_business": "sexual", "worker_housing": "labour", "drug_premises": "criminal"}


def library(day: date = TODAY) -> Library:
    """Give the library with the words and bills of a day."""
    return Library(enforcement().on(day), instruments(), bills().find(day))


def ask(manifestation: str, day: date = TODAY, /, **known: bool) -> Advice:
    """Ask about a manifestation, with what is known by the name of the fact."""
    form = FORM_OF.get(manifestation, "labour")
    return advise(Question(form, manifestation, day, known), library(day))


def line(advice: Advice, name: str) -> Line:
    """Give the line of one instrument."""
    return next(one for one in advice.lines if one.instrument.id == name)


def names(advice: Advice) -> list[str]:
    """Give the instruments of an answer in their order."""
    return [one.instrument.id for one in advice.lines]
