"""The planning list: every place with a fact, a fair draw of the rest, and no score."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from baken.enforcement.sampling import ONE_IN, plan_list, seed_of


@given(st.sets(st.integers(0, 50)), st.sets(st.integers(51, 400)), st.text(max_size=8))
def test_all_with_facts_and_a_draw_of_the_rest(
    with_facts: set[int], without: set[int], seed: str
) -> None:
    ordered, others = sorted(with_facts), sorted(without)
    found = plan_list(ordered, others, seed=seed)
    assert [each.place for each in found if not each.is_drawn] == ordered
    drawn = [each.place for each in found if each.is_drawn]
    assert len(drawn) == len(set(drawn)) == min(len(others), max(1, len(others) // ONE_IN))
    assert set(drawn) <= without
    assert found == plan_list(ordered, others, seed=seed)


def test_the_draw_stands_for_a_month() -> None:
    assert seed_of("a", date(2026, 5, 1)) == seed_of("a", date(2026, 5, 31))
    assert seed_of("a", date(2026, 5, 1)) != seed_of("a", date(2026, 6, 1))
