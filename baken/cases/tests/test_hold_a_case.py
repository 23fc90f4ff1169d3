"""Holders change, others stand in or are let in for a while, and dossiers are tied with care."""

import dataclasses
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from baken.access.models import Grant
from baken.cases import actions
from baken.cases.actions import Linking, Plan
from baken.cases.models import Case, CaseDecision, CaseLink, Flag, Ownership, Participant, Task
from baken.cases.tests.conftest import OPENING
from baken.core import clock
from baken.core.refusals import Refused
from baken.parties.models import Organisation, Person
from tests.typing import Acting

SOON = timedelta(days=10)


def person(name: str) -> Person:
    """Give somebody of the cast."""
    return Person.objects.get(name__startswith=name)


def test_a_transfer_keeps_who_held_it(acting: Acting, case: Case) -> None:
    with acting("esther") as esther:
        me = person("Esther")
        plan = Plan("Bellen", clock.today(), person=me)
        task = actions.plan_task(esther, case=case, plan=plan)
        give: dict[str, Any] = {"case": case, "version": 1, "team": "Team Zuid"}
        with pytest.raises(Refused, match="waarom"):
            actions.transfer(esther, **give, person=person("Nadia"), reason="")
        with pytest.raises(Refused, match="casussen onder zich"):
            actions.transfer(esther, **give, person=person("Marieke"), reason="Vakantie")
        with pytest.raises(Refused, match="al regiehouder"):
            actions.transfer(esther, **give, person=me, reason="Vakantie")
        actions.transfer(esther, **give, person=person("Nadia"), reason="Nieuwe baan")
        held = Ownership.objects.filter(case=case)
        assert [(each.holder_name, each.until is None) for each in held] == [
            ("Esther Vosmaer", False),
            ("Nadia Verbeke", True),
        ]
        assert Task.objects.get(pk=task.pk).person_id == person("Nadia").pk


def test_a_holiday_hands_over_every_case(acting: Acting, case: Case) -> None:
    with acting("esther") as esther:
        mine = Case.objects.open().filter(holder_id=esther.person_id).count()
        until = clock.today() + SOON
        with pytest.raises(Refused, match="nog moet komen"):
            actions.hand_over_all(esther, person=person("Nadia"), until=clock.today() - SOON)
        changed = actions.hand_over_all(esther, person=person("Nadia"), until=until)
        assert len(changed) == mine
        with pytest.raises(Refused, match="zichzelf niet"):
            actions.set_stand_in(esther, case=case, person=person("Esther"), until=until)
    with acting("nadia") as nadia:
        ours = Case.objects.open()
        assert ours.held_by(nadia.person_id, clock.today()).filter(pk=case.pk).exists()
        assert not ours.held_by(nadia.person_id, until + SOON).filter(pk=case.pk).exists()
        with pytest.raises(Refused, match="geen casussen"):
            actions.hand_over_all(nadia, person=person("Esther"), until=until)


def test_somebody_let_in_sees_this_case_and_loses_it_again(acting: Acting, case: Case) -> None:
    with acting("esther") as esther:
        let: dict[str, Any] = {"case": case, "person": person("Lotte"), "purpose": "Uitkering"}
        day = clock.today() + SOON
        with pytest.raises(Refused, match="grondslag"):
            actions.let_in(esther, **let, ground="", until=day)
        with pytest.raises(Refused, match="Zo lang"):
            actions.let_in(esther, **let, ground="Taak", until=clock.today() + 20 * SOON)
        grant = actions.let_in(esther, **let, ground="Taak", until=day)
        with pytest.raises(Refused, match="al"):
            actions.let_in(esther, **let, ground="Taak", until=day)
    with acting("lotte") as lotte:
        assert list(Case.objects.all()) == [case]
        with pytest.raises(Case.DoesNotExist), transaction.atomic():
            actions.set_phase(lotte, case=case, version=1, phase="support")
    with acting("esther") as esther:
        actions.shut_out(esther, grant=Grant.objects.get(pk=grant.pk))
        with pytest.raises(Refused, match="al ingetrokken"):
            actions.shut_out(esther, grant=grant)
    with acting("lotte"):
        assert not Case.objects.exists()


def test_nobody_decides_what_they_asked(acting: Acting, case: Case) -> None:
    with acting("esther") as esther:
        asked = actions.ask_decision(esther, case=case, question="Mag dit?")
        with pytest.raises(Refused, match="Vraag een collega"):
            actions.decide_case(esther, decision=asked, is_granted=True, reasons="Ja")
        with pytest.raises(IntegrityError, match="nobody_decides"), transaction.atomic():
            CaseDecision.objects.filter(pk=asked.pk).update(decided_by=esther.person_id)
    with acting("nadia") as nadia:
        with pytest.raises(Refused, match="waarom"):
            actions.decide_case(nadia, decision=asked, is_granted=True, reasons="")
        actions.decide_case(nadia, decision=asked, is_granted=False, reasons="Te duur")
        with pytest.raises(Refused, match="al besloten"):
            actions.decide_case(nadia, decision=asked, is_granted=True, reasons="Toch")


