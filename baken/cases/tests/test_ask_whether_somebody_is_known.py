"""Search before create: whoever asks learns nothing, whoever holds the case decides."""

import dataclasses
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from baken.cases import actions, marks
from baken.cases.models import Case, CaseQuestion, Client, QuestionAnswer
from baken.cases.tests.conftest import OPENING
from baken.core.refusals import Refused
from tests.typing import Acting, ClientFor

PHONE, STRANGE = "085-0000731", "085-0000732"


@pytest.fixture
def known(acting: Acting) -> Case:
    """Give a case of Esther's whose client has a phone number and a document."""
    with acting("esther") as esther:
        person = actions.Person(reachable=f"Alleen {PHONE}, na tien uur.", document="V123456789")
        opening = dataclasses.replace(OPENING, person=person)
        return actions.open_case(esther, organisation_id=esther.organisation_id, opening=opening)


def test_only_the_holder_hears_and_decides(acting: Acting, known: Case) -> None:
    with acting("nadia") as nadia:
        asked = actions.ask_whether_known(nadia, typed={"phone": "+31 85 0000731"})
        assert actions.questions_about_mine() == []  # never about what one asked oneself
    with acting("esther") as esther:
        (question,) = actions.questions_about_mine()
        assert (question.case, question.asked_by.pk) == (known, asked.asked_by_id)
        answer: Any = {"case": known, "question_id": question.id}
        with pytest.raises(Refused, match="geen contact"):
            actions.answer_question(esther, **answer, outcome="silent")
        with pytest.raises(Refused, match="er niet meer"):
            actions.answer_question(esther, case=known, question_id=known.pk, outcome="called")
        actions.answer_question(esther, **answer, outcome="called")
        assert actions.questions_about_mine() == []
        with pytest.raises(Refused, match="er niet meer"):
            actions.answer_question(esther, **answer, outcome="called")
    with acting("esther") as esther:
        assert not CaseQuestion.objects.filter(pk=asked.pk).exists()


def test_the_answer_and_the_work_are_the_same_found_or_not(
    acting: Acting, client_for: ClientFor, known: Case
) -> None:
    nadia = client_for("nadia")
    address, seen = reverse("case_known"), []
    for number in (STRANGE, STRANGE, PHONE):
        with CaptureQueriesContext(connection) as asked:
            answer = nadia.post(address, {"phone": number})
        kinds = [each["sql"].split()[0] for each in asked.captured_queries]
        seen.append((answer.status_code, answer["location"], kinds))
        nadia.get(answer["location"])  # the notice was read
    assert seen[1] == seen[2]
    with acting("nadia"):
        made = CaseQuestion.objects.order_by("asked_at")
        assert len({len(each.marks) for each in made}) == 1


def test_every_number_has_a_mark_and_a_name_has_too(acting: Acting, known: Case) -> None:
    with acting("esther") as esther:
        client = Client.objects.get(case=known)
        assert len(client.marks) == 2
        person = actions.Person(name="Soraya", reachable="Via haar zus")
        actions.describe_client(esther, case=known, age_band="24+", person=person)
        client.refresh_from_db()
        assert client.marks == []  # one name says too little
        person = dataclasses.replace(person, name="Soraya Benali", born="12-05-1999")
        actions.describe_client(esther, case=known, age_band="24+", person=person)
        client.refresh_from_db()
        assert client.marks
    assert marks.numbers({"phone": "geen nummer", "email": "", "document": " "}) == {}


@pytest.mark.parametrize(("name", "born", "is_known"), [
    ("Soraya Benali", "", True),
    ("soraya benalli", "12-05-1999", True),  # a slip of the pen
    ("Soraya", "12-05-1999", True),
    ("Soraya Bakker", "", False),
])  # fmt: skip
def test_a_name_is_asked_as_well_and_tells_the_asker_nothing(
    acting: Acting, name: str, born: str, *, is_known: bool
) -> None:
    person = actions.Person(name="Soraya Benali", born="12-05-1999")
    with acting("esther") as esther:
        opening = dataclasses.replace(OPENING, person=person)
        actions.open_case(esther, organisation_id=esther.organisation_id, opening=opening)
    with acting("nadia") as nadia:
        made = actions.ask_whether_known(nadia, typed={}, name=name.title(), born=born)
        assert made.marks
        assert actions.questions_about_mine() == []
    with acting("esther"):
        assert bool(actions.questions_about_mine()) == is_known


def test_asking_has_a_role_a_number_and_a_budget(acting: Acting, client_for: ClientFor) -> None:
    typed: Any = {"phone": STRANGE}
    with acting("marieke") as marieke, pytest.raises(Refused, match="Alleen een zorgcoördinator"):
        actions.ask_whether_known(marieke, typed=typed)
    assert client_for("marieke").get(reverse("case_known")).status_code == 403
    with acting("nadia") as nadia:
        with pytest.raises(Refused, match="Vul een telefoonnummer"):
            actions.ask_whether_known(nadia, typed={"phone": "onbekend"}, name="Soraya")
        for _time in range(10):
            actions.ask_whether_known(nadia, typed=typed)
        with pytest.raises(Refused, match="al 10 keer"):
            actions.ask_whether_known(nadia, typed=typed)
    with acting("esther") as esther:  # a budget of one's own
        actions.ask_whether_known(esther, typed=typed)


def test_the_holder_answers_from_the_first_page(
    acting: Acting, client_for: ClientFor, known: Case
) -> None:
    with acting("nadia") as nadia:
        asked = actions.ask_whether_known(nadia, typed={"document": "v 123456789"})
    esther = client_for("esther")
    address = reverse("question_answer", args=[known.pk, asked.pk])
    assert address in esther.get("/").content.decode()
    assert "Nadia Verbeke vroeg" in esther.get(address).content.decode()
    filled = {"outcome": "silent", "why": "Zij wil niet dat iemand het weet."}
    assert esther.post(address, filled).status_code == 302
    assert address not in esther.get("/").content.decode()
    assert esther.get(address).status_code == 404
    assert client_for("nadia").get(address).status_code == 404  # sees the case, was not asked
    with acting("esther"):
        answer = QuestionAnswer.objects.get(question_id=asked.pk)
        with pytest.raises(IntegrityError), transaction.atomic():
            QuestionAnswer.objects.create(**{**_columns(answer), "outcome": "called"})


def _columns(answer: QuestionAnswer) -> dict[str, Any]:
    names = ("owner_id", "region_id", "dossier_id", "case_id", "question_id", "answered_by_id",
             "answered_at")  # fmt: skip
    return {**{name: getattr(answer, name) for name in names}, "why": ""}
