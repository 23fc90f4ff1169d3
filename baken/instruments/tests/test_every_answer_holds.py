"""Whatever is asked: every line explains itself, nothing is out of its dates, the order is kept."""

from collections.abc import Mapping
from datetime import date
from random import Random
from types import MappingProxyType

from hypothesis import given
from hypothesis import strategies as st

from baken.instruments.adviser import Advice, Library, Question, advise, facts_asked
from baken.instruments.care import Care
from baken.instruments.tests.asking import library
from baken.knowledge.packs.instruments import Outcome, Standing
from baken.knowledge.versions import Shelf

LIBRARY = library()
FACTS = sorted(LIBRARY.words.facts)
DAYS = st.dates(date(2022, 1, 1), date(2030, 12, 31))
KNOWN = st.dictionaries(st.sampled_from(FACTS), st.booleans())
ASKED = st.sampled_from(
    [(form, name) for name, one in LIBRARY.words.manifestations.items() for form in one.forms]
)


def answer(asked: tuple[str, str], day: date, known: Mapping[str, bool]) -> Advice:
    return advise(Question(*asked, day, known), LIBRARY)


@given(ASKED, DAYS, KNOWN)
def test_no_instrument_stands_outside_its_dates(
    asked: tuple[str, str], day: date, known: dict[str, bool]
) -> None:
    advice = answer(asked, day, known)
    assert all(line.instrument.covers(day) for line in advice.lines)
    assert all(asked[1] in line.instrument.manifestations for line in advice.lines)
    shown = {line.instrument.id for line in advice.lines}
    assert not shown & {one.instrument.id for one in advice.elsewhen}


@given(ASKED, DAYS, KNOWN)
def test_every_line_says_why(asked: tuple[str, str], day: date, known: dict[str, bool]) -> None:
    for line in answer(asked, day, known).lines:
        outcomes = {one.outcome for one in line.conditions}
        if line.standing is Standing.OPEN:
            assert outcomes <= {Outcome.MET}
        elif line.standing is Standing.CLOSED:
            assert Outcome.NOT_MET in outcomes
        else:
            assert line.find_out
            assert Outcome.NOT_MET not in outcomes


@given(ASKED, DAYS, KNOWN, st.sampled_from(FACTS), st.booleans())
def test_a_fact_more_changes_only_what_it_decides_and_says_so(
    asked: tuple[str, str], day: date, known: dict[str, bool], fact: str, so: bool
) -> None:
    known.pop(fact, None)
    before, after = answer(asked, day, known), answer(asked, day, {**known, fact: so})
    later = {line.instrument.id: line for line in after.lines}
    assert later.keys() == {line.instrument.id for line in before.lines}
    for line in before.lines:
        for then, now in zip(line.conditions, later[line.instrument.id].conditions, strict=True):
            assert then.condition == now.condition
            if then.outcome is Outcome.UNKNOWN and now.outcome is not Outcome.UNKNOWN:
                assert fact in now.because
            elif then.outcome is not Outcome.UNKNOWN:
                assert now.outcome is then.outcome


@given(ASKED, DAYS, KNOWN)
def test_the_reasons_are_known_facts_only(
    asked: tuple[str, str], day: date, known: dict[str, bool]
) -> None:
    for line in answer(asked, day, known).lines:
        for one in line.conditions:
            assert bool(one.because) == (one.outcome is not Outcome.UNKNOWN)
            assert set(one.because) <= known.keys()
            assert not set(one.find_out) & known.keys()


@given(ASKED, DAYS, KNOWN, st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_where_things_lie(
    asked: tuple[str, str], day: date, known: dict[str, bool], shuffle: Random
) -> None:
    books = list(LIBRARY.instruments.books.items())
    shuffle.shuffle(books)
    other = Library(LIBRARY.words, Shelf("instruments", dict(books)), LIBRARY.bills)
    question = Question(*asked, day, known)
    there = [line.instrument.id for line in advise(question, other).lines]
    assert there == [line.instrument.id for line in advise(question, LIBRARY).lines]


@given(ASKED, DAYS, KNOWN)
def test_nobody_loses_a_bed_unasked(
    asked: tuple[str, str], day: date, known: dict[str, bool]
) -> None:
    for line in answer(asked, day, known).lines:
        if line.instrument.ends_living and not known.get("rehousing_arranged"):
            assert line.care in {Care.STOPPED, Care.EVACUATE}
            assert line.care is Care.STOPPED or known.get("immediate_danger")


@given(ASKED, DAYS)
def test_the_asked_facts_settle_every_line(asked: tuple[str, str], day: date) -> None:
    question = Question(*asked, day)
    everything = dict.fromkeys(facts_asked(question, LIBRARY), True)
    settled = advise(Question(*asked, day, everything), LIBRARY)
    assert Standing.UNKNOWN not in {line.standing for line in settled.lines}


@given(ASKED, DAYS, KNOWN)
def test_the_question_is_left_as_it_was(
    asked: tuple[str, str], day: date, known: dict[str, bool]
) -> None:
    """A read-only mapping would raise where anything wrote into it."""
    assert answer(asked, day, MappingProxyType(known)) == answer(asked, day, known)
