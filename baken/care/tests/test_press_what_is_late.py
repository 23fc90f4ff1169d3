"""What asks attention in trajectories: late things that can be done, and terms that end soon."""

from datetime import timedelta

from django.urls import reverse

from baken.care import actions, worklist
from baken.care.actions import Wishes
from baken.care.models import Trajectory, TrajectoryItem
from baken.cases.models import Case
from baken.core import clock
from tests.typing import Acting, ClientFor

TODAY = clock.today()


def of(acting: Acting, case: Case) -> list[worklist.Waiting]:
    with acting("esther"):
        return worklist.pressing(Case.objects.filter(pk=case.pk), TODAY)


def test_only_what_can_be_done_presses(acting: Acting, trajectory: Trajectory, case: Case) -> None:
    with acting("esther"):
        TrajectoryItem.objects.filter(trajectory=trajectory).update(
            due_on=TODAY - timedelta(days=1)
        )
    names = {each.name for each in of(acting, case)}
    assert "safety" in names
    assert "brp" not in names  # waits for a safe place


def test_a_permit_presses_two_weeks_before_it_ends(
    acting: Acting, trajectory: Trajectory, case: Case
) -> None:
    for days, presses in ((300, False), (355, True), (400, True)):
        with acting("esther") as esther:
            found = Trajectory.objects.get(pk=trajectory.pk)
            actions.set_facts(
                esther, trajectory=found, version=found.version,
                permit_from=TODAY - timedelta(days=days),
            )  # fmt: skip
        assert any(each.is_clock for each in of(acting, case)) == presses


def test_what_she_wrote_lies_on_the_desk_and_not_its_words(
    acting: Acting, client_for: ClientFor, trajectory: Trajectory, case: Case
) -> None:
    with acting("esther") as esther:
        wishes = Wishes(language="nl", phone_checked_on=TODAY)
        _door, code = actions.open_door(esther, case=case, wishes=wishes)
    said = {"code": code, "what": "message", "text": "Hij stond bij school."}
    client_for("bas").post(reverse("own_page"), said)
    desk = client_for("esther").get("/").content.decode()
    assert "Van cliënten zelf" in desk
    assert "Hij stond bij school" not in desk
