"""A professional without an account reports from the intranet, in one page; an officer calls."""

import pytest
from django.test import Client

from baken.intake.models import Callback
from baken.intake.tests.typing_pages import latest
from baken.vault.door import unwrap
from tests.typing import Acting, ClientFor

TELL = "/intranet/zandhaven/melden"
TYPED = {
    "is_acute": "yes",
    "told": "Zij mag haar paspoort niet houden.",
    "phone": "085-0000398",
    "safe_moment": "Na vijven",
    "told_by": "Iemand van de receptie",
}


@pytest.fixture
def code(db: None) -> str:
    """Give the receipt of somebody who told something to Zandhaven."""
    return str(Client().post(TELL, TYPED).context["receipt"].code)


def test_the_first_screen_offers_both_ways_and_help_for_now(db: None) -> None:
    page = Client().get("/intranet/zandhaven").text
    for way in ("/bel-mij/zandhaven", TELL, "/intranet/zandhaven/nu-bij-mij", "tel:112"):
        assert f'href="{way}"' in page
    assert "tolk" in Client().get("/intranet/zandhaven/nu-bij-mij").text


@pytest.mark.parametrize("page", ["", "/melden", "/nu-bij-mij"])
@pytest.mark.parametrize("slug", ["nergens", "politie"])
def test_only_municipalities_have_one(db: None, slug: str, page: str) -> None:
    assert Client().get(f"/intranet/{slug}{page}").status_code == 404


def test_what_was_told_gives_a_receipt_and_is_not_shown_again(db: None) -> None:
    answer = Client().post(TELL, TYPED)
    assert answer.context["receipt"].code in answer.text
    assert TYPED["told"] not in answer.text


@pytest.mark.parametrize("missing", ["told", "phone", "is_acute"])
def test_what_is_missing_is_asked_and_what_was_typed_stays(db: None, missing: str) -> None:
    answer = Client().post(TELL, {**TYPED, missing: ""})
    assert answer.status_code == 422
    assert answer.context["form"].errors[missing]
    kept = "safe_moment" if missing == "told" else "told"
    assert TYPED[kept] in answer.text


def test_the_officer_reads_it_before_calling_and_keeps_it_as_a_report(
    code: str, acting: Acting, client_for: ClientFor
) -> None:
    marieke = client_for("marieke")
    listed = marieke.get("/terugbellen").text
    assert "heeft al iets verteld" in listed
    assert TYPED["told"] not in listed
    with acting("marieke"):
        found = Callback.objects.get(code=code)
    assert TYPED["told"] in marieke.get(f"/terugbellen/{found.pk}").text
    form = marieke.post(f"/terugbellen/{found.pk}", follow=True).context["form"]
    asked = {name: form[name].value() for name in ("observed", "is_acute", "told_by", "phone")}
    assert asked["observed"] == TYPED["told"]
    marieke.post(f"/terugbellen/{found.pk}/vastleggen", asked)
    with acting("marieke"):
        made = latest()
        unwrap([made])
        assert (made.channel, made.is_acute) == ("intranet", True)
        assert made.told_by.text == TYPED["told_by"]


def test_who_is_in_danger_is_called_first(code: str, db: None, client_for: ClientFor) -> None:
    Client().post("/bel-mij/zandhaven", {"phone": "085-0000397"})
    waiting = client_for("marieke").get("/terugbellen").context["waiting"]
    assert next(iter(waiting)).code == code


def test_other_municipalities_see_nothing_of_it(code: str, client_for: ClientFor) -> None:
    for who in ("joris", "hanna"):
        assert code not in client_for(who).get("/terugbellen").text


def test_the_route_tells_an_officer_which_link_belongs_on_the_intranet(
    client_for: ClientFor,
) -> None:
    page = client_for("marieke").get("/route", follow=True).text
    assert "http://testserver/intranet/zandhaven" in page
