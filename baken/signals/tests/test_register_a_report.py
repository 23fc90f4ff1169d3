"""A focal officer makes a report a signal, apart from what it may mean."""

import pytest
from django.test import Client

from baken.access.models import Event
from baken.core.refusals import Refused
from baken.core.workdays import working_days_until
from baken.intake import recognised
from baken.intake.actions import ReportForm, Talk, record_conversation, report
from baken.intake.models import Feedback, Report
from baken.signals.actions import Registration, register
from baken.signals.models import Signal
from baken.vault.door import unwrap
from tests.typing import Acting, ClientFor

SETTLED = Registration(
    observation="Een man sprak voor haar.",
    interpretation="",
    forms=["sexual"],
    purpose="Beoordelen",
    legal_basis="Publieke taak",
    minor_involved="unknown",
    is_acute=False,
    feedback="Dank, ik kijk ernaar.",
)
TYPED = {
    "observation": "Een man sprak voor haar.",
    "exploitation": ["sexual"],
    "minor_involved": "unknown",
    "is_acute": "no",
    "purpose": "Beoordelen",
    "legal_basis": "Publieke taak",
    "feedback_when": "now",
    "feedback": "Dank, ik kijk ernaar.",
}


@pytest.fixture
def waiting(acting: Acting) -> Report:
    """Give the report that nobody registered yet."""
    with acting("marieke"):
        return Report.objects.waiting().get(is_acute=False)


@pytest.fixture
def marieke(client_for: ClientFor) -> Client:
    """Give the browser of the focal officer of Zandhaven."""
    return client_for("marieke")


def test_the_report_becomes_a_signal_with_a_term(acting: Acting, waiting: Report) -> None:
    with acting("marieke") as marieke:
        made = register(marieke, report=waiting, settled=SETTLED)
        assert made.status == "registered"
        assert made.due_on is not None
        assert working_days_until(made.registered_at.date(), made.due_on) == 10
        assert Event.objects.filter(dossier_id=made.dossier_id).count() == 3


def test_acute_shortens_the_term(acting: Acting, waiting: Report) -> None:
    acute = Registration(**{**SETTLED.__dict__, "is_acute": True})
    with acting("marieke") as marieke:
        made = register(marieke, report=waiting, settled=acute)
        assert made.due_on is not None
        assert working_days_until(made.registered_at.date(), made.due_on) == 1


def test_the_reporter_is_told(acting: Acting, waiting: Report) -> None:
    with acting("marieke") as marieke:
        register(marieke, report=waiting, settled=SETTLED)
    with acting("tom"):
        told = Feedback.objects.get(report=waiting)
        unwrap([told])
        assert told.text.text == "Dank, ik kijk ernaar."
        assert Report.objects.get(pk=waiting.pk).status == "registered"


def test_two_colleagues_at_once_make_one_signal(acting: Acting, waiting: Report) -> None:
    with acting("sander") as sander:
        register(sander, report=waiting, settled=SETTLED)
    with acting("marieke") as marieke, pytest.raises(Refused, match="net geregistreerd"):
        register(marieke, report=waiting, settled=SETTLED)


def test_the_form_proposes_what_the_reporter_said(marieke: Client, waiting: Report) -> None:
    page = marieke.get(f"/signalen/melding/{waiting.pk}")
    assert "vroeg zij of ik haar post" in page.context["form"]["observation"].value()


def test_the_form_registers_and_goes_to_the_signal(marieke: Client, waiting: Report) -> None:
    answer = marieke.post(f"/signalen/melding/{waiting.pk}", TYPED, follow=True)
    assert "Het signaal is geregistreerd" in answer.text
    assert marieke.get(f"/signalen/melding/{waiting.pk}").status_code == 302


def test_a_form_without_a_kind_of_exploitation_keeps_what_was_typed(
    marieke: Client, waiting: Report
) -> None:
    answer = marieke.post(f"/signalen/melding/{waiting.pk}", {**TYPED, "exploitation": []})
    assert answer.status_code == 422
    assert str(TYPED["observation"]) in answer.text


def test_another_municipality_cannot_register_it(client_for: ClientFor, waiting: Report) -> None:
    assert client_for("joris").get(f"/signalen/melding/{waiting.pk}").status_code == 404
    assert client_for("joris").post(f"/signalen/melding/{waiting.pk}", TYPED).status_code == 404


def test_a_professional_cannot_register(client_for: ClientFor, waiting: Report) -> None:
    assert client_for("tom").get(f"/signalen/melding/{waiting.pk}").status_code == 403
    assert not Signal._base_manager.filter(report=waiting).exists()


def test_what_the_reporter_recognised_and_a_talk_stand_beside_the_form(
    client_for: ClientFor, acting: Acting
) -> None:
    value = "labour@2026-01-01:forbidden_to_talk"
    told = ReportForm(observed="Niemand mocht praten.", indicators=[value], told_by="Een buurvrouw")
    talk = Talk(True, "professional", True, "Ik slaap in de kelder.")
    with acting("yara") as yara:
        made = report(yara, organisation_id=yara.organisation_id, told=told)
        record_conversation(yara, report=made, talk=talk)
    page = client_for("marieke").get(f"/signalen/melding/{made.pk}").text
    [sentence] = recognised.spoken([value])
    for text in (sentence, "Een buurvrouw", "Ik slaap in de kelder."):
        assert text in page
