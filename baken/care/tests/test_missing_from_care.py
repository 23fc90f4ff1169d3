"""Missing from care: the procedure runs, she is not safe, and finding her asks for a talk."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.care import actions
from baken.care.models import MissingEpisode, RiskLine
from baken.care.vocabulary import Told
from baken.cases import actions as casework
from baken.cases.models import Case, Task
from baken.core import clock
from baken.core.refusals import Refused
from tests.typing import Acting

SEEN = "Vanochtend bij het ontbijt."


def report(acting: Acting, case: Case, **more: object) -> MissingEpisode:
    with acting("esther") as esther:
        found = Case.objects.get(pk=case.pk)
        said = {"since": clock.now() - timedelta(hours=3), "last_seen": SEEN, **more}
        return actions.report_missing(esther, case=found, **said)  # type: ignore[arg-type]


def make_minor(acting: Acting, case: Case) -> None:
    with acting("esther") as esther:
        casework.describe_client(
            esther, case=Case.objects.get(pk=case.pk), age_band="16-17", person=casework.Person()
        )


def test_everything_the_procedure_asks_of_a_minor_is_a_task_today(
    acting: Acting, case: Case
) -> None:
    make_minor(acting, case)
    report(acting, case, told=[Told.POLICE])
    with acting("esther"):
        tasks = Task.objects.filter(case=case, due_on=clock.today())
        assert tasks.count() == len(Told) - 1
        found = Case.objects.get(pk=case.pk)
        assert (found.safety, found.contact_by) == ("unsafe", clock.today())
        assert RiskLine.objects.filter(case=case, level="acute").exists()


def test_an_adult_asks_less(acting: Acting, case: Case) -> None:
    report(acting, case)
    with acting("esther"):
        assert Task.objects.filter(case=case).count() == 3


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"last_seen": " "}, "laatst is gezien"),
        ({"since": clock.now() + timedelta(days=1)}, "toekomst"),
    ],
)
def test_it_says_since_when_and_where(
    acting: Acting, case: Case, wrong: dict[str, object], says: str
) -> None:
    with pytest.raises(Refused, match=says):
        report(acting, case, **wrong)


def test_it_is_noted_once(acting: Acting, case: Case) -> None:
    report(acting, case)
    with pytest.raises(Refused, match="al vastgelegd"):
        report(acting, case)


def test_steps_add_up_and_a_minor_who_is_back_is_talked_with(acting: Acting, case: Case) -> None:
    make_minor(acting, case)
    episode = report(acting, case, told=[Told.POLICE])
    with acting("esther") as esther:
        episode = actions.tell_missing(esther, episode=episode, told=[Told.GUARDIAN])
        assert episode.told == ["police", "guardian"]
        with pytest.raises(Refused, match="waarom zij wegliep"):
            actions.mark_found(esther, episode=episode, found_at=clock.now(), how_found="")
        early = episode.since - timedelta(minutes=1)
        with pytest.raises(Refused, match="na de vermissing"):
            actions.mark_found(esther, episode=episode, found_at=early, how_found="")
        talk = clock.today() + timedelta(days=1)
        actions.mark_found(
            esther, episode=episode, found_at=clock.now(), how_found="Belde zelf", talk_on=talk
        )
        assert Task.objects.filter(case=case, due_on=talk).count() == 1
        with pytest.raises(Refused, match="al terecht"):
            actions.tell_missing(esther, episode=episode, told=[])


@given(st.sets(st.sampled_from(list(Told))))
def test_what_is_left_and_what_was_done_are_everything(done: set[Told]) -> None:
    episode = MissingEpisode(told=[each.value for each in done])
    assert len(episode.still_to_do) + len(done) == len(Told)
