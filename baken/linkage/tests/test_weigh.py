"""Weighing one mention beside a profile: reasons for and against, never their origin."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baken.linkage.keys import Hasher, values
from baken.linkage.known import known, profile
from baken.linkage.levels import LEVELS
from baken.linkage.mention import COLUMNS, Mention, statements, without
from baken.linkage.model import from_splink, load, to_splink
from baken.linkage.score import Population, Score, Scorer
from baken.linkage.tests.generator import mentions

SECRET = bytes(range(32))
ANNA = Mention(row_id="1", given_name="Anna", surname="van der Berg", dob="1991-04-12",
               phone="06-1234 8765", municipality="Zandhaven")  # fmt: skip


def _weigh(one: Mention, other: Mention, size: int = 10_000) -> Score:
    return Scorer(load(), Population(size)).weigh(known(one), known(other))


def test_the_reasons_are_data() -> None:
    other = Mention(given_name="Anneke", surname="Berg", dob="1991", phone="+31612348765", sex="V")
    found = _weigh(ANNA, other)
    assert {(each.attribute, each.level) for each in found.supporting} == {
        ("given", "family"), ("surname", "same"), ("born", "year"), ("phone", "same")}  # fmt: skip
    assert found.bits > 0


def test_what_contradicts_is_told_too() -> None:
    other = Mention(given_name="Anna", surname="van der Berg", dob="1954-11-30")
    found = _weigh(ANNA, other)
    assert [each.attribute for each in found.against][:1] == ["born"]
    silent = Mention(given_name="Anna", surname="van der Berg")
    assert found.bits < _weigh(ANNA, silent).bits - 5


def test_a_name_says_less_among_more_people() -> None:
    other = Mention(given_name="Anna", surname="Berg")
    few, many = (_weigh(ANNA, other, size) for size in (1_000, 1_000_000))
    assert few.bits - many.bits == pytest.approx(9.97, abs=0.01)


def test_a_profile_meets_what_no_single_mention_meets() -> None:
    advert = Mention(given_name="Anna", phone="0612348765")
    report = Mention(given_name="Anna", surname="Berg", dob="1991-04-12")
    new = Mention(surname="Berg", dob="1991-04-12", phone="0612348765")
    both = profile([known(advert), known(report)])
    scorer = Scorer(load(), Population(10_000))
    assert scorer.weigh(known(new), both).bits > scorer.weigh(known(new), known(advert)).bits
    assert scorer.weigh(known(new), both).bits > scorer.weigh(known(new), known(report)).bits


@settings(deadline=None)
@given(st.integers(0, 399), st.integers(0, 399))
def test_it_does_not_matter_who_comes_first(one: int, other: int) -> None:
    assert _weigh(MADE[one], MADE[other]).bits == pytest.approx(_weigh(MADE[other], MADE[one]).bits)


MADE = [Mention(**row) for row in mentions(400, 9)[0]]


def test_origin_is_nowhere() -> None:
    words = {*LEVELS, *COLUMNS, *load().weights}
    assert not [word for word in words for no in ("nation", "origin", "birth_c", "country", "ethn")
                if no in word]  # fmt: skip


def test_keys_meet_for_one_person_and_differ_per_secret() -> None:
    other = Mention(given_name="Anneke", surname="Berg, van der", dob="12-4-1991")
    ours, theirs = Hasher(SECRET).keys(known(ANNA)), Hasher(SECRET).keys(known(other))
    assert {"given_born", "surname_born", "name"} <= {k.kind for k in {*ours} & {*theirs}}
    assert not {each.token for each in Hasher(SECRET[::-1]).keys(known(ANNA))} & {
        k.token for k in ours
    }
    assert all(-(2**63) <= each.token < 2**63 for each in ours)


def test_a_short_secret_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Hasher(b"kort")


def test_no_key_is_made_of_one_value_that_many_share() -> None:
    alone = [Mention(given_name="Anna"), Mention(surname="Berg"), Mention(dob="1991-04-12"),
             Mention(sex="V"), Mention(municipality="Zandhaven")]  # fmt: skip
    assert [list(values(known(each))) for each in alone[:1] + alone[3:]] == [[], [], []]


@settings(deadline=None)
@given(st.lists(st.integers(0, 399), min_size=1, max_size=6, unique=True), st.integers(0, 5))
def test_erasing_a_signal_leaves_no_statement(places: list[int], erased: int) -> None:
    kept = tuple(said for place in places for said in statements(MADE[place], f"S-{place % 6}"))
    left = without(kept, f"S-{erased}")
    assert not [each for each in left if each.signal == f"S-{erased}"]
    assert {each for each in kept if each.signal != f"S-{erased}"} == {*left}


def test_the_model_goes_to_splink_and_back(tmp_path: Path) -> None:
    model = load()
    path = tmp_path / "model.json"
    path.write_text(json.dumps(to_splink(model)), "utf-8")
    back = load(path)
    assert back.weights == pytest.approx(dict(model.weights), abs=2e-3)
    assert (back.margin, back.version) == (model.margin, model.version)


def test_what_splink_learned_replaces_a_weight() -> None:
    settings = to_splink(load())
    level = settings["comparisons"][3]["comparison_levels"][1]
    level |= {"m_probability": 0.8, "u_probability": 0.1}
    assert from_splink(settings).weight("sex:same:alone") == pytest.approx(3.0)
