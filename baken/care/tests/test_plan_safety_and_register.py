"""Safety plans, risk lines, out of sight, aftercare, and registering with CoMensha."""

from dataclasses import replace
from datetime import timedelta

import pytest

from baken.care import actions
from baken.care.models import RiskLine
from baken.care.registration import Registration
from baken.cases.models import Case
from baken.core import clock
from baken.core.refusals import Refused
from baken.vault.door import unwrap
from tests.typing import Acting

TODAY = clock.today()
NEXT_WEEK = TODAY + timedelta(days=7)
CODES = Registration(
    reference="C-1", registered_on=TODAY, status="possible", consent="given",
    case_status="active", forms=("sexual",), gender="woman",
)  # fmt: skip


def test_a_plan_is_reviewed_on_a_day(acting: Acting, case: Case) -> None:
    with acting("esther") as esther:
        first = actions.plan_safety(esther, case=case, review_on=NEXT_WEEK, agreed="Codewoord")
        again = actions.plan_safety(esther, case=case, review_on=NEXT_WEEK, agreed="Anders")
    assert again.pk == first.pk
    assert again.version == 2
    assert again.is_overdue(NEXT_WEEK + timedelta(days=1))


def test_a_plan_needs_agreements_and_a_day_ahead(acting: Acting, case: Case) -> None:
    with acting("esther") as esther:
        with pytest.raises(Refused, match="afsprak"):
            actions.plan_safety(esther, case=case, review_on=NEXT_WEEK, agreed=" ")
        with pytest.raises(Refused, match="toekomst"):
            actions.plan_safety(esther, case=case, review_on=TODAY, agreed="x")


def test_a_minor_needs_what_to_do_when_missing(acting: Acting, case: Case) -> None:
    case.age_band = "16-17"
    with acting("esther") as esther, pytest.raises(Refused, match="vermissing"):
        actions.plan_safety(esther, case=case, review_on=NEXT_WEEK, agreed="x")


def test_every_group_has_a_risk_line_with_a_reason(acting: Acting, case: Case) -> None:
    with acting("esther") as esther:
        for about in ("client", "children", "family", "friends"):
            actions.judge_risk(esther, case=case, about=about, level="raised", why="Bedreigd")
        with pytest.raises(Refused, match="oordeel"):
            actions.judge_risk(esther, case=case, about="client", level="low", why="")
        assert RiskLine.objects.filter(case=case).count() == 4


def test_out_of_sight_is_confirmed_only_after_the_rhythm_was_missed(
    acting: Acting, case: Case
) -> None:
    with acting("esther") as esther:
        with pytest.raises(Refused, match="op tijd"):
            actions.confirm_out_of_sight(esther, case=case, why="Neemt niet op")
        case.contact_by = TODAY - timedelta(days=1)
        line = actions.confirm_out_of_sight(esther, case=case, why="Neemt niet op")
    assert line.level == "raised"


def test_a_story_told_is_counted(acting: Acting, case: Case) -> None:
    with acting("esther") as esther:
        actions.count_story(esther, case=case, on=TODAY, to_whom="Politie", is_hearing=True)
        with pytest.raises(Refused, match="aan wie"):
            actions.count_story(esther, case=case, on=TODAY, to_whom="", is_hearing=False)
        with pytest.raises(Refused, match="nog komen"):
            actions.count_story(esther, case=case, on=NEXT_WEEK, to_whom="x", is_hearing=False)
        assert case.stories_told.count() == 1


def test_her_own_score_is_hers_to_give(acting: Acting, case: Case) -> None:
    with acting("esther") as esther:
        check = actions.plan_aftercare(esther, case=case, due_on=NEXT_WEEK)
        with pytest.raises(Refused, match="schaal"):
            actions.tell_wellbeing(esther, check=check, wellbeing=11)
        done = actions.tell_wellbeing(esther, check=check, wellbeing=None)
        assert done.done_on == TODAY
        with pytest.raises(Refused, match="al geweest"):
            actions.tell_wellbeing(esther, check=check, wellbeing=7)
        with pytest.raises(Refused, match="nog komt"):
            actions.plan_aftercare(esther, case=case, due_on=TODAY - timedelta(days=1))


def test_a_registration_comes_back_from_its_seal(acting: Acting, case: Case) -> None:
    with acting("esther") as esther:
        row = actions.register_victim(esther, case=case, codes=CODES, sent_on=TODAY)
        row.refresh_from_db()
        unwrap([row])
        assert actions.registration_of(row) == CODES


@pytest.mark.parametrize("ground", ["refused", "duty"])
def test_nothing_is_sent_without_consent(acting: Acting, case: Case, ground: str) -> None:
    codes = replace(CODES, consent=ground)
    with acting("esther") as esther:
        actions.register_victim(esther, case=case, codes=codes)
        with pytest.raises(Refused, match="toestemming"):
            actions.register_victim(esther, case=case, codes=codes, sent_on=TODAY)
