"""The answer as a person reads it: every line with its facts, reasons and steps in words."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise

from baken.instruments.adviser import Advice, Judged, Library, Line
from baken.instruments.care import Care
from baken.instruments.vocabulary import (
    BADGES,
    CARE_TONES,
    FORMS,
    LAWS,
    OUTCOMES,
    REACHES,
    STANDINGS,
    UNITS,
)
from baken.knowledge.packs import Enforcement, Fact, Instrument
from baken.knowledge.packs.enforcement import Step
from baken.knowledge.packs.instruments import Condition, Outcome
from baken.knowledge.text import Text

CARE_TEXTS = {Care.STOPPED: "stopped", Care.EVACUATE: "evacuate", Care.ANSWERED: "answered"}


@dataclass(frozen=True)
class SpokenStep:
    """A step of a procedure with the name of its unit."""

    step: Step
    unit: str | Promise


@dataclass(frozen=True)
class SpokenCondition:
    """A condition with its facts; `is_not` when none of them may be so."""

    facts: tuple[Fact, ...]
    is_not: bool
    note: Text | None
    label: str | Promise = ""
    icon: str = ""


@dataclass(frozen=True)
class Spoken:
    """An instrument with the words that it only names by id."""

    one: Instrument
    authority: Text
    law: str | Promise
    reach: str | Promise
    steps: tuple[SpokenStep, ...]
    conditions: tuple[SpokenCondition, ...]


@dataclass(frozen=True)
class SpokenLine:
    """A line of the answer in words."""

    line: Line
    spoken: Spoken
    failing: tuple[SpokenCondition, ...]
    badge: tuple[str | Promise, str, str]
    care: Text | None
    care_tone: str


def spoken(one: Instrument, words: Enforcement) -> Spoken:
    """Give one version of an instrument in words, without any question."""
    return Spoken(
        one=one,
        authority=words.authorities[one.authority].name,
        law=LAWS[one.law],
        reach=REACHES[one.reach],
        steps=tuple(
            SpokenStep(words.steps[name], UNITS.get(words.steps[name].unit or "", ""))
            for name in one.procedure
        ),
        conditions=tuple(_condition(each, words) for each in one.conditions),
    )


def in_words(advice: Advice, library: Library) -> dict[str, Any]:
    """Give the names that the pages of an answer show."""
    words, question = library.words, advice.question
    lines = [_line(line, words) for line in advice.lines]
    return {
        "advice": advice,
        "form_name": FORMS[question.form],
        "manifestation": words.manifestations[question.manifestation].name,
        "groups": [
            (label, [each for each in lines if each.line.standing is standing])
            for standing, label in STANDINGS.items()
        ],
        "care": _care(advice.care, words),
        "care_tone": CARE_TONES.get(advice.care, ""),
        "asks": words.care.asks,
        "known": [(words.facts[name].statement, so) for name, so in question.known.items()],
        "find_out": sorted(
            ((words.facts[name], turns) for name, turns in advice.find_out.items()),
            key=lambda asked: -len(asked[1]),
        ),
    }


def _line(line: Line, words: Enforcement) -> SpokenLine:
    judged = tuple(_judged(each, words) for each in line.conditions)
    return SpokenLine(
        line=line,
        spoken=replace(spoken(line.instrument, words), conditions=judged),
        failing=tuple(
            said
            for said, each in zip(judged, line.conditions, strict=True)
            if each.outcome is Outcome.NOT_MET
        ),
        badge=BADGES[line.standing],
        care=_care(line.care, words),
        care_tone=CARE_TONES.get(line.care, ""),
    )


def _care(care: Care, words: Enforcement) -> Text | None:
    text: Text | None = getattr(words.care, CARE_TEXTS[care]) if care in CARE_TEXTS else None
    return text


def _condition(condition: Condition, words: Enforcement) -> SpokenCondition:
    facts = tuple(words.facts[name] for name in condition.facts)
    return SpokenCondition(facts, is_not=bool(condition.none_of), note=condition.note)


def _judged(judged: Judged, words: Enforcement) -> SpokenCondition:
    plain = _condition(judged.condition, words)
    label, icon = OUTCOMES[judged.outcome]
    return replace(plain, label=label, icon=icon)
