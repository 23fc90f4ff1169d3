"""A lawyer tells what is known of a place; the adviser says what the law of that day allows."""

from datetime import date

import pytest

from baken.instruments.adviser import Question, advise, facts_asked
from baken.instruments.tests.asking import OLD, TODAY, ask, library, line, names
from baken.knowledge.packs.instruments import Outcome, Standing
from baken.knowledge.versions import NotInForce


def test_the_house_of_56_beds_under_the_law_of_then_and_of_now() -> None:
    beds = {"too_many_people": True, "use_against_plan": True}
    then, now = ask("worker_housing", OLD, **beds), ask("worker_housing", **beds)
    assert line(then, "overcrowding").standing is Standing.OPEN
    assert line(then, "use-against-plan").instrument.source.title.startswith("Wet algemene")
    assert line(now, "overcrowding").standing is Standing.UNKNOWN
    assert line(now, "overcrowding").find_out == ("crowding_rule",)
    assert line(now, "use-against-plan").instrument.source.title == "Omgevingswet"
    assert "rental-of-stay" in names(now)
    assert "rental-of-stay" not in names(then)


def test_what_is_not_in_force_is_named_with_its_day() -> None:
    before = {one.instrument.id: one for one in ask("worker_housing", OLD).elsewhen}
    assert before["good-landlord-fine"].begins_on == date(2023, 7, 1)
    lending = {one.instrument.id: one for one in ask("work_itself", date(2026, 12, 31)).elsewhen}
    assert lending["lender-admission"].begins_on == date(2027, 1, 1)
    assert "lender-admission" in names(ask("work_itself", date(2027, 1, 1)))


def test_an_unknown_fact_is_found_out_and_never_guessed() -> None:
    advice = ask("drug_premises", drugs_traded=True)
    damocles = line(advice, "damocles")
    assert damocles.standing is Standing.UNKNOWN
    assert [one.outcome for one in damocles.conditions] == [Outcome.MET, Outcome.UNKNOWN]
    assert damocles.conditions[0].because == ("drugs_traded",)
    assert "damocles" in [one.id for one in advice.find_out["medical_use"]]


def test_what_is_ruled_out_asks_nothing_more() -> None:
    advice = ask("drug_premises", medical_use=True)
    assert line(advice, "damocles").standing is Standing.CLOSED
    turning = [one.id for ones in advice.find_out.values() for one in ones]
    assert "damocles" not in turning


def test_the_lightest_comes_first() -> None:
    all_known = dict.fromkeys(
        facts_asked(Question("sexual", "sex_business", TODAY), library()), True
    )
    advice = ask("sex_business", **{**all_known, "immediate_danger": False})
    admitted = [one for one in names(advice) if line(advice, one).standing is Standing.OPEN]
    assert admitted.index("use-against-plan") < admitted.index("housing-act-fine")
    assert admitted.index("housing-act-fine") < admitted.index("victor")
    assert admitted.index("victor") < admitted.index("victoria")
    assert admitted.index("victoria") < admitted.index("expropriation")


@pytest.mark.parametrize(
    ("manifestation", "first", "onward"),
    [
        ("sex_business", "victoria", ["victor", "expropriation"]),
        ("worker_housing", "woningwet-17", ["victor", "expropriation"]),
        ("drug_premises", "damocles", ["victor", "expropriation"]),
    ],
)
def test_a_closure_can_be_followed_up(manifestation: str, first: str, onward: list[str]) -> None:
    chains = line(ask(manifestation), first).chains
    assert [[one.id for one in chain] for chain in chains] == [onward]


def test_a_follow_up_stays_with_what_is_asked() -> None:
    chains = line(ask("worker_housing"), "urgent-clearance").chains
    assert all(chain[0].id != "damocles" for chain in chains)


def test_what_the_municipality_arranged_counts_too() -> None:
    question = Question(
        "labour",
        "worker_housing",
        TODAY,
        facts={"too_many_people": True},
        municipality={"crowding_rule": True},
    )
    assert line(advise(question, library()), "overcrowding").standing is Standing.OPEN


def test_whoever_decides_hears_first() -> None:
    for one in ask("worker_housing").lines:
        if one.instrument.ends_living:
            assert one.hears, one.instrument.id


def test_a_bill_is_shown_and_never_applied() -> None:
    advice = ask("sex_business")
    assert [bill.number for bill in advice.bills] == ["35715"]
    assert not ask("sex_business", OLD).bills
    assert all(one.instrument.id != "sex-work-regulation" for one in advice.lines)


def test_a_later_change_is_announced() -> None:
    assert line(ask("drug_premises", OLD), "damocles").next_on == date(2025, 7, 1)
    assert line(ask("drug_premises"), "damocles").next_on is None


def test_before_the_first_version_nothing_is_said() -> None:
    with pytest.raises(NotInForce, match="De eerstvolgende geldt vanaf 2022-01-01"):
        library(date(2021, 12, 31))


def test_a_caution_about_what_is_not_so_is_left_out() -> None:
    said = line(ask("loitering", prosecutor_banned=False), "order-172a").cautions
    unsure = line(ask("loitering"), "order-172a").cautions
    assert len(unsure) == len(said) + 1
