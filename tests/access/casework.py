"""What the demo world lacks of casework: a row of every sort that can lie beside a case."""

from datetime import timedelta
from typing import Any

from baken.care import actions as care
from baken.care.models import Trajectory
from baken.cases import actions, casework
from baken.cases.actions import Opening
from baken.cases.models import Case
from baken.core import clock
from baken.demo.acting import as_member
from baken.demo.cast import ESTHER, NADIA, fixed_id
from baken.parties.models import Organisation

PHONE = "085-0000799"
ALONE: Any = {"purpose": "Regelen wat nodig is", "legal_basis": "Publieke taak"}


def settle() -> None:
    """Let Esther and Nadia do each thing once."""
    with as_member(ESTHER) as esther:
        case = Case.objects.get(alias="Soumia")
        known = actions.Person(name="Soumia (verzonnen)", reachable=PHONE)
        actions.describe_client(esther, case=case, age_band="24+", person=known)
        case.refresh_from_db()
        today = clock.today()
        actions.add_participant(esther, case=case, name="Een buurvrouw", part="buurvrouw")
        actions.agree(esther, case=case, made_on=today, made_with="haar", text="Wij bellen.")
        actions.write_note(esther, case=case, happened_on=today, text="Zij sliep goed.")
        asked = actions.ask_decision(esther, case=case, question="Mag dit?")
        twin = actions.split(esther, case=case, opening=Opening("victim", "Zelfde", **ALONE))
        actions.merge(esther, case=twin, version=twin.version, into=case, reason="Zelfde")
        trajectory = Trajectory.objects.get(case=case)
        care.add_complaint_step(esther, trajectory=trajectory, kind="considered", on=today)
        care.plan_aftercare(esther, case=case, due_on=today + timedelta(days=30))
        zandhaven = Organisation.objects.get(pk=fixed_id("organisation", "zandhaven"))
        care.agree_lead(esther, municipality=zandhaven, item="brp", working_days=5)
    with as_member(NADIA) as nadia:
        actions.decide_case(nadia, decision=asked, is_granted=True, reasons="Dat mag.")
        casework.looked(nadia)
        for number in (PHONE, "085-0000798"):
            actions.ask_whether_known(nadia, typed={"phone": number})
    with as_member(ESTHER) as esther:
        question = actions.questions_about_mine()[0]
        actions.answer_question(esther, case=case, question_id=question.id, outcome="called")
