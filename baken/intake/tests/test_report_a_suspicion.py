"""A professional reports what they saw, page by page, and reads what became of it."""

import pytest
from django.test import Client

from baken.access.models import Draft, Event
from baken.core import clock
from baken.core.refusals import Refused
from baken.intake import recognised
from baken.intake.actions import ReportForm, report
from baken.intake.models import Involved, Report, ReporterContact
from baken.intake.tests.typing_pages import TYPED, latest, send, type_pages
from baken.parties.models import Organisation
from baken.vault.door import unwrap
from tests.typing import Acting, ClientFor

OBSERVED = "Iemand anders deed het woord en hield de papieren vast."


def test_a_sent_report_is_kept_and_shown(yara: Client, acting: Acting) -> None:
    answer = send(yara)
    assert "Uw melding is ontvangen" in answer
    assert OBSERVED in answer
    with acting("marieke"):
        made = latest()
        involved = Involved.objects.get(report=made)
        unwrap([made, involved])
        assert made.observed.text == OBSERVED
        assert made.channel == "form"
        assert involved.description.text == "Een vrouw en een oudere man."
        assert ReporterContact.objects.filter(report=made, may_call=True).exists()
        assert Event.objects.filter(verb="report_received", subject_id=made.pk).exists()


def test_the_start_offers_both_ways(yara: Client) -> None:
    page = yara.get("/melden").text
    assert "/bel-mij/zandhaven" in page
    assert "/melden/gevaar" in page
    assert "/melden/nu-bij-mij" in page
    assert 'href="tel:112"' in page


def test_the_page_for_now_says_what_not_to_do(yara: Client) -> None:
    page = yara.get("/melden/nu-bij-mij").text
    assert "Laat de begeleider niet tolken" in page
    assert 'href="tel:112"' in page


def test_danger_must_be_answered(yara: Client) -> None:
    answer = yara.post("/melden/gevaar", {})
    assert answer.status_code == 422
    assert "is_acute" in answer.context["form"].errors


def test_danger_shows_the_number_before_going_on(yara: Client) -> None:
    answer = yara.post("/melden/gevaar", {"is_acute": "yes"}, follow=True)
    assert answer.redirect_chain == [("/melden/bel-eerst", 302)]
    assert answer.text.index('href="tel:112"') < answer.text.index("/melden/gezien")


def test_what_was_typed_stays_when_something_is_missing(yara: Client) -> None:
    answer = yara.post("/melden/gezien", {**TYPED["gezien"], "observed": ""})
    assert answer.status_code == 422
    assert "Zij leek bang." in answer.text
    assert "Er klopt iets nog niet" in answer.text


def test_going_back_keeps_what_is_not_finished(yara: Client) -> None:
    answer = yara.post("/melden/gezien", {"thought": "Zij leek bang.", "terug": "1"})
    assert answer["Location"] == "/melden/gevaar"
    assert "Zij leek bang." in yara.get("/melden/gezien").text


def test_each_page_is_kept_while_typing_and_apart(yara: Client, acting: Acting) -> None:
    yara.post("/melden/gevaar", {"is_acute": "no"})
    assert yara.post("/concepten/melden/gezien", {"thought": "Zij leek bang."}).status_code == 204
    assert "Zij leek bang." in yara.get("/melden/gezien").text
    assert yara.get("/melden/gevaar").context["form"]["is_acute"].value() == "no"
    assert "Verder met uw melding" in yara.get("/melden").text
    send(yara)
    with acting("yara"):
        assert not Draft.objects.exists()


def test_a_draft_of_a_page_is_nobody_elses(yara: Client, client_for: ClientFor) -> None:
    type_pages(yara)
    assert OBSERVED not in client_for("tom").get("/melden/gezien").text
    assert OBSERVED not in client_for("marieke").get("/melden/controle").text


def test_sending_with_a_page_missing_says_which(yara: Client, acting: Acting) -> None:
    with acting("yara"):
        before = Report.objects.count()
    type_pages(yara, {name: TYPED[name] for name in ("gevaar", "waar", "uzelf")})
    answer = yara.post("/melden/controle")
    assert answer.status_code == 422
    assert [step.name for step in answer.context["missing"]] == ["gezien"]
    with acting("yara"):
        assert Report.objects.count() == before


def test_recognised_sentences_are_kept_with_their_list(yara: Client, acting: Acting) -> None:
    first = recognised.in_force(clock.today())[0]
    value, text = first.choices[0]
    seen = {**TYPED["gezien"], f"i_{first.name}": [value]}
    answer = send(yara, {**TYPED, "gezien": seen})
    assert text in answer
    with acting("marieke"):
        assert latest().indicators == [value]
        assert value.startswith(f"{first.name}@20")


def test_lists_for_the_young_are_offered_too(yara: Client) -> None:
    fields = yara.get("/melden/gezien").context["form"].fields
    assert {"i_sexual", "i_sexual-youth", "i_labour", "i_criminal-youth"} <= set(fields)


def test_an_invented_sentence_is_refused(yara: Client) -> None:
    seen = {**TYPED["gezien"], "i_labour": ["labour@2026-01-01:made_up"]}
    assert yara.post("/melden/gezien", seen).status_code == 422


def test_who_may_be_called_gives_a_number(yara: Client) -> None:
    answer = yara.post("/melden/uzelf", {"may_call": "yes", "phone": ""})
    assert "Vul uw nummer in, of kies dat wij u niet bellen." in answer.text
    assert yara.post("/melden/uzelf", {"may_call": "no", "phone": ""}).status_code == 302


def test_the_own_work_number_is_filled_in(yara: Client) -> None:
    assert yara.get("/melden/uzelf").context["form"]["phone"].value() == "085-0000300"


def test_somebody_with_two_municipalities_chooses_one(client_for: ClientFor) -> None:
    hanna = client_for("hanna")
    page = hanna.get("/melden/waar").text
    assert "Voor welke gemeente?" in page
    assert "Gemeente Kleiwaard" in page
    assert hanna.post("/melden/waar", TYPED["waar"]).status_code == 422


@pytest.mark.parametrize("page", ["onzin", "gevaarlijk"])
def test_a_page_that_does_not_exist_is_not_found(yara: Client, page: str) -> None:
    assert yara.get(f"/melden/{page}").status_code == 404


@pytest.mark.parametrize("page", ["", "/gezien", "/controle", "/nu-bij-mij"])
def test_the_chain_director_does_not_report(client_for: ClientFor, page: str) -> None:
    assert client_for("ruben").get(f"/melden{page}").status_code == 403


def test_a_report_without_observation_is_refused(acting: Acting) -> None:
    with acting("yara") as yara, pytest.raises(Refused, match="Beschrijf eerst"):
        report(yara, organisation_id=yara.organisation_id, told=ReportForm(observed="  "))


def test_reporting_for_another_municipality_is_stopped_by_the_database(acting: Acting) -> None:
    with acting("yara") as yara:
        elsewhere = Organisation.objects.get(name="Gemeente Rietwoude")
        with pytest.raises(Exception, match="row-level security"):
            report(yara, organisation_id=elsewhere.pk, told=ReportForm(observed="Iets."))
