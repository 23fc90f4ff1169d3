"""A partner is asked on a ground, is reminded, and answers without an account."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.test import Client as Browser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baken.cases import actions, links, rules
from baken.cases.actions import Answer, Asked
from baken.cases.models import Case, CaseNote, Consent, PartnerReply, PartnerRequest, Task
from baken.core import clock
from baken.core.refusals import Refused
from baken.vault.door import unwrap
from tests.typing import Acting, ClientFor

SECRET_TEXT = "Jonge vrouw, 19, zoekt vandaag een plek."
DONE = Answer("done", "Kamer 4 is vrij.", "Fenna, 085-0000210")


@pytest.fixture
def asked(acting: Acting, case: Case, consent: Consent) -> tuple[PartnerRequest, str]:
    """Give a request to the shelter and the secret of its link."""
    with acting("esther") as esther:
        return actions.ask_partner(esther, case=case, asked=Asked(consent, "place", SECRET_TEXT))


def test_the_mail_and_the_page_hold_nothing_about_anybody(
    acting: Acting, asked: tuple[PartnerRequest, str], case: Case
) -> None:
    request, secret = asked
    subject, text = links.mail_about(request, f"https://baken.example/antwoord/{secret}", "Esther")
    page = Browser().get(f"/antwoord/{secret}")
    for said in (subject, text, page.content.decode()):
        assert SECRET_TEXT not in said
        assert case.alias not in said
        assert case.code not in said
    assert request.code in page.content.decode()
    assert secret not in request.link_hash


def test_a_partner_answers_once_without_an_account(
    acting: Acting, asked: tuple[PartnerRequest, str]
) -> None:
    request, secret = asked
    sent = {"outcome": "done", "text": "Kamer 4", "by_name": "Fenna"}
    assert Browser().post(f"/antwoord/{secret}", sent).status_code == 200
    assert Browser().post(f"/antwoord/{secret}", sent).status_code == 404
    assert Browser().get(f"/antwoord/{secret}").status_code == 404
    with acting("esther"):
        [reply] = PartnerReply.objects.filter(request=request)
        unwrap([reply])
        assert (reply.by_link, reply.text.text) == (True, "Kamer 4")
        assert PartnerRequest.objects.answered().filter(pk=request.pk).exists()
        assert not PartnerRequest.objects.silent().filter(pk=request.pk).exists()


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ({"outcome": "promised", "by_name": "Fenna"}, "welke dag"),
        ({"outcome": "impossible", "by_name": "Fenna"}, "waarom"),
        ({"outcome": "promised", "promised_on": "2020-01-01", "by_name": "F"}, "nog moet komen"),
        ({"outcome": "done"}, "verplicht"),
    ],
)
def test_an_answer_says_enough(
    asked: tuple[PartnerRequest, str], answer: dict[str, str], says: str
) -> None:
    page = Browser().post(f"/antwoord/{asked[1]}", answer)
    assert page.status_code == 422
    assert says in page.content.decode() or says == "verplicht"


def test_whoever_holds_a_link_sees_no_rows(
    acting: Acting, asked: tuple[PartnerRequest, str]
) -> None:
    with actions.at_the_desk():
        for model in (Case, PartnerRequest, PartnerReply, Task, Consent):
            assert not model.objects.exists()
        assert actions.letterbox("geraden") is None
        found = actions.letterbox(asked[1])
        assert found is not None
        assert found.request_id == asked[0].pk
    with acting("fenna"):  # a person does not use the desk of links
        assert actions.letterbox(asked[1]) is None


def test_a_reminder_makes_the_old_link_useless(
    acting: Acting, asked: tuple[PartnerRequest, str]
) -> None:
    request, old = asked
    with acting("esther") as esther:
        with pytest.raises(Refused, match="Herinner de partner eerst"):
            actions.escalate(esther, request=request, why="Gebeld met haar leidinggevende")
        _, new = actions.remind(esther, request=request)
        with pytest.raises(Refused, match="wie u hebt aangesproken"):
            actions.escalate(esther, request=request, why=" ")
        actions.escalate(esther, request=request, why="Gebeld met haar leidinggevende")
    with actions.at_the_desk():
        assert actions.letterbox(old) is None
        assert actions.letterbox(new) is not None


def test_a_link_ends_on_its_day(acting: Acting, asked: tuple[PartnerRequest, str]) -> None:
    later = clock.now() + timedelta(days=15)
    with clock.at(later), actions.at_the_desk():
        assert actions.letterbox(asked[1]) is None


def test_no_ground_no_question(acting: Acting, case: Case, consent: Consent) -> None:
    with acting("esther") as esther:
        with pytest.raises(Refused, match="niet meer"):
            actions.ask_partner(esther, case=case, asked=Asked(consent, "place", " "))
        actions.withdraw_consent(esther, consent=consent)
        with pytest.raises(Refused, match="geen toestemming of grondslag"):
            actions.ask_partner(esther, case=case, asked=Asked(consent, "place", "x"))


def test_withdrawing_stops_shares_and_makes_tasks(
    acting: Acting, asked: tuple[PartnerRequest, str], case: Case, consent: Consent
) -> None:
    with acting("esther") as esther:
        actions.withdraw_consent(esther, consent=consent, words="Zij wil het niet meer.")
        stopped = PartnerRequest.objects.get(pk=asked[0].pk)
        assert not stopped.is_open
        assert Task.objects.filter(case=case).open().count() == 2
        notes = list(CaseNote.objects.filter(case=case))
        unwrap(notes)
        assert SECRET_TEXT in notes[0].text.text
        with pytest.raises(Refused, match="al ingetrokken"):
            actions.withdraw_consent(esther, consent=consent)
    with actions.at_the_desk():
        assert actions.letterbox(asked[1]) is None
    with acting("fenna") as fenna:
        seen = PartnerRequest.objects.get(pk=asked[0].pk)
        unwrap([seen])
        assert seen.message.text == ""
        with pytest.raises(Refused, match="geen antwoord meer"):
            actions.reply(fenna, request=seen, answer=DONE)


def test_partners_see_their_own_requests_alone(
    acting: Acting, client_for: ClientFor, asked: tuple[PartnerRequest, str], case: Case
) -> None:
    with acting("fenna") as fenna:
        assert PartnerRequest.objects.filter(pk=asked[0].pk).exists()
        for model in (Case, Task, Consent, CaseNote):
            assert not model.objects.exists()
        actions.reply(fenna, request=asked[0], answer=DONE)
    with acting("daan"):
        assert not PartnerRequest.objects.filter(pk=asked[0].pk).exists()
    with acting("esther") as esther:
        actions.settle(esther, request=asked[0])
        with pytest.raises(Refused, match="al afgehandeld"):
            actions.settle(esther, request=asked[0])
    assert client_for("fenna").get("/casussen").status_code == 403


def test_a_stranger_cannot_answer_in_a_partners_name(
    acting: Acting, asked: tuple[PartnerRequest, str]
) -> None:
    with acting("daan") as daan, pytest.raises(PartnerRequest.DoesNotExist):
        actions.reply(daan, request=asked[0], answer=DONE)


dates = st.dates(date(2025, 1, 1), date(2027, 12, 31))
spans = st.integers(0, 40)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(answer_by=dates, passed=st.integers(-30, 60), reminded=st.none() | spans)
def test_silence_asks_in_order(answer_by: date, passed: int, reminded: int | None) -> None:
    """Nothing before the day, then a reminder, and never an escalation before a reminder."""
    today = answer_by + timedelta(days=passed)
    on = None if reminded is None else answer_by + timedelta(days=reminded)
    said = rules.silence(rules.Ageing(answer_by, on), today)
    if today <= answer_by:
        assert said == "waiting"
    elif on is None:
        assert said == "remind"
    else:
        assert said in {"waiting", "escalate"}
        assert said == "waiting" or today > on


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(asked=dates, passed=spans)
def test_days_of_silence_are_working_days(asked: date, passed: int) -> None:
    quiet = rules.days_silent(asked, asked + timedelta(days=passed))
    assert 0 <= quiet <= passed
    assert rules.days_silent(asked, asked - timedelta(days=passed)) == 0


def test_a_code_is_no_id(asked: tuple[PartnerRequest, str]) -> None:
    assert isinstance(asked[0].pk, UUID)
    assert asked[0].code.startswith("V-")
