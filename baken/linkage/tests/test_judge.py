"""What people judged holds: in any order, at every re-run, and undone when they take it back."""

from datetime import UTC, datetime, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from baken.linkage.judgement import Judgement, Verdict, entities, undone

NAMES = tuple("abcdefgh")
START = datetime(2026, 3, 2, 9, tzinfo=UTC)
PAIRS = st.sampled_from([*combinations(NAMES, 2)])
ODDS = st.lists(
    st.tuples(PAIRS, st.floats(-8, 8)), max_size=14, unique_by=lambda each: each[0]
).map(lambda found: [(*pair, weight) for pair, weight in found])


@st.composite
def _judgements(draw: st.DrawFn) -> list[Judgement]:
    drawn = draw(st.lists(st.tuples(PAIRS, st.sampled_from(Verdict)), max_size=7))
    return [
        Judgement(one, other, verdict, "marieke", START + timedelta(minutes=place), "gezien")
        for place, ((one, other), verdict) in enumerate(drawn)
    ]


@settings(deadline=None)
@given(ODDS, _judgements(), st.randoms())
def test_the_order_in_which_people_judge_changes_nothing(odds, judged, chance) -> None:  # type: ignore[no-untyped-def]
    mixed = chance.sample(judged, len(judged))
    assert entities(NAMES, odds, judged) == entities(NAMES, chance.sample(odds, len(odds)), mixed)


@settings(deadline=None)
@given(ODDS, _judgements())
def test_not_the_same_survives(odds, judged) -> None:  # type: ignore[no-untyped-def]
    found = entities(NAMES, odds, judged)
    last = {each.pair: each.verdict for each in judged}
    for (one, other), verdict in last.items():
        if verdict is Verdict.DIFFERENT:
            assert found.of[one] != found.of[other]
        if verdict is Verdict.SAME and not found.conflicts:
            assert found.of[one] == found.of[other]


@settings(deadline=None)
@given(ODDS, _judgements(), PAIRS, st.sampled_from(Verdict))
def test_undoing_restores(odds, judged, pair, verdict) -> None:  # type: ignore[no-untyped-def]
    before = entities(NAMES, odds, judged)
    late = Judgement(pair[0], pair[1], verdict, "yusuf", START + timedelta(days=1), "vergissing")
    during = entities(NAMES, odds, [*judged, late], before.of)
    taken_back = undone(late, START + timedelta(days=2))
    assert entities(NAMES, odds, [*judged, taken_back], before.of).of == before.of
    assert set(during.of) == set(NAMES)


@settings(deadline=None)
@given(ODDS, _judgements())
def test_a_re_run_keeps_every_name(odds, judged) -> None:  # type: ignore[no-untyped-def]
    first = entities(NAMES, odds, judged)
    assert entities(NAMES, odds, judged, first.of).of == first.of


@settings(deadline=None)
@given(ODDS)
def test_a_new_mention_leaves_names_in_use(odds) -> None:  # type: ignore[no-untyped-def]
    first = entities(NAMES, odds)
    later = entities([*NAMES, "z"], odds, (), first.of)
    assert {name: later.of[name] for name in NAMES} == dict(first.of)


def test_two_groups_that_contradict_are_not_welded_by_one_pair() -> None:
    inside = [("a", "b", 6.0), ("c", "d", 6.0)]
    against = [("a", "c", -7.0), ("a", "d", -7.0), ("b", "c", -7.0)]
    found = entities("abcd", [*inside, ("b", "d", 8.0), *against])
    assert len({*found.of.values()}) > 1
    assert found.of["a"] != found.of["c"]


def test_a_contradiction_is_told() -> None:
    judged = [
        Judgement("a", "b", Verdict.SAME, "marieke", START, ""),
        Judgement("b", "c", Verdict.SAME, "marieke", START + timedelta(minutes=1), ""),
        Judgement("a", "c", Verdict.DIFFERENT, "yusuf", START + timedelta(minutes=2), ""),
    ]
    found = entities("abc", [], judged)
    assert [each.pair for each in found.conflicts] == [("b", "c")]
    assert found.of["a"] == found.of["b"] != found.of["c"]


def test_a_piece_that_splits_off_gets_a_name_of_its_own() -> None:
    first = entities("abc", [("a", "b", 5.0), ("b", "c", 5.0)])
    apart = [Judgement("a", "c", Verdict.DIFFERENT, "yusuf", START, ""),
             Judgement("b", "c", Verdict.DIFFERENT, "yusuf", START, "")]  # fmt: skip
    later = entities("abc", [("a", "b", 5.0), ("b", "c", 5.0)], apart, first.of)
    assert later.of["a"] == first.of["a"]
    assert later.of["c"] not in first.of.values()
