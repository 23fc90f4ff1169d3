"""Logging in through the login service of one's organisation, and every way in which it fails."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from baken.access.context import acting_as, person
from baken.accounts.actions import Welcome, admit, block_account
from baken.accounts.models import Admission, Identity, LoginProvider
from baken.accounts.sso import oidc, web
from baken.accounts.tests.service import (
    CLIENT,
    KEY,
    STRANGE_KEY,
    Service,
    change,
    shared_secret_key,
    waiting,
)
from baken.accounts.tests.ways_in import code, is_in
from baken.core import clock
from baken.parties.models import Account
from tests.typing import Acting, ClientFor

STEP = "/inloggen/tweede-stap"


def test_the_login_page_offers_the_organisation(provider: LoginProvider) -> None:
    page = Client().get("/inloggen").text
    assert f"/inloggen/organisatie/{provider.pk}" in page
    assert "Gemeente Zandhaven" in page


def test_who_is_tied_gets_in_after_the_second_step(
    service: Service, provider: LoginProvider
) -> None:
    browser = Client()
    assert service.log_in(browser, provider).headers["Location"] == STEP
    assert not is_in(browser)
    browser.post(STEP, {"password_once": code()})
    assert "Sander Postmus" in browser.get("/mijn-rollen").text
    [traded] = service.codes
    assert traded["Authorization"].startswith("Basic ")
    assert len(traded["code_verifier"]) >= 43


def test_the_question_is_bound_to_this_browser(service: Service, provider: LoginProvider) -> None:
    asked = service.send(Client(), provider, next="/signalen")
    assert asked["code_challenge_method"] == "S256"
    assert asked["redirect_uri"] == "http://testserver/inloggen/terug"
    back = Client().get("/inloggen/terug", {"state": asked["state"], "code": "x"})
    assert back.status_code == 403
    assert service.codes == []


def test_the_email_address_is_never_who_somebody_is(
    service: Service, provider: LoginProvider
) -> None:
    service.claims = {"sub": "ander", "email": "sander@zandhaven.example", "email_verified": True}
    browser = Client()
    assert service.log_in(browser, provider).status_code == 403
    assert not is_in(browser)


NOW = int(clock.now().timestamp())
WRONG_CLAIMS = {
    "another issuer": {"iss": "https://elders.example"},
    "no issuer": {"iss": None},
    "another audience": {"aud": "een-andere-client"},
    "no audience": {"aud": None},
    "another client asked": {"aud": [CLIENT, "x"], "azp": "x"},
    "another nonce": {"nonce": "van-een-andere-keer"},
    "no nonce": {"nonce": None},
    "expired": {"exp": NOW - 3600},
    "never expires": {"exp": None},
    "from tomorrow": {"iat": NOW + 86_400},
    "about nobody": {"sub": None},
}


@pytest.mark.parametrize("claims", WRONG_CLAIMS.values(), ids=WRONG_CLAIMS)
def test_a_token_with_a_wrong_claim_lets_nobody_in(
    service: Service, provider: LoginProvider, claims: dict[str, Any]
) -> None:
    service.claims = claims
    _refused(service.log_in(browser := Client(), provider), browser)


FORGED = {
    "signed by another": {"key": STRANGE_KEY},
    "shared secret": {"header": {"alg": "HS256", "kid": "een"}, "key": shared_secret_key()},
    "unknown key": {"header": {"alg": "RS256", "kid": "twee"}},
    "not a token": {"token": "a.b.c"},
    "no signature": {
        "token": "eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2lubG9nZ2VuLnphbmRoYXZlbi5leGFtcGxlIn0."
    },
}


@pytest.mark.parametrize("how", FORGED.values(), ids=FORGED)
def test_a_forged_token_lets_nobody_in(
    service: Service, provider: LoginProvider, how: dict[str, Any]
) -> None:
    for name, value in how.items():
        setattr(service, name, value)
    _refused(service.log_in(browser := Client(), provider), browser)


def test_an_answer_counts_once(service: Service, provider: LoginProvider) -> None:
    browser = Client()
    asked = service.send(browser, provider)
    back = {"state": asked["state"], "code": "een"}
    assert browser.get("/inloggen/terug", back).headers["Location"] == STEP
    browser.post("/uitloggen")
    _refused(browser.get("/inloggen/terug", back), browser)


def test_a_token_of_an_earlier_time_counts_no_more(
    service: Service, provider: LoginProvider
) -> None:
    service.log_in(Client(), provider)
    service.token = service.signed()
    _refused(service.log_in(browser := Client(), provider), browser)


@pytest.mark.parametrize(
    "more", [{"state": "anders"}, {"iss": "https://elders.example"}, {"error": "access_denied"}]
)
def test_an_answer_that_is_not_to_this_question_lets_nobody_in(
    service: Service, provider: LoginProvider, more: dict[str, str]
) -> None:
    _refused(service.log_in(browser := Client(), provider, **more), browser)
    assert service.codes == []


def test_an_answer_that_comes_too_late_lets_nobody_in(
    service: Service, provider: LoginProvider
) -> None:
    browser = Client()
    asked = service.send(browser, provider)
    with clock.at(clock.now() + timedelta(minutes=11)):
        back = browser.get("/inloggen/terug", {"state": asked["state"], "code": "x"})
        assert back.status_code == 403


def _refused(answer: Any, browser: Client) -> None:
    assert answer.status_code == 403
    assert "hoort niet bij deze poging" in answer.text
    assert not is_in(browser)
    assert browser.get(STEP).headers["Location"] == "/inloggen"
    assert waiting() == []


@pytest.mark.parametrize("about", [{"issuer": "https://elders.example"}, {"jwks_uri": "http://x"}])
def test_a_service_that_says_it_is_another_one_is_not_asked(
    service: Service, provider: LoginProvider, about: dict[str, str]
) -> None:
    service.about = about
    answer = Client().get(f"/inloggen/organisatie/{provider.pk}")
    assert answer.status_code == 403
    assert "antwoordt niet goed" in answer.text


def test_a_silent_service_is_told_plainly(service: Service, provider: LoginProvider) -> None:
    browser = Client()
    asked = service.send(browser, provider)
    service.fails = True
    back = browser.get("/inloggen/terug", {"state": asked["state"], "code": "x"})
    assert "antwoordt niet goed" in back.text


def test_the_second_step_of_the_organisation_counts_only_when_told_so(
    service: Service, provider: LoginProvider, acting: Acting
) -> None:
    service.claims = {"amr": ["pwd", "mfa"]}
    assert service.log_in(Client(), provider).headers["Location"] == STEP
    change(acting, provider, has_second_factor=True)
    assert service.log_in(browser := Client(), provider).headers["Location"] == "/"
    assert is_in(browser)
    service.claims = {"amr": ["pwd"]}
    assert service.log_in(Client(), provider).headers["Location"] == STEP


def test_a_connection_out_of_use_leads_nowhere(
    service: Service, provider: LoginProvider, acting: Acting
) -> None:
    change(acting, provider, is_active=False)
    assert Client().get(f"/inloggen/organisatie/{provider.pk}").status_code == 404
    assert "Via uw organisatie" not in Client().get("/inloggen").text


def test_who_is_blocked_or_lost_every_role_stays_out(
    service: Service, provider: LoginProvider, acting: Acting
) -> None:
    with acting("willem") as willem:
        block_account(willem, account=Account.objects.get(username="sander"))
    answer = service.log_in(browser := Client(), provider)
    assert "vandaag geen rol" in answer.text
    assert not is_in(browser)
    assert waiting() == []


def test_without_a_group_that_means_a_role_nobody_gets_in(
    service: Service, provider: LoginProvider, acting: Acting
) -> None:
    change(acting, provider, roles={"baken-af": "focal_officer"})
    service.claims = {"groups": ["koffie"]}
    assert "gaf u geen groep" in service.log_in(Client(), provider).text
    service.claims = {"groups": ["koffie", "baken-af"]}
    assert service.log_in(Client(), provider).headers["Location"] == STEP


def test_an_account_through_the_organisation_has_no_password(
    asked: Admission, acting: Acting
) -> None:
    with acting("willem") as willem:
        noor = admit(willem, admission=asked, welcome=Welcome(None, "Noor", ("professional",)))
        username = Account.objects.get(pk=noor.pk).username
    for password in ("", "!", "x"):
        answer = Client().post("/inloggen", {"username": username, "password": password})
        assert answer.status_code == 422


def test_a_locked_screen_opens_again_through_the_organisation(
    service: Service, provider: LoginProvider, acting: Acting
) -> None:
    change(acting, provider, has_second_factor=True)
    service.claims = {"amr": ["mfa"]}
    service.log_in(browser := Client(), provider)
    page = browser.get("/vergrendeld").text
    assert "Verder via uw organisatie" in page
    assert browser.get("/").headers["Location"].startswith("/vergrendeld")
    asked = service.send(browser, provider)
    assert asked["prompt"] == "login"
    service.claims = {"amr": ["mfa"], "auth_time": NOW - 7200}
    back = {"state": asked["state"], "code": "oud"}
    assert browser.get("/inloggen/terug", back).status_code == 403
    service.claims = {"amr": ["mfa"]}
    assert service.log_in(browser, provider).headers["Location"] == "/"
    assert is_in(browser)


def test_coming_back_as_somebody_else_confirms_nothing(
    service: Service, provider: LoginProvider, client_for: ClientFor
) -> None:
    browser = client_for("yara")
    assert "iemand anders" in service.log_in(browser, provider).text
    assert browser.get("/mijn-rollen/inloggen/app").status_code == 302


def test_a_line_that_others_can_read_is_refused() -> None:
    for address in ("http://inloggen.example", "ftp://x", "", "file:///etc/passwd"):
        with pytest.raises(web.ServiceFails):
            web.refuse_open_line(address)
    web.refuse_open_line("http://localhost:9999/x")


def test_a_person_sees_no_connections_or_requests_of_others(
    asked: Admission, acting: Acting
) -> None:
    with acting("marieke") as marieke, acting_as(person(marieke.person_id)):
        assert not LoginProvider.objects.exists()
        assert not Admission.objects.exists()
        assert not Identity.objects.exists()


def test_only_signatures_with_a_private_key_are_taken() -> None:
    assert KEY.is_private
    assert not [name for name in oidc.ALGORITHMS if name == "none" or name.startswith("HS")]
