"""Anybody leaves a number without an account; a focal officer of that municipality calls."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from baken.access import context
from baken.access.models import Dossier
from baken.core import clock
from baken.intake import flood
from baken.intake.models import Callback, Report, ReporterContact
from baken.intake.tests.typing_pages import latest
from baken.intake.views.callback import DESK
from baken.parties.models import Person
from baken.vault.door import unwrap
from tests.typing import Acting, ClientFor

PHONE = "085-0000399"
MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.fixture
def code(db: None) -> str:
    """Give the receipt of somebody without an account who left a number in Zandhaven."""
    answer = Client().post("/bel-mij/zandhaven", {"phone": PHONE})
    assert answer.status_code == 200
    return str(answer.context["receipt"].code)


def waiting(code: str) -> Callback:
    """Give the request with this receipt, as whoever acts sees it."""
    found: Callback = Callback.objects.get(code=code)
    return found


def test_a_number_gives_a_receipt_and_nothing_in_the_address(db: None) -> None:
    answer = Client().post("/bel-mij/zandhaven", {"phone": PHONE})
    assert "Uw verzoek is ontvangen" in answer.text
    assert answer.context["receipt"].code in answer.text
    assert "Location" not in answer
    assert PHONE not in answer.request["QUERY_STRING"]


def test_the_desk_without_an_account_reads_nothing_back(code: str) -> None:
    with context.acting_as(DESK), transaction.atomic():
        assert not Callback.objects.exists()
        assert not Dossier.objects.exists()
        assert not Report.objects.exists()
        assert not Person.objects.exists()


@pytest.mark.parametrize("slug", ["nergens", "politie", "regio"])
def test_no_other_place_can_be_asked(db: None, slug: str) -> None:
    assert Client().get(f"/bel-mij/{slug}").status_code == 404
    assert Client().post(f"/bel-mij/{slug}", {"phone": PHONE}).status_code == 404


@pytest.mark.parametrize("phone", ["", "085", "bel mij maar"])
def test_a_number_that_cannot_be_called_is_refused(db: None, phone: str) -> None:
    answer = Client().post("/bel-mij/zandhaven", {"phone": phone})
    assert answer.status_code == 422
    assert answer.context["receipt"] is None
    assert answer.context["form"].errors["phone"]


def test_who_is_signed_in_finds_their_number_filled_in(client_for: ClientFor) -> None:
    yara = client_for("yara")
    assert yara.get("/bel-mij/zandhaven").context["form"]["phone"].value() == "085-0000300"
    assert yara.post("/bel-mij/zandhaven", {"phone": "085-0000300"}).context["receipt"]
    assert yara.get("/melden").status_code == 200


def test_a_flood_is_stopped_for_one_municipality_only(db: None) -> None:
    for _ in range(flood.PER_HOUR):
        assert flood.callbacks.lets("zandhaven")
    answer = Client().post("/bel-mij/zandhaven", {"phone": PHONE})
    assert answer.status_code == 422
    assert "Er komen nu heel veel verzoeken binnen" in answer.text
    assert Client().post("/bel-mij/rietwoude", {"phone": PHONE}).context["receipt"]


@given(st.lists(st.integers(min_value=0, max_value=1800), max_size=120))
def test_no_hour_lets_through_more_than_twice_the_cap(pauses: list[int]) -> None:
    bucket = flood.Bucket(flood.PER_HOUR, flood.PER_HOUR, MORNING)
    moment, passed = MORNING, list[datetime]()
    for pause in pauses:
        moment += timedelta(seconds=pause)
        if bucket.take(moment):
            passed.append(moment)
    for start in passed:
        in_hour = [at for at in passed if start <= at < start + timedelta(hours=1)]
        assert len(in_hour) <= 2 * flood.PER_HOUR


def test_a_drip_gets_through_again_after_a_while(db: None) -> None:
    with clock.at(MORNING):
        while flood.callbacks.lets("zandhaven"):
            pass
    with clock.at(MORNING + timedelta(minutes=3)):
        assert flood.callbacks.lets("zandhaven")


def test_the_list_shows_no_number_until_one_is_opened(
    code: str, client_for: ClientFor, acting: Acting
) -> None:
    marieke = client_for("marieke")
    page = marieke.get("/terugbellen").text
    assert code in page
    assert PHONE not in page
    with acting("marieke"):
        found = waiting(code)
    assert PHONE in marieke.get(f"/terugbellen/{found.pk}").text
    assert code in marieke.get("/").text


def test_others_do_not_see_who_waits(code: str, client_for: ClientFor, acting: Acting) -> None:
    with acting("marieke"):
        found = waiting(code)
    joris = client_for("joris")
    assert code not in joris.get("/terugbellen").text
    assert joris.get(f"/terugbellen/{found.pk}").status_code == 404
    assert joris.post(f"/terugbellen/{found.pk}").status_code == 404
    assert joris.get(f"/terugbellen/{found.pk}/vastleggen").status_code == 404
    assert client_for("yara").get("/terugbellen").status_code == 403
    assert client_for("yara").get(f"/terugbellen/{found.pk}").status_code == 403


def test_after_the_call_what_was_said_becomes_a_report(
    code: str, client_for: ClientFor, acting: Acting
) -> None:
    marieke = client_for("marieke")
    with acting("marieke"):
        found = waiting(code)
    answer = marieke.post(f"/terugbellen/{found.pk}", follow=True)
    assert answer.context["form"]["phone"].value() == PHONE
    told = {"observed": "Zij mag het huis niet uit.", "is_acute": "no", "phone": PHONE}
    marieke.post(f"/terugbellen/{found.pk}/vastleggen", told)
    with acting("sander"):
        made = latest()
        contact = ReporterContact.objects.get(report=made)
        unwrap([made, contact])
        assert (made.channel, made.observed.text) == ("callback", told["observed"])
        assert contact.phone.text == PHONE
        assert waiting(code).report_id == made.pk
    again = marieke.post(f"/terugbellen/{found.pk}/vastleggen", told)
    assert "Een collega heeft dit gesprek al vastgelegd." in again.text


def test_a_second_call_is_told_that_somebody_called(
    code: str, client_for: ClientFor, acting: Acting
) -> None:
    with acting("marieke"):
        found = waiting(code)
    client_for("marieke").post(f"/terugbellen/{found.pk}")
    answer = client_for("sander").post(f"/terugbellen/{found.pk}", follow=True)
    assert "Een collega heeft al teruggebeld." in answer.text


def test_a_phone_call_is_captured_in_one_field(client_for: ClientFor, acting: Acting) -> None:
    told = {"observed": "Er wonen twaalf mensen.", "is_acute": "yes", "told_by": "Een buurvrouw"}
    answer = client_for("sander").post("/melden/telefoon", told, follow=True)
    assert "Het gesprek is vastgelegd" in answer.text
    with acting("marieke"):
        made = latest()
        unwrap([made])
        assert (made.channel, made.is_acute) == ("phone", True)
        assert made.told_by.text == "Een buurvrouw"


def test_an_empty_call_keeps_what_was_typed(client_for: ClientFor) -> None:
    given = {"observed": "", "told_by": "Een buurvrouw"}
    answer = client_for("sander").post("/melden/telefoon", given)
    assert answer.status_code == 422
    assert "Een buurvrouw" in answer.text


def test_only_focal_officers_capture_calls(client_for: ClientFor) -> None:
    assert client_for("yara").get("/melden/telefoon").status_code == 403
