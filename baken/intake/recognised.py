"""Sentences that a reporter recognises: the indicator lists in force, kept with their version."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from baken.access.words import say
from baken.knowledge import NotInForce, UnknownId
from baken.knowledge.packs import Indicator, IndicatorList, indicator_lists

FORMS = ("sexual", "labour", "criminal", "organ_removal")


@dataclass(frozen=True)
class Sentences:
    """The sentences of one list: the value that is kept (`labour@2026-01-01:papers`), and text."""

    name: str
    title: str
    choices: list[tuple[str, str]]


def in_force(day: date) -> list[Sentences]:
    """Give every list in force, by form, each list for the young after the one for adults."""
    lists = indicator_lists().all_on(day)
    return [_sentences(one) for one in sorted(lists, key=_by_form)]


def spoken(kept: Iterable[str]) -> list[str]:
    """Give what somebody recognised as sentences, under the versions they read."""
    return [text for value in kept if (text := _text(value))]


def _by_form(one: IndicatorList) -> tuple[int, bool]:
    return FORMS.index(one.form), one.variant == "youth"


def _sentences(one: IndicatorList) -> Sentences:
    choices = [(_value(one, each), say(each.text)) for each in one.indicators]
    return Sentences(one.id, say(one.title), choices)


def _value(one: IndicatorList, each: Indicator) -> str:
    return f"{one.id}@{one.valid_from}:{each.id}"


def _text(value: str) -> str:
    """Give the sentence of one kept value; nothing when its list is no longer kept here."""
    version, _, indicator = value.partition(":")
    name, _, day = version.partition("@")
    try:
        known = indicator_lists().on(name, date.fromisoformat(day)).indicators
    except (NotInForce, UnknownId, ValueError):
        return ""
    return next((say(each.text) for each in known if each.id == indicator), "")
