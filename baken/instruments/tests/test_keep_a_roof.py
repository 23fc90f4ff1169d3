"""Nobody loses a place to sleep before it is known where they can go tonight."""

from baken.instruments.care import Care
from baken.instruments.tests.asking import ask, line
from baken.knowledge.packs import instruments
from baken.knowledge.packs.instruments import Standing

PROVEN = {
    "dwelling_or_closed_premises": True,
    "conduct_inside": True,
    "order_disturbed": True,
}


def test_a_closure_that_may_still_stops_until_the_question_is_answered() -> None:
    advice = ask("sex_business", **PROVEN)
    victoria = line(advice, "victoria")
    assert victoria.standing is Standing.OPEN
    assert victoria.care is Care.STOPPED
    assert not victoria.may_go_on
    assert advice.care is Care.STOPPED


def test_no_is_no_answer() -> None:
    refused = line(ask("sex_business", rehousing_arranged=False, **PROVEN), "victoria")
    assert refused.care is Care.STOPPED


def test_with_a_place_for_everybody_the_closure_goes_on() -> None:
    victoria = line(ask("sex_business", rehousing_arranged=True, **PROVEN), "victoria")
    assert victoria.care is Care.ANSWERED
    assert victoria.may_go_on


def test_in_immediate_danger_one_clears_first_but_does_not_close_on_it() -> None:
    advice = ask("sex_business", immediate_danger=True, building_rules_broken=True, **PROVEN)
    assert advice.lines[0].instrument.id == "urgent-clearance"
    assert advice.lines[0].care is Care.EVACUATE
    assert advice.lines[0].may_go_on
    assert advice.care is Care.EVACUATE
    assert line(advice, "victoria").care is Care.STOPPED


def test_without_danger_the_urgent_way_is_shut() -> None:
    calm = line(ask("sex_business", immediate_danger=False), "urgent-clearance")
    assert calm.standing is Standing.CLOSED
    assert calm.care is Care.STOPPED


def test_a_fine_asks_nothing_about_sleeping() -> None:
    assert line(ask("worker_housing"), "housing-act-fine").care is Care.NOT_ASKED
    assert ask("theft").care is Care.NOT_ASKED


def test_every_closure_in_every_version_asks_it() -> None:
    versions = [one for book in instruments().books.values() for one in book.all]
    closing = [one for one in versions if one.reach in {"close", "expropriate"}]
    assert closing
    assert all(one.ends_living for one in closing)
