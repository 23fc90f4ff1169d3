"""The memo as a Word document, for a file or a decision that somebody writes on in Word."""

from collections.abc import Iterable
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from docx.document import Document as Paper

from baken.access.words import say
from baken.core import downloads
from baken.core.downloads import bullets, in_bytes
from baken.instruments.page import SpokenCondition, SpokenLine


def memo_in_word(page: dict[str, Any]) -> bytes:
    """Write the names of the memo page into a Word document, and give its bytes."""
    paper = downloads.paper(_("Memo: welk instrument past?"))
    _question(paper, page)
    _known(paper, page)
    for label, lines in page["groups"]:
        if lines:
            paper.add_heading(str(label), level=1)
        for line in lines:
            _line(paper, line, page)
    paper.add_paragraph(
        _("Dit memo somt op wat de wet noemt. De weging en het besluit zijn van mensen.")
    )
    return in_bytes(paper)


def _question(paper: Paper, page: dict[str, Any]) -> None:
    question = page["advice"].question
    _fact(paper, _("Vorm"), str(page["form_name"]))
    _fact(paper, _("Wat speelt er"), say(page["manifestation"]))
    _fact(paper, _("Recht van"), date_format(question.day, "j F Y"))
    _fact(paper, _("Opgemaakt op"), date_format(page["today"], "j F Y"))
    if page["care"]:
        _fact(paper, say(page["asks"]), say(page["care"]))


def _known(paper: Paper, page: dict[str, Any]) -> None:
    answers = {True: _("Ja"), False: _("Nee")}
    paper.add_heading(_("Wat bekend is"), level=1)
    known = [f"{say(statement)} {answers[so]}" for statement, so in page["known"]]
    bullets(paper, known or [_("Er is nog niets ingevuld.")])
    if page["find_out"]:
        paper.add_heading(_("Dit zoekt u nog uit"), level=1)
        bullets(
            paper,
            (f"{say(fact.statement)} {say(fact.find_out)}" for fact, _turns in page["find_out"]),
        )


def _line(paper: Paper, each: SpokenLine, page: dict[str, Any]) -> None:
    one = each.spoken.one
    paper.add_heading(say(one.name), level=2)
    if each.failing:
        _conditions(paper, each.failing)
        return
    if not one.checked_by:
        paper.add_paragraph(_("nog niet juridisch getoetst"))
    _fact(paper, _("Maatregel"), say(one.measure))
    _fact(paper, _("Wie beslist"), say(each.spoken.authority))
    if one.longest:
        _fact(paper, _("Ten hoogste"), say(one.longest))
    _fact(paper, _("Grondslag"), "; ".join(map(str, one.sources)))
    if each.care:
        _fact(paper, say(page["asks"]), say(each.care))
    _conditions(paper, each.spoken.conditions)
    _lists(paper, each)


def _lists(paper: Paper, each: SpokenLine) -> None:
    one = each.spoken.one
    paper.add_heading(_("Stappen en termijnen"), level=3)
    bullets(paper, (f"{say(step.title)}. {say(step.text)} ({step.source})"
                     for step in (spoken.step for spoken in each.spoken.steps)))  # fmt: skip
    paper.add_heading(_("Bewijs dat u nodig hebt"), level=3)
    bullets(paper, map(say, one.evidence))
    if each.line.cautions:
        paper.add_heading(_("Wanneer niet, of niet zomaar"), level=3)
        bullets(paper, (say(caution.text) for caution in each.line.cautions))
    for chain in each.line.chains:
        names = " → ".join(say(following.name) for following in chain)
        _fact(paper, _("Helpt dit niet, dan kan daarna:"), names)


def _conditions(paper: Paper, conditions: Iterable[SpokenCondition]) -> None:
    paper.add_heading(_("Voorwaarden"), level=3)
    for one in conditions:
        row = paper.add_paragraph(style="List Bullet")
        row.add_run(f"{one.label}: ").bold = True
        if one.is_not:
            row.add_run(_("dit mag niet zo zijn:") + " ")
        elif len(one.facts) > 1:
            row.add_run(_("ten minste één hiervan:") + " ")
        row.add_run(" / ".join(say(fact.statement) for fact in one.facts))


def _fact(paper: Paper, label: str, value: str) -> None:
    row = paper.add_paragraph()
    row.add_run(label if label.endswith(("?", ":")) else f"{label}:").bold = True
    row.add_run(f" {value}")
