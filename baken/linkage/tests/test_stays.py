"""One house in other years: weaker than one house, and only when both said when."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.linkage.known import known, profile
from baken.linkage.mention import Mention
from baken.linkage.model import load
from baken.linkage.score import Population, Score, Scorer
from baken.linkage.stays import Stay, apart, stays_at

SCORER = Scorer(load(), Population(10_000))
YEARS = st.integers(1990, 2030)


def _at(since: str = "", until: str = "", surname: str = "Berg", phone: str = "") -> Mention:
    return Mention(surname=surname, given_name="Anna", street="Duinpad", house_no="7",
                   city="Zandhaven", since=since, until=until, phone=phone)  # fmt: skip


def _weigh(one: Mention, other: Mention) -> Score:
    return SCORER.weigh(known(one), known(other))


@pytest.mark.parametrize("surname", ["Berg", "Dijkstra"])
def test_one_house_in_other_years_weighs_less(surname: str) -> None:
    here = _at(until="2020")
    together = _weigh(here, _at(since="2020-06", surname=surname))
    later = _weigh(here, _at(since="2021", surname=surname))
    assert later.bits < together.bits
    assert ("address", "apart") in {(each.attribute, each.level) for each in later.against}
    assert "address" not in {each.attribute for each in later.supporting}


def test_who_said_nothing_of_when_is_weighed_as_before() -> None:
    always = _weigh(_at(until="2020"), _at())
    assert always == _weigh(_at(), _at())
    said_both_ways = profile([known(_at(since="2021")), known(_at())])
    assert SCORER.weigh(known(_at(until="2020")), said_both_ways).bits == always.bits


def test_what_else_they_share_stays() -> None:
    phone = "0612348765"
    later = _weigh(_at(until="2020", phone=phone), _at(since="2021", phone=phone))
    said = {each.attribute for each in later.supporting}
    assert "phone" in said
    assert "address" not in said


@given(YEARS, YEARS, YEARS, st.booleans())
def test_years_are_read_widely_and_either_way_round(a: int, b: int, c: int, about: bool) -> None:
    first, last = sorted((a, b))
    one = stays_at(["h"], str(first), str(last))
    other = stays_at(["h"], f"ca. {c}" if about else str(c), "")
    assert apart("h", one, other) == apart("h", other, one)
    assert apart("h", one, other) == (c - about > last)
    assert not apart("elsewhere", one, other)


def test_a_period_that_makes_no_sense_says_nothing() -> None:
    assert stays_at(["h"], "2024", "2020") == ()
    assert stays_at(["h"], "gisteren", "") == ()
    assert stays_at(["", "h"], "1 maart 2024", "") == (Stay("h", 738946, 3652059),)
