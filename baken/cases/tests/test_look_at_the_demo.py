"""The pages of a case and the first ten seconds, as the people of the demo see them."""

from django.urls import reverse

from baken.cases.models import Case, PartnerRequest
from tests.typing import Acting, ClientFor


def test_the_home_shows_unsafe_due_silent_and_changed(client_for: ClientFor) -> None:
    home = client_for("esther").get("/")
    text = home.content.decode()
    for title in (
        "Wie is nu niet veilig?",
        "Wat moet vandaag?",
        "Op wie wacht ik?",
        "Veranderd door anderen",
    ):
        assert title in text
    assert "Leeuwerik 19" in text
    assert "Aanvraag verblijfsvergunning indienen" in text
    assert "Opvang De Lichtboei" in text


def test_every_page_of_a_case_opens(client_for: ClientFor, acting: Acting) -> None:
    with acting("esther"):
        girl = Case.objects.get(alias="Leeuwerik 19")
    esther = client_for("esther")
    page = esther.get(reverse("case_detail", args=[girl.pk]))
    assert page.status_code == 200
    assert "Nooit huisbezoek" in page.content.decode()
    for name in ("case_audience", "case_client"):
        assert esther.get(reverse(name, args=[girl.pk])).status_code == 200
    assert "Leeuwerik 19" in esther.get(reverse("case_list")).content.decode()


def test_a_partner_sees_the_request_and_not_the_case(client_for: ClientFor, acting: Acting) -> None:
    with acting("esther"):
        asked = PartnerRequest.objects.filter(case__alias="Leeuwerik 19").get()
    fenna = client_for("fenna")
    assert asked.code in fenna.get("/verzoeken").content.decode()
    page = fenna.get(reverse("request_detail", args=[asked.pk])).content.decode()
    assert "jonge vrouw van 19" in page
    assert "Leeuwerik" not in page
    assert fenna.get(reverse("case_detail", args=[asked.case_id])).status_code == 403
