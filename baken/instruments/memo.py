"""The memo as a sheet, for a file or a decision: in Word to write on, in PDF to keep."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from baken.access.words import say
from baken.core.sheets import Block, Heading, Line, Points, points
from baken.instruments.page import SpokenCondition, SpokenLine


def title() -> str:
    """Give what the memo is called."""
    return _("Memo: welk instrument past?")


def blocks(page: dict[str, Any]) -> list[Block]:
    """Give the names of the memo page as a sheet."""
    closing = _("Dit memo somt op wat de wet noemt. De weging en het besluit zijn van mensen.")
    return [*_question(page), *_known(page), *_answer(page), Line(closing)]


def _question(page: dict[str, Any]) -> Iterator[Block]:
    question = page["advice"].question
    yield _fact(_("Vorm"), str(page["form_name"]))
    yield _fact(_("Wat speelt er"), say(page["manifestation"]))
    yield _fact(_("Recht van"), date_format(question.day, "j F Y"))
    yield _fact(_("Opgemaakt op"), date_format(page["today"], "j F Y"))
    if page["care"]:
        yield _fact(say(page["asks"]), say(page["care"]))


def _known(page: dict[str, Any]) -> Iterator[Block]:
    answers = {True: _("Ja"), False: _("Nee")}
    yield Heading(_("Wat bekend is"))
    known = [f"{say(statement)} {answers[so]}" for statement, so in page["known"]]
    yield points(known or [_("Er is nog niets ingevuld.")])
    if page["find_out"]:
        yield Heading(_("Dit zoekt u nog uit"))
        yield points(
            f"{say(fact.statement)} {say(fact.find_out)}" for fact, _turns in page["find_out"]
        )


def _answer(page: dict[str, Any]) -> Iterator[Block]:
    for label, lines in page["groups"]:
        if lines:
            yield Heading(str(label))
        for line in lines:
            yield from _line(line, page)


def _line(each: SpokenLine, page: dict[str, Any]) -> Iterator[Block]:
    one = each.spoken.one
    yield Heading(say(one.name), 2)
    if each.failing:
        yield from _conditions(each.failing)
        return
    if not one.checked_by:
        yield Line(_("nog niet juridisch getoetst"))
    yield _fact(_("Maatregel"), say(one.measure))
    yield _fact(_("Wie beslist"), say(each.spoken.authority))
    if one.longest:
        yield _fact(_("Ten hoogste"), say(one.longest))
    yield _fact(_("Grondslag"), "; ".join(map(str, one.sources)))
    if each.care:
        yield _fact(say(page["asks"]), say(each.care))
    yield from _conditions(each.spoken.conditions)
    yield from _lists(each)


def _lists(each: SpokenLine) -> Iterator[Block]:
    one = each.spoken.one
    yield Heading(_("Stappen en termijnen"), 3)
    yield points(f"{say(step.title)}. {say(step.text)} ({step.source})"
                 for step in (spoken.step for spoken in each.spoken.steps))  # fmt: skip
    yield Heading(_("Bewijs dat u nodig hebt"), 3)
    yield points(map(say, one.evidence))
    if each.line.cautions:
        yield Heading(_("Wanneer niet, of niet zomaar"), 3)
        yield points(say(caution.text) for caution in each.line.cautions)
    for chain in each.line.chains:
        names = " → ".join(say(following.name) for following in chain)
        yield _fact(_("Helpt dit niet, dan kan daarna:"), names)


def _conditions(conditions: Iterable[SpokenCondition]) -> Iterator[Block]:
    yield Heading(_("Voorwaarden"), 3)
    yield Points(tuple((f"{one.label}:", _demand(one)) for one in conditions))


def _demand(one: SpokenCondition) -> str:
    facts = " / ".join(say(fact.statement) for fact in one.facts)
    if one.is_not:
        return f"{_('dit mag niet zo zijn:')} {facts}"
    return f"{_('ten minste één hiervan:')} {facts}" if len(one.facts) > 1 else facts


def _fact(label: str, value: str) -> Line:
    return Line(value, label if label.endswith(("?", ":")) else f"{label}:")
