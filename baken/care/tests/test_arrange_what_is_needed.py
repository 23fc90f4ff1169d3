"""A trajectory begins from its template, and each thing moves on only where it may."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse

from baken.care import actions
from baken.care.actions import Step
from baken.care.clocks import shown
from baken.care.models import ComplaintStep, Trajectory, TrajectoryItem
from baken.cases.models import Case
from baken.core import clock
from baken.core.refusals import Refused
from baken.core.workdays import add_working_days
from baken.parties.models import Organisation, Person
from tests.typing import Acting, ClientFor

ARRANGED = Step("arranged", is_checked=True)


def item(trajectory: Trajectory, name: str) -> TrajectoryItem:
    found: TrajectoryItem = trajectory.items.get(name=name)
    return found


def test_a_trajectory_begins_with_all_things_in_order(
    acting: Acting, trajectory: Trajectory
) -> None:
    with acting("esther"):
        items = list(trajectory.items.all())
    assert len(items) == 22
    assert [one.position for one in items] == list(range(22))
    assert {one.name for one in items if one.state == "not_needed"} == {"reflection", "permit"}
    assert items[0].due_on == add_working_days(clock.today(), 1)


def test_what_a_municipality_agreed_goes_before_the_default(acting: Acting, case: Case) -> None:
    with acting("esther") as esther:
        zandhaven = Organisation.objects.get(name="Gemeente Zandhaven")
        actions.agree_lead(esther, municipality=zandhaven, item="brp", working_days=2)
        made = actions.start(esther, case=case, situation="dutch_adult", municipality=zandhaven)
        assert item(made, "brp").due_on == add_working_days(clock.today(), 2)


def test_a_case_has_one_trajectory(acting: Acting, case: Case, trajectory: Trajectory) -> None:
    with acting("esther") as esther, pytest.raises(Refused, match="heeft al"):
        actions.start(esther, case=case, situation="minor")


def test_a_situation_comes_from_the_list(acting: Acting, case: Case) -> None:
    with acting("esther") as esther, pytest.raises(Refused, match="situatie"):
        actions.start(esther, case=case, situation="x")


@pytest.mark.parametrize(
    ("name", "taken", "complaint"),
    [
        ("trauma", Step("not_needed"), "reden"),
        ("trauma", Step("refused", reason=" "), "reden"),
        ("trauma", Step("waiting"), "op wie"),
        ("brp", Step("requested"), "geheimhouding"),
        ("insurance", ARRANGED, "Inschrijven in de BRP, Uitkering"),
        ("permit", ARRANGED, "te doen"),
    ],
)
def test_a_step_that_may_not_be_is_refused(
    acting: Acting, trajectory: Trajectory, name: str, taken: Step, complaint: str
) -> None:
    with acting("esther") as esther, pytest.raises(Refused, match=complaint):
        actions.step(esther, trajectory=trajectory, name=name, version=1, taken=taken)


def test_registration_opens_the_way_to_a_benefit(acting: Acting, trajectory: Trajectory) -> None:
    with acting("esther") as esther:
        for version, name in enumerate(("safety", "brp", "benefit", "insurance"), 1):
            actions.step(esther, trajectory=trajectory, name=name, version=version, taken=ARRANGED)
        assert item(trajectory, "insurance").state == "arranged"


def test_a_colleague_was_first(acting: Acting, trajectory: Trajectory) -> None:
    with acting("esther") as esther:
        taken = replace(ARRANGED, due_on=clock.today())
        actions.step(esther, trajectory=trajectory, name="medical", version=1, taken=taken)
        with pytest.raises(Refused, match="collega"):
            actions.step(esther, trajectory=trajectory, name="medical", version=1, taken=taken)


def test_a_colleague_arranges_one_thing(
    acting: Acting, client_for: ClientFor, trajectory: Trajectory
) -> None:
    late = clock.today() - timedelta(days=1)
    with acting("esther") as esther:
        assert item(trajectory, "safety").responsible is None  # whoever holds the case
        nadia = Person.objects.get(name="Nadia Verbeke")
        taken = Step("todo", responsible=nadia, due_on=late)
        actions.step(esther, trajectory=trajectory, name="safety", version=1, taken=taken)
    page = reverse("trajectory_detail", args=[trajectory.pk])
    with acting("esther"):
        alias = trajectory.case.alias
    assert "Regelt dit: Nadia Verbeke" in client_for("esther").get(page).content.decode()
    assert alias in client_for("nadia").get("/").content.decode()


def test_only_who_sees_it_arranges_it(acting: Acting, trajectory: Trajectory) -> None:
    with acting("marieke") as marieke:
        taken = replace(ARRANGED, responsible=Person(pk=marieke.person_id))
    with acting("esther") as esther, pytest.raises(Refused, match="Kies een collega"):
        actions.step(esther, trajectory=trajectory, name="medical", version=1, taken=taken)


def test_a_long_list_of_trajectories_has_pages(
    acting: Acting, client_for: ClientFor, trajectory: Trajectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("baken.care.views.trajectories.PAGE", 5)
    with acting("esther"):
        TrajectoryItem.objects.filter(trajectory=trajectory).update(due_on=date(2026, 1, 1))
        alias, count = trajectory.case.alias, Trajectory.objects.count()
    browser, page = client_for("esther"), reverse("trajectory_list")
    first = browser.get(page)
    assert alias in first.content.decode()  # most is late there
    assert len(first.context["lines"]) == 5
    last = browser.get(page, {"pagina": -(-count // 5)})
    assert alias not in last.content.decode()
    assert "Vorige" in last.content.decode()


def test_nobody_else_sees_a_trajectory(acting: Acting, trajectory: Trajectory) -> None:
    for stranger in ("marieke", "ruben", "willem", "bas"):
        with acting(stranger):
            assert not Trajectory.objects.exists()
            assert not TrajectoryItem.objects.exists()


def test_clocks_shift_with_the_facts(acting: Acting, trajectory: Trajectory) -> None:
    today = clock.today()
    with acting("esther") as esther:
        moved = actions.set_facts(
            esther, trajectory=trajectory, version=1, reflection_granted_on=today
        )
        (first,) = shown(moved.facts([]))
        moved = actions.set_facts(
            esther,
            trajectory=trajectory,
            version=2,
            reflection_granted_on=today - timedelta(days=5),
        )
        (second,) = shown(moved.facts([]))
    assert second.clock.last_day < first.clock.last_day


def test_a_reflection_period_ends_after_it_began(acting: Acting, trajectory: Trajectory) -> None:
    with acting("esther") as esther, pytest.raises(Refused, match="begon"):
        actions.set_facts(
            esther, trajectory=trajectory, version=1, reflection_ended_on=clock.today()
        )


def test_a_decision_starts_the_clock_of_objection(acting: Acting, trajectory: Trajectory) -> None:
    with acting("esther") as esther:
        taken = Step("refused", reason="Te laat", announced_on=clock.today())
        actions.step(esther, trajectory=trajectory, name="compensation", version=1, taken=taken)
        (one,) = shown(trajectory.facts(list(trajectory.items.all())))
    assert one.clock.last_day == clock.today() + timedelta(days=42)


def test_a_complaint_can_be_withdrawn_and_filed_again(
    acting: Acting, trajectory: Trajectory
) -> None:
    today = clock.today()
    with acting("esther") as esther:
        for kind in ("considered", "filed", "withdrawn", "filed_again"):
            actions.add_complaint_step(
                esther, trajectory=trajectory, kind=kind, on=today, reason="Onder druk"
            )
        assert ComplaintStep.objects.filter(trajectory=trajectory).count() == 4


@pytest.mark.parametrize(
    ("kind", "reason", "complaint"),
    [("filed_again", "x", "niet volgen"), ("withdrawn", " ", "waarom")],
)
def test_steps_of_a_complaint_follow_each_other(
    acting: Acting, trajectory: Trajectory, kind: str, reason: str, complaint: str
) -> None:
    today = clock.today()
    with acting("esther") as esther:
        actions.add_complaint_step(esther, trajectory=trajectory, kind="filed", on=today)
        with pytest.raises(Refused, match=complaint):
            actions.add_complaint_step(
                esther, trajectory=trajectory, kind=kind, on=today, reason=reason
            )


def test_a_complaint_is_not_filed_tomorrow(acting: Acting, trajectory: Trajectory) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    with acting("esther") as esther, pytest.raises(Refused, match="nog komen"):
        actions.add_complaint_step(esther, trajectory=trajectory, kind="filed", on=tomorrow)
