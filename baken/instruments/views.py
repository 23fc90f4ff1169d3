"""Which instrument fits, the same as a memo, and every version of one instrument.

The question stands in the address and is kept nowhere; it has no field for a person or a place.
"""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render

from baken.access.http import OfficeRequest, signed_in
from baken.core import clock
from baken.core.downloads import WORD, download
from baken.core.sheets import PDF, in_pdf, in_word
from baken.instruments import memo as written
from baken.instruments.adviser import Library, advise
from baken.instruments.forms import AskForm, FactsForm
from baken.instruments.page import in_words, spoken
from baken.instruments.vocabulary import LAWS
from baken.knowledge.packs import Enforcement, bills, enforcement, instruments


@signed_in
def advice(request: OfficeRequest) -> HttpResponseBase:
    """Ask what shows itself, on which day and what is known; answer with every reason."""
    asked = _asked(request)
    page = {"ask": asked, "today": clock.today(), "laws": _by_law(clock.today())}
    if not asked.is_bound:
        page["carried"] = _carried(request, asked.words)
    if asked.is_bound and asked.is_valid():
        page |= _answer(request, asked)
    return render(request, "instruments/advice.html", page)


@signed_in
def memo(request: OfficeRequest) -> HttpResponseBase:
    """Show the answer written out, to print or to take along."""
    page = _written_out(request)
    if page is None:
        return redirect("instrument_advice")
    return render(request, "instruments/memo.html", page)


@signed_in
def memo_word(request: OfficeRequest) -> HttpResponseBase:
    """Give the same memo as a Word document."""
    page = _written_out(request)
    if page is None:
        return redirect("instrument_advice")
    made = in_word(written.title(), written.blocks(page))
    return download(made, WORD, _file_name(page, "docx"))


@signed_in
def memo_pdf(request: OfficeRequest) -> HttpResponseBase:
    """Give the same memo as a PDF that a screen reader reads."""
    page = _written_out(request)
    if page is None:
        return redirect("instrument_advice")
    made = in_pdf(written.title(), written.blocks(page))
    return download(made, PDF, _file_name(page, "pdf"))


def _file_name(page: dict[str, Any], extension: str) -> str:
    return f"memo-instrumenten-{page['advice'].question.day}.{extension}"


@signed_in
def instrument(request: OfficeRequest, name: str) -> HttpResponseBase:
    """Show one instrument as it is on a day, and when its other versions hold."""
    shelf = instruments()
    if name not in shelf.books:
        raise Http404
    book, day = shelf.of(name), _day(request)
    found = book.find(day)
    words = enforcement().find(day)
    page = {
        "versions": book.all,
        "latest": book.all[-1],
        "day": day,
        "spoken": spoken(found, words) if found and words else None,
        "follow_up": [shelf.of(each).all[-1] for each in (found.follow_up if found else ())],
    }
    return render(request, "instruments/instrument.html", page)


def _asked(request: OfficeRequest) -> AskForm:
    """Give the form, filled in when something was asked; its words are those of that day."""
    words = enforcement().find(_day(request)) or _newest()
    first = {"dag": _day(request)}
    if "wat" not in request.GET:
        return AskForm(initial=first, words=words)
    return AskForm(request.GET, words=words)


def _carried(request: OfficeRequest, words: Enforcement) -> list[tuple[str, str]]:
    """Give the facts that an address brings along before it is said what shows itself."""
    return [
        (name, said)
        for name, said in request.GET.items()
        if name in words.facts and said in ("ja", "nee")
    ]


def _written_out(request: OfficeRequest) -> dict[str, Any] | None:
    """Give the names of a memo, or nothing when there is no answer to write out."""
    asked = _asked(request)
    if not (asked.is_bound and asked.is_valid()):
        return None
    page = _answer(request, asked)
    return {**page, "today": clock.today()} if "advice" in page else None


def _answer(request: OfficeRequest, asked: AskForm) -> dict[str, Any]:
    """Give the answer in words; only the day when the knowledge does not reach that far back."""
    question = asked.question()
    words = enforcement().find(question.day)
    if words is None:
        return {"too_early": question.day, "since": enforcement().all[0].valid_from}
    library = Library(words, instruments(), bills().find(question.day))
    facts = FactsForm(request.GET, question=question, library=library)
    answer = advise(facts.answered(), library)
    return {"facts": facts, "query": request.GET.urlencode(), **in_words(answer, library)}


def _newest() -> Enforcement:
    return enforcement().all[-1]


def _day(request: OfficeRequest) -> date:
    try:
        return date.fromisoformat(request.GET.get("dag", ""))
    except ValueError:
        return clock.today()


def _by_law(day: date) -> list[tuple[Any, list[Any]]]:
    """Give everything as it is in force, or as it will be first, by field of law."""
    shown = [
        book.find(day) or next((one for one in book.all if one.valid_from > day), book.all[-1])
        for book in instruments().books.values()
    ]
    return [(label, [one for one in shown if one.law == law]) for law, label in LAWS.items()]
