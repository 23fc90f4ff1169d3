"""A case opens in a dossier of its own, on one side of the wall, and closes with a reason."""

import dataclasses
from typing import Any

import pytest

from baken.access.models import Dossier
from baken.cases import actions
from baken.cases.models import Case, Client, Ownership
from baken.cases.tests.conftest import OPENING
from baken.core import clock
from baken.core.refusals import Refused
from baken.parties.models import Person
from baken.vault.door import unwrap
from tests.typing import Acting

LOCATION = dataclasses.replace(OPENING, kind="location", summary="Een huis met acht bewoners.")


def test_a_case_has_a_dossier_an_alias_and_a_holder(acting: Acting, case: Case) -> None:
    with acting("esther") as esther:
        assert Dossier.objects.get(pk=case.dossier_id).kind == "care"
        assert case.alias
        assert case.holder_id == esther.person_id
        assert case.contact_by is not None
        assert (case.contact_by - clock.today()).days == 1
        assert [each.holder_name for each in Ownership.objects.filter(case=case)] == [esther.name]
        unwrap([case])
        assert case.summary.text == OPENING.summary


def test_a_colleague_sees_it_and_a_municipality_does_not(acting: Acting, case: Case) -> None:
    with acting("nadia"):
        assert Case.objects.filter(pk=case.pk).exists()
    for stranger in ("marieke", "ruben", "willem", "daan", "fenna"):
        with acting(stranger):
            assert not Case.objects.filter(pk=case.pk).exists()
            assert not Client.objects.filter(case_id=case.pk).exists()


def test_care_and_enforcement_never_share_a_dossier(acting: Acting, case: Case) -> None:
    with acting("marieke") as marieke:
        made = actions.open_case(marieke, organisation_id=marieke.organisation_id, opening=LOCATION)
        assert Dossier.objects.get(pk=made.dossier_id).kind == "enforcement"
    with acting("esther") as esther:
        assert not Case.objects.filter(pk=made.pk).exists()
        with pytest.raises(Refused, match="aandachtsfunctionaris"):
            actions.open_case(esther, organisation_id=esther.organisation_id, opening=LOCATION)
    with acting("marieke") as marieke, pytest.raises(Refused, match="zorgcoördinator"):
        actions.open_case(marieke, organisation_id=marieke.organisation_id, opening=OPENING)


def test_a_minor_who_is_both_keeps_the_protection_of_a_victim(acting: Acting) -> None:
    both = dataclasses.replace(OPENING, kind="offender", age_band="16-17", is_also_victim=True)
    with acting("marieke") as marieke:
        with pytest.raises(Refused, match="bescherming van een slachtoffer"):
            actions.open_case(marieke, organisation_id=marieke.organisation_id, opening=both)
        adult = dataclasses.replace(both, age_band="24+", is_also_victim=False)
        made = actions.open_case(marieke, organisation_id=marieke.organisation_id, opening=adult)
        assert made.wall == "enforcement"


@pytest.mark.parametrize("missing", ["summary", "purpose", "legal_basis"])
def test_a_case_needs_a_summary_a_purpose_and_a_ground(acting: Acting, missing: str) -> None:
    empty: dict[str, Any] = {missing: " "}
    opening = dataclasses.replace(OPENING, **empty)
    with acting("esther") as esther, pytest.raises(Refused, match="Schrijf"):
        actions.open_case(esther, organisation_id=esther.organisation_id, opening=opening)


def test_closing_needs_safety_a_reason_and_no_open_tasks(acting: Acting, case: Case) -> None:
    with acting("esther") as esther:
        close = {"reason": "arranged", "why": "Zij woont veilig."}
        with pytest.raises(Refused, match="niet veilig"):
            actions.close_case(esther, case=case, version=1, **close)
        safe = actions.judge_safety(esther, case=case, version=1, safety="safe", why="Verhuisd")
        with pytest.raises(Refused, match="waarom"):
            actions.close_case(esther, case=case, version=2, reason="arranged", why=" ")
        me = Person.objects.get(pk=esther.person_id)
        plan = actions.Plan(title="Sleutel", due_on=clock.today(), person=me)
        task = actions.plan_task(esther, case=case, plan=plan)
        with pytest.raises(Refused, match="taken"):
            actions.close_case(esther, case=case, version=safe.version, **close)
        actions.finish_task(esther, task=task, outcome="")
        closed = actions.close_case(esther, case=case, version=safe.version, **close)
        assert (closed.status, closed.contact_by) == ("closed", None)
        with pytest.raises(Refused, match="loopt niet meer"):
            actions.raise_flag(esther, case=case, text="x")
        again = actions.reopen_case(esther, case=case, version=closed.version, why="Zij belde.")
        assert (again.status, again.close_reason, again.safety) == ("open", "", "unsure")


def test_who_comes_second_is_told(acting: Acting, case: Case) -> None:
    with acting("esther") as esther:
        actions.set_phase(esther, case=case, version=1, phase="safety")
    with acting("nadia") as nadia, pytest.raises(Refused, match="net gewijzigd"):
        actions.set_phase(nadia, case=case, version=1, phase="support")
