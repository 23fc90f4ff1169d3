"""A professional talks with the client safely, and records it on their own report."""

import pytest
from django.test import Client

from baken.core.refusals import Refused
from baken.intake.actions import Talk, record_conversation
from baken.intake.models import Conversation, Report
from baken.intake.tests.typing_pages import latest
from tests.typing import Acting, ClientFor

TALKED = {
    "was_alone": "yes",
    "interpreter": "professional",
    "no_secrecy_promised": "yes",
    "said": "Ik mag mijn telefoon niet zelf gebruiken.",
    "safe_contact": "Op dinsdag bij de taalles.",
}


@pytest.fixture
def mine(acting: Acting) -> Report:
    """Give the newest report of the register inspector."""
    with acting("yara"):
        return latest()


def test_the_aid_says_how(yara: Client) -> None:
    page = yara.get("/gesprek").text
    assert "Nooit de begeleider" in page
    assert "Beloof geen geheimhouding" in page


def test_a_talk_stands_with_the_report(yara: Client, mine: Report, acting: Acting) -> None:
    answer = yara.post(f"/meldingen/{mine.pk}/gesprek", TALKED, follow=True)
    assert TALKED["said"] in answer.text
    assert TALKED["safe_contact"] in answer.text
    assert answer.context["steps"][2].state == "done"
    with acting("marieke"):
        kept = Conversation.objects.get(report=mine)
        assert (kept.was_alone, kept.no_secrecy_promised) == (True, True)
    with acting("joris"):
        assert not Conversation.objects.exists()


def test_what_was_typed_stays_when_something_is_missing(yara: Client, mine: Report) -> None:
    answer = yara.post(f"/meldingen/{mine.pk}/gesprek", {**TALKED, "interpreter": ""})
    assert answer.status_code == 422
    assert TALKED["said"] in answer.text


def test_nobody_records_a_talk_on_anothers_report(client_for: ClientFor, mine: Report) -> None:
    for other in ("tom", "anouk", "marieke"):
        answer = client_for(other).post(f"/meldingen/{mine.pk}/gesprek", TALKED)
        assert answer.status_code == 404, other
    assert client_for("ruben").get(f"/meldingen/{mine.pk}/gesprek").status_code == 403


def test_a_talk_without_words_is_refused(acting: Acting, mine: Report) -> None:
    with acting("yara") as yara, pytest.raises(Refused, match="Schrijf op wat er gezegd is"):
        record_conversation(yara, report=mine, talk=Talk(True, "not_needed", True, "  "))
