"""The adviser: from facts and a day to the instruments that may apply, with every reason.

Pure: the same question always gives the same answer, and no fact is guessed. What is unknown stays
unknown and says how to find out. It proposes, it never decides (docs/explanation/instruments.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import get_args

from baken.instruments.care import Care, care_for
from baken.instruments.chains import Chain, chains_from
from baken.knowledge.packs import Bill, Bills, Enforcement, Instrument
from baken.knowledge.packs.instruments import Caution, Condition, Law, Outcome, Reach, Standing
from baken.knowledge.versions import Shelf, Versions

REACHES = get_args(Reach)
LAWS = get_args(Law)
STANDINGS = tuple(Standing)


@dataclass(frozen=True)
class Question:
    """What somebody asks; a fact that is left out is unknown.

    What the municipality arranged is asked apart, because it is the same for every place in it.
    """

    form: str
    manifestation: str
    day: date
    facts: Mapping[str, bool] = field(default_factory=dict)
    municipality: Mapping[str, bool] = field(default_factory=dict)

    @property
    def known(self) -> Mapping[str, bool]:
        """Give everything that is known, of the place and of the municipality."""
        return {**self.municipality, **self.facts}


@dataclass(frozen=True)
class Library:
    """The knowledge that an answer rests on."""

    words: Enforcement
    instruments: Shelf[Instrument]
    bills: Bills | None = None


@dataclass(frozen=True)
class Judged:
    """A condition, what is known about it and which known facts decided that."""

    condition: Condition
    outcome: Outcome
    because: tuple[str, ...]
    find_out: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One instrument in the answer, with everything that explains why it stands there."""

    instrument: Instrument
    standing: Standing
    conditions: tuple[Judged, ...]
    care: Care
    chains: tuple[Chain, ...]
    hears: tuple[str, ...]
    cautions: tuple[Caution, ...]
    next_on: date | None

    @property
    def may_go_on(self) -> bool:
        """Say whether nothing stands in the way of a decision by the authority."""
        return self.standing is Standing.OPEN and self.care is not Care.STOPPED

    @property
    def find_out(self) -> tuple[str, ...]:
        """Give the facts still to find out, each once."""
        return tuple(dict.fromkeys(fact for one in self.conditions for fact in one.find_out))


@dataclass(frozen=True)
class Elsewhen:
    """An instrument that fits but is not in force on the day: it begins later or has ended."""

    instrument: Instrument
    begins_on: date | None
    ended_on: date | None


@dataclass(frozen=True)
class Advice:
    """The answer."""

    question: Question
    lines: tuple[Line, ...]
    elsewhen: tuple[Elsewhen, ...]
    find_out: Mapping[str, tuple[Instrument, ...]]
    bills: tuple[Bill, ...]

    @property
    def care(self) -> Care:
        """Give the heaviest answer to the care question among what is not ruled out."""
        asked = [line.care for line in self.lines if line.standing is not Standing.CLOSED]
        for state in (Care.EVACUATE, Care.STOPPED, Care.ANSWERED):
            if state in asked:
                return state
        return Care.NOT_ASKED


def advise(question: Question, library: Library) -> Advice:
    """Give the instruments for a manifestation on a day, lightest first, with all reasons."""
    fitting = {
        name: book
        for name, book in library.instruments.books.items()
        if any(question.manifestation in one.manifestations for one in book.all)
    }
    in_force = {
        name: one
        for name, book in fitting.items()
        if (one := book.find(question.day)) and question.manifestation in one.manifestations
    }
    lines = sorted(
        (_line(one, fitting[name], in_force, question, library.words)
         for name, one in in_force.items()),
        key=_lightest_first,
    )  # fmt: skip
    elsewhen = tuple(
        _elsewhen(fitting[name], question.day) for name in sorted(fitting.keys() - in_force)
    )
    return Advice(
        question, tuple(lines), elsewhen, _to_find_out(lines), _bills(lines, library.bills)
    )


def facts_asked(question: Question, library: Library) -> tuple[str, ...]:
    """Give the facts on which the answer turns, in the order in which one asks them."""
    lines = advise(question, library).lines
    turning = {fact for line in lines for one in line.conditions for fact in one.condition.facts}
    if any(line.instrument.ends_living for line in lines):
        turning |= {library.words.care.fact, library.words.care.danger}
    groups = list(library.words.groups)
    facts = library.words.facts
    return tuple(
        sorted(turning, key=lambda name: (groups.index(facts[name].group), list(facts).index(name)))
    )


def _line(
    one: Instrument,
    book: Versions[Instrument],
    in_force: Mapping[str, Instrument],
    question: Question,
    words: Enforcement,
) -> Line:
    known = question.known
    later = [version.valid_from for version in book.all if version.valid_from > question.day]
    return Line(
        instrument=one,
        standing=one.standing(known),
        conditions=tuple(_judged(condition, known) for condition in one.conditions),
        care=care_for(one, words, known),
        chains=chains_from(one, in_force),
        hears=tuple(step for step in one.procedure if words.steps[step].hears),
        cautions=tuple(
            caution for caution in one.cautions if known.get(caution.when or "") is not False
        ),
        next_on=min(later, default=None),
    )


def _judged(condition: Condition, known: Mapping[str, bool]) -> Judged:
    outcome = condition.outcome(known)
    unknown = tuple(fact for fact in condition.facts if fact not in known)
    return Judged(
        condition,
        outcome,
        condition.because(known),
        unknown if outcome is Outcome.UNKNOWN else (),
    )


def _lightest_first(line: Line) -> tuple[bool, int, int, int, str]:
    """Order: out of danger, then what may, then how little it takes from people."""
    one = line.instrument
    saves = line.care is Care.EVACUATE and line.standing is not Standing.CLOSED
    return (
        not saves,
        STANDINGS.index(line.standing),
        LAWS.index(one.law),
        REACHES.index(one.reach),
        one.id,
    )


def _elsewhen(book: Versions[Instrument], day: date) -> Elsewhen:
    coming = [version for version in book.all if version.valid_from > day]
    ended = [version for version in book.all if version.valid_until and version.valid_until < day]
    return Elsewhen(
        instrument=coming[0] if coming else book.all[-1],
        begins_on=coming[0].valid_from if coming else None,
        ended_on=ended[-1].valid_until if ended else None,
    )


def _to_find_out(lines: list[Line]) -> Mapping[str, tuple[Instrument, ...]]:
    """Give per unknown fact the instruments that turn on it; what is ruled out asks nothing."""
    found: dict[str, tuple[Instrument, ...]] = {}
    for line in lines:
        for fact in line.find_out if line.standing is Standing.UNKNOWN else ():
            found[fact] = (*found.get(fact, ()), line.instrument)
    return found


def _bills(lines: list[Line], bills: Bills | None) -> tuple[Bill, ...]:
    found = (bill for line in lines for bill in (bills.about(line.instrument.id) if bills else ()))
    return tuple({bill.id: bill for bill in found}.values())
