"""A professional reports what they saw, and reads what became of it."""

import pytest
from django.test import Client

from baken.access.models import Draft, Event
from baken.core.refusals import Refused
from baken.intake.actions import ReportForm, report
from baken.intake.models import Involved, Report, ReporterContact
from baken.parties.models import Organisation
from baken.vault.door import unwrap
from tests.typing import Acting, ClientFor

TYPED = {
    "is_acute": "no",
    "observed": "Iemand anders deed het woord en hield de papieren vast.",
    "thought": "Zij leek bang.",
    "involved": "Een vrouw en een oudere man.",
    "minor_involved": "unknown",
    "may_call": "yes",
    "phone": "085-0000300",
}


@pytest.fixture
def yara(client_for: ClientFor) -> Client:
    """Give the browser of the register inspector."""
    return client_for("yara")


def latest() -> Report:
    """Give the newest report that whoever acts may see."""
    return Report.objects.order_by("-received_at")[0]


def test_a_sent_report_is_kept_and_shown(yara: Client, acting: Acting) -> None:
    answer = yara.post("/melden", TYPED, follow=True)
    assert "Uw melding is ontvangen" in answer.text
    assert TYPED["observed"] in answer.text
    with acting("marieke"):
        made = latest()
        involved = Involved.objects.get(report=made)
        unwrap([made, involved])
        assert made.observed.text == TYPED["observed"]
        assert involved.description.text == TYPED["involved"]
        assert ReporterContact.objects.filter(report=made, may_call=True).exists()
        assert Event.objects.filter(verb="report_received", subject_id=made.pk).exists()


def test_what_was_typed_stays_when_something_is_missing(yara: Client) -> None:
    answer = yara.post("/melden", {**TYPED, "observed": ""})
    assert answer.status_code == 422
    assert TYPED["thought"] in answer.text
    assert "Er klopt iets nog niet" in answer.text


def test_danger_must_be_answered(yara: Client) -> None:
    answer = yara.post("/melden", {**TYPED, "is_acute": ""})
    assert answer.status_code == 422
    assert "is_acute" in answer.context["form"].errors


def test_who_may_be_called_gives_a_number(yara: Client) -> None:
    answer = yara.post("/melden", {**TYPED, "phone": ""})
    assert "Vul uw nummer in, of kies dat wij u niet bellen." in answer.text
    assert yara.post("/melden", {**TYPED, "phone": "", "may_call": "no"}).status_code == 302


def test_the_right_number_stands_above_the_form(yara: Client) -> None:
    page = yara.get("/melden").text
    assert page.index('href="tel:112"') < page.index("Wat zag of hoorde u?")


def test_the_own_work_number_is_filled_in(yara: Client) -> None:
    assert yara.get("/melden").context["form"]["phone"].value().text == "085-0000300"


def test_a_draft_comes_back_and_goes_when_sent(yara: Client, acting: Acting) -> None:
    assert yara.post("/concepten/melden", TYPED).status_code == 204
    assert TYPED["thought"] in yara.get("/melden").text
    yara.post("/melden", TYPED)
    with acting("yara"):
        assert not Draft.objects.exists()


def test_somebody_with_two_municipalities_chooses_one(client_for: ClientFor) -> None:
    page = client_for("hanna").get("/melden").text
    assert "Voor welke gemeente is deze melding?" in page
    assert "Gemeente Kleiwaard" in page


def test_a_report_without_observation_is_refused(acting: Acting) -> None:
    with acting("yara") as yara, pytest.raises(Refused, match="Beschrijf eerst"):
        report(yara, organisation_id=yara.organisation_id, told=ReportForm(observed="  "))


def test_the_list_shows_only_own_reports(client_for: ClientFor) -> None:
    shown = client_for("yara").get("/meldingen").context["page_obj"]
    assert len(shown) == 2
    assert len(client_for("anouk").get("/meldingen").context["page_obj"]) == 1


def test_a_colleague_does_not_see_my_report(
    yara: Client, client_for: ClientFor, acting: Acting
) -> None:
    with acting("yara"):
        mine = latest()
    assert yara.get(f"/meldingen/{mine.pk}").status_code == 200
    assert client_for("tom").get(f"/meldingen/{mine.pk}").status_code == 404


def test_the_reporter_reads_the_feedback_and_never_the_file(yara: Client, acting: Acting) -> None:
    with acting("yara"):
        told = Report.objects.filter(status="decided").get()
    page = yara.get(f"/meldingen/{told.pk}").text
    assert "Zonder uw melding was dit niet gezien" in page
    assert "Onderbouwing" not in page
    assert yara.get("/signalen").status_code == 403


def test_reporting_for_another_municipality_is_stopped_by_the_database(acting: Acting) -> None:
    with acting("yara") as yara:
        elsewhere = Organisation.objects.get(name="Gemeente Rietwoude")
        with pytest.raises(Exception, match="row-level security"):
            report(yara, organisation_id=elsewhere.pk, told=ReportForm(observed="Iets."))
