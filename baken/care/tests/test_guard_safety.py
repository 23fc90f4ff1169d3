"""A safety coordinator guards plan and risks of who was entrusted, and sees no care dossier."""

from datetime import timedelta

import pytest

from baken.access.models import Grant
from baken.care import actions, watching
from baken.care.models import ProtectionPlan, RiskLine, Trajectory, TrajectoryItem
from baken.cases.actions import let_in, set_contact_rule, shut_out
from baken.cases.models import Case, CaseNote, Client, ContactMoment, Task
from baken.core import clock
from baken.core.refusals import Refused
from baken.parties.models import Person
from tests.typing import Acting, ClientFor

SAAR, FENNA = "Saar Brinkstra", "Fenna Lichtveld"
WHY = "Hij belde haar moeder en dreigde."


@pytest.fixture
def entrusted(acting: Acting, case: Case) -> Case:
    """Give a case of which Esther entrusts the safety to Saar."""
    with acting("esther") as esther:
        set_contact_rule(esther, case=case, means="visit", strength="never", condition="Hij kijkt")
        actions.judge_risk(esther, case=case, about="client", level="raised", why="Hij zoekt haar")
    _let_in(acting, case)
    return case


def _let_in(acting: Acting, case: Case, who: str = SAAR) -> Grant:
    with acting("esther") as esther:
        person = Person.objects.get(name=who)
        return let_in(
            esther, case=case, person=person, purpose="Familie beschermen", ground="Toestemming",
            until=clock.today() + timedelta(days=9), role="safety_coordinator",
        )  # fmt: skip


def test_she_sees_the_risks_and_the_rules_and_judges_for_the_family(
    client_for: ClientFor, entrusted: Case
) -> None:
    saar, address = client_for("saar"), f"/veiligheid/{entrusted.pk}"
    assert entrusted.alias in saar.get("/").text
    page = saar.get(address).text
    assert "Hij zoekt haar" in page
    assert "085-0000" in page  # how to reach who holds the case
    assert "Hij kijkt" in page
    assert entrusted.summary.text not in page
    assert saar.post(f"{address}/risico", {"about": "family", "level": "acute"}).status_code == 422
    told = {"about": "family", "level": "acute", "why": WHY, "is_retaliation": "on"}
    assert saar.post(f"{address}/risico", told)["location"] == address
    assert WHY in saar.get(address).text
    plan = {"agreed": "Bel eerst 112.", "review_on": clock.today() + timedelta(days=5)}
    assert saar.post(f"{address}/plan", plan)["location"] == address
    assert "Bel eerst 112." in saar.get(address).text
    assert saar.get(f"{address}/onzin").status_code == 404
    esther = client_for("esther")
    assert "Saar Brinkstra" in esther.get("/").text  # among what others changed
    assert WHY in esther.get(address).text


def test_the_case_and_the_trajectory_stay_closed(
    acting: Acting, client_for: ClientFor, entrusted: Case
) -> None:
    saar = client_for("saar")
    assert saar.get(f"/casussen/{entrusted.pk}").status_code == 403
    assert saar.get(f"/zorg/casus/{entrusted.pk}").status_code == 403
    with acting("saar"):
        for model in (Case, Client, Task, CaseNote, ContactMoment, Trajectory, TrajectoryItem):
            assert not model.objects.exists(), model.__name__
        assert set(RiskLine.objects.values_list("case_id", flat=True)) <= {
            each.pk for each in watching.cases()
        }


def test_who_was_not_entrusted_to_her_is_not_there(
    acting: Acting, client_for: ClientFor, entrusted: Case
) -> None:
    with acting("esther"):
        other = Case.objects.exclude(pk=entrusted.pk).filter(alias="Kievit 12").get()
        grant = Grant.objects.get(dossier_id=entrusted.dossier_id)
    assert client_for("saar").get(f"/veiligheid/{other.pk}").status_code == 404
    with acting("esther") as esther:
        shut_out(esther, grant=grant)
    saar = client_for("saar")
    assert saar.get(f"/veiligheid/{entrusted.pk}").status_code == 404
    assert entrusted.alias not in saar.get("/").text
    with acting("saar"):
        plans = ProtectionPlan.objects.values_list("case_id", flat=True)
        assert entrusted.pk not in plans


def test_only_who_holds_the_role_guards(acting: Acting, case: Case) -> None:
    with pytest.raises(Refused, match="geen veiligheidscoördinator"):
        _let_in(acting, case, FENNA)


def test_the_form_lets_somebody_guard(client_for: ClientFor, acting: Acting, case: Case) -> None:
    esther = client_for("esther")
    address = f"/casussen/{case.pk}/toegang"
    assert "Veiligheidscoördinator: alleen plan" in esther.get(address).text
    with acting("esther"):
        saar = Person.objects.get(name=SAAR)
    sent = {
        "person": saar.pk, "purpose": "Beschermen", "ground": "Toestemming",
        "until": clock.today() + timedelta(days=3), "role": "safety_coordinator",
    }  # fmt: skip
    assert esther.post(address, sent).status_code == 302
    with acting("saar"):
        assert case.pk in {each.pk for each in watching.cases()}


def test_danger_stands_on_top(acting: Acting, entrusted: Case) -> None:
    with acting("saar") as saar:
        assert watching.watched()[0].is_acute
        found = next(each for each in watching.watched() if each.case.pk == entrusted.pk)
        assert found.is_late(clock.today())  # no plan yet
        assert [each.about for each in found.risks] == ["client"]
        actions.judge_risk(saar, case=found.case, about="client", level="low", why="Hij zit vast")
        again = next(each for each in watching.watched() if each.case.pk == entrusted.pk)
        assert [each.level for each in again.risks] == ["low"]  # the newest counts
