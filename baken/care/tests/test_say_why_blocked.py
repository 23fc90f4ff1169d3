"""Things to arrange wait for each other, and say for what."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from baken.care.rules.trajectory import STEPS, State, Thing, blockers, is_late, next_steps
from baken.knowledge.packs import trajectories

DAY = date(2026, 6, 1)
SITUATIONS = [one.id for one in trajectories().on(DAY).situations]


def things(**states: State) -> list[Thing]:
    return [
        Thing(one.item.id, states.get(one.item.id, State.TODO), one.waits_for)
        for one in trajectories().on(DAY).for_situation("dutch_adult")
    ]


def thing(name: str, among: list[Thing]) -> Thing:
    return next(one for one in among if one.name == name)


def test_insurance_waits_for_registration_and_benefit() -> None:
    among = things()
    assert blockers(thing("insurance", among), among, DAY) == ("brp", "benefit")


def test_what_is_arranged_or_not_needed_blocks_nothing() -> None:
    among = things(brp=State.ARRANGED, benefit=State.NOT_NEEDED)
    assert blockers(thing("insurance", among), among, DAY) == ()


def test_what_ran_out_blocks_again() -> None:
    ran_out = Thing("brp", State.ARRANGED, expires_on=DAY - timedelta(days=1))
    benefit = Thing("benefit", State.TODO, ("brp",))
    assert blockers(benefit, [ran_out, benefit], DAY) == ("brp",)
    assert is_late(ran_out, DAY)


def test_the_next_step_is_what_nothing_blocks_the_late_first() -> None:
    late = Thing("trauma", State.REQUESTED, due_on=DAY - timedelta(days=1))
    first, blocked = Thing("brp", State.TODO), Thing("digid", State.TODO, ("brp",))
    assert next_steps([first, blocked, late], DAY) == ("trauma", "brp")


def test_a_refusal_can_be_asked_again() -> None:
    assert State.REQUESTED in STEPS[State.REFUSED]


def test_all_situations_name_twenty_two_things_in_one_order() -> None:
    orders = {
        tuple(one.item.id for one in trajectories().on(DAY).for_situation(name))
        for name in SITUATIONS
    }
    assert [len(order) for order in orders] == [22]


def test_registering_in_the_brp_asks_about_the_address_first() -> None:
    checks = " ".join(one.nl for one in trajectories().on(DAY).item("brp").checks)
    assert "geheimhouding" in checks
    assert "briefadres" in checks


@given(st.sampled_from(SITUATIONS), st.data())
def test_there_is_always_a_next_step_until_all_is_settled(name: str, data: st.DataObject) -> None:
    states = st.sampled_from([State.TODO, State.ARRANGED, State.NOT_NEEDED, State.WAITING])
    among = [
        Thing(
            one.item.id,
            State.NOT_NEEDED if one.left_out else data.draw(states),
            one.waits_for,
        )
        for one in trajectories().on(DAY).for_situation(name)
    ]
    unsettled = any(one.state in {State.TODO, State.WAITING} for one in among)
    assert bool(next_steps(among, DAY)) == unsettled