def test_a_task_waits_for_another_and_has_one_owner(acting: Acting, case: Case) -> None:
    with acting("esther") as esther:
        me, shelter = person("Esther"), Organisation.objects.get(name__startswith="Opvang")
        today = clock.today()
        first = actions.plan_task(esther, case=case, plan=Plan("Inschrijven", today, person=me))
        second = Plan("Uitkering", today, person=me, depends_on=first)
        then = actions.plan_task(esther, case=case, plan=second)
        with pytest.raises(Refused, match="wacht op een andere taak"):
            actions.finish_task(esther, task=then, outcome="")
        actions.drop_task(esther, task=first, why="Is al ingeschreven")
        actions.finish_task(esther, task=then, outcome="Loopt")
        with pytest.raises(Refused, match="al afgerond"):
            actions.finish_task(esther, task=then, outcome="")
        for plan in (
            Plan("Niemand", today),
            Plan("Twee", today, person=me, partner=shelter),
        ):
            with pytest.raises(Refused, match="één collega, of één partner"):
                actions.plan_task(esther, case=case, plan=plan)
        with pytest.raises(Refused, match="dag die nog komt"):
            actions.plan_task(esther, case=case, plan=Plan("Laat", today - SOON, person=me))
        with pytest.raises(Refused, match="waarom deze taak vervalt"):
            actions.drop_task(esther, task=then, why=" ")


def test_flags_notes_agreements_and_people(acting: Acting, case: Case) -> None:
    with acting("esther") as esther:
        flag = actions.raise_flag(esther, case=case, text="Hij post bij haar school")
        with pytest.raises(Refused, match="geen aandacht"):
            actions.lower_flag(esther, flag=flag, why="")
        actions.lower_flag(esther, flag=flag, why="Hij zit vast")
        with pytest.raises(Refused, match="al weggehaald"):
            actions.lower_flag(esther, flag=flag, why="Nog eens")
        later = clock.today() + SOON
        with pytest.raises(Refused, match="vandaag of eerder"):
            actions.write_note(esther, case=case, happened_on=later, text="x")
        with pytest.raises(Refused, match="afgesproken"):
            actions.agree(esther, case=case, made_on=later, made_with="haar", text="x")
        with pytest.raises(Refused, match="wie het is"):
            actions.add_participant(esther, case=case, name=" ", part="zus")
        actions.add_participant(esther, case=case, name="Haar zus", part="zus")
        assert Participant.objects.filter(case=case).count() == 1
        assert Flag.objects.get(pk=flag.pk).lowered_at is not None


def test_a_link_needs_a_ground_and_a_yes_of_the_other(acting: Acting, case: Case) -> None:
    with acting("marieke") as marieke:
        house = dataclasses.replace(OPENING, kind="location", summary="Een huis")
        place = actions.open_case(marieke, organisation_id=marieke.organisation_id, opening=house)
        other = Organisation.objects.get(name__startswith="Regiobureau")
        linking = Linking(other, "AVG 6 lid 1 sub e", "Veilige controle", "Wij gaan erheen.")
        with pytest.raises(Refused, match="grondslag"):
            actions.ask_link(marieke, case=place, linking=dataclasses.replace(linking, ground=""))
        link = actions.ask_link(marieke, case=place, linking=linking)
        with pytest.raises(Refused, match="niet wie het vroeg"):
            actions.answer_link(marieke, link=link, is_agreed=True, answer="Ja", code=case.code)
        own = dataclasses.replace(linking, partner=Organisation.objects.get(pk=place.owner_id))
        with pytest.raises(Refused, match="eigen organisatie"):
            actions.ask_link(marieke, case=place, linking=own)
    with acting("sander"):
        assert CaseLink.objects.filter(pk=link.pk).exists()
    with acting("joris"):
        assert not CaseLink.objects.filter(pk=link.pk).exists()
    with acting("esther") as esther:
        with pytest.raises(Refused, match="code van uw eigen dossier"):
            actions.answer_link(esther, link=link, is_agreed=True, answer="Ja", code="C-0000")
        actions.answer_link(esther, link=link, is_agreed=True, answer="Ja", code=case.code)
        with pytest.raises(Refused, match="al beantwoord"):
            actions.answer_link(esther, link=link, is_agreed=False, answer="Nee")
        assert not Case.objects.filter(pk=place.pk).exists()
    with acting("marieke") as marieke:
        assert not Case.objects.filter(pk=case.pk).exists()
        actions.end_link(marieke, link=link, why="Controle is geweest")
        with pytest.raises(Refused, match="al voorbij"):
            actions.end_link(marieke, link=link, why="Nog eens")


def test_merging_can_be_undone(acting: Acting, case: Case) -> None:
    with acting("esther") as esther:
        other = actions.split(esther, case=case, opening=OPENING)
        merge: dict[str, Any] = {"case": other, "version": 1, "into": case}
        with pytest.raises(Refused, match="dezelfde casus"):
            actions.merge(esther, **merge, reason="")
        with pytest.raises(Refused, match="andere casus"):
            actions.merge(esther, case=case, version=1, into=case, reason="Zelfde")
        merged = actions.merge(esther, **merge, reason="Zelfde vrouw")
        assert Case.objects.get(pk=other.pk).status == "merged"
        alone = actions.unmerge(esther, merged=merged)
        assert alone.status == "open"
        with pytest.raises(Refused, match="al ongedaan"):
            actions.unmerge(esther, merged=merged)
        house = dataclasses.replace(OPENING, kind="network")
        with pytest.raises(Refused, match="aandachtsfunctionaris"):
            actions.split(esther, case=case, opening=house)


def test_the_database_keeps_care_and_enforcement_apart(acting: Acting, case: Case) -> None:
    unseen = pytest.raises(IntegrityError, match="stay_apart")
    with acting("esther"), unseen, transaction.atomic():
        Case.objects.filter(pk=case.pk).update(wall="enforcement")
