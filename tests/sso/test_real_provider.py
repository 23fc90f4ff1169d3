"""Logging in through a real OpenID provider: oidc-provider, certified, started here."""

import json
import shutil
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPMessage
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qsl, urlsplit
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, OpenerDirector, build_opener

import pytest
from django.test import Client
from django.urls import reverse

from baken.access.context import acting_as
from baken.accounts.actions import Connection, Welcome, admit, set_provider
from baken.accounts.models import Admission, LoginProvider
from baken.accounts.sso import oidc
from baken.accounts.sso.people import DESK
from baken.accounts.views.sso import ASKED
from baken.core.refusals import Refused
from baken.ops.places import HOME
from baken.parties.models import Organisation, Person
from tests.typing import Acting

HERE = "http://testserver"
BACK = f"{HERE}/inloggen/terug"
STEP = "/inloggen/tweede-stap"
INSTALLED = HOME / "node_modules/oidc-provider"

pytestmark = [
    pytest.mark.deep,
    pytest.mark.skipif(not INSTALLED.exists(), reason="oidc-provider: run make setup"),
    pytest.mark.skipif(shutil.which("node") is None, reason="no node"),
]


class StopHere(HTTPRedirectHandler):
    """Follows the provider until it sends somebody back to Baken."""

    def redirect_request(
        self, req: Any, fp: Any, code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Any:
        """Give the next request, unless it is one for Baken."""
        if newurl.startswith(HERE):
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)


@dataclass
class Somebody:
    """A person with a browser that visits both Baken and the provider."""

    baken: Client
    outside: OpenerDirector

    def go(self, provider: LoginProvider) -> dict[str, str]:
        """Start at Baken, log in at the provider, and give what it sends back."""
        there = self.baken.get(reverse("sso_start", args=[provider.pk])).headers["Location"]
        with pytest.raises(HTTPError) as sent_on:
            self.outside.open(there)
        place = str(sent_on.value.headers["Location"])
        sent_on.value.close()
        assert place.startswith(BACK)
        return dict(parse_qsl(urlsplit(place).query))

    def come_back(self, answer: dict[str, str]) -> Any:
        """Bring the answer of the provider to Baken."""
        return self.baken.get("/inloggen/terug", answer)

    def is_on_the_way(self) -> bool:
        """Say whether Baken took the first step for taken."""
        return self.baken.get(STEP).status_code == 200

    def change_question(self, **values: str) -> None:
        """Change what Baken remembers that it asked."""
        session = self.baken.session
        session[ASKED] = {**session[ASKED], **values}
        session.save()


def somebody() -> Somebody:
    return Somebody(Client(), build_opener(HTTPCookieProcessor(), StopHere()))


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    told = {"port": port, "returnTo": BACK, "subject": "sander-7", "groups": ["toezicht"]}
    program = ["node", str(HOME / "tests/sso/provider.mjs"), json.dumps(told)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True, cwd=HOME) as running:
        assert running.stdout is not None
        assert "ready" in running.stdout.readline()
        yield f"http://127.0.0.1:{port}"
        running.terminate()


def connect(acting: Acting, issuer: str, client_id: str = "baken", **more: Any) -> LoginProvider:
    secret = f"geheim-van-{client_id}-lang-genoeg-voor-hs256"
    connection = Connection("Zandhaven", issuer, client_id, secret, **more)
    with acting("willem") as willem:
        place = Organisation.objects.get(slug="zandhaven")
        return set_provider(willem, organisation=place, connection=connection)


def test_a_first_role_waits_for_a_yes_and_then_the_way_is_open(acting: Acting, issuer: str) -> None:
    roles = {"toezicht": "supervisor"}
    provider = connect(acting, issuer, roles=roles, has_second_factor=True)
    visitor = somebody()
    assert "Een beheerder laat u binnen" in visitor.come_back(visitor.go(provider)).text
    with acting_as(DESK):
        asked = Admission.objects.get(subject="sander-7")
    assert asked.roles == ["supervisor"]
    with acting("willem") as willem:
        sander = Person.objects.get(name="Sander Postmus")
        admit(willem, admission=asked, welcome=Welcome(sander, "", ("supervisor",)))
    assert visitor.come_back(visitor.go(provider)).headers["Location"] == "/"
    assert "Sander Postmus" in visitor.baken.get("/mijn-rollen").text


@pytest.fixture
def known(acting: Acting, issuer: str) -> LoginProvider:
    """Give a connection through which Sander gets in."""
    provider = connect(acting, issuer)
    visitor = somebody()
    visitor.come_back(visitor.go(provider))
    with acting_as(DESK):
        asked = Admission.objects.get(subject="sander-7")
    with acting("willem") as willem:
        sander = Person.objects.get(name="Sander Postmus")
        admit(willem, admission=asked, welcome=Welcome(sander, "", ("supervisor",)))
    return provider


def test_who_is_known_takes_the_first_step(known: LoginProvider) -> None:
    visitor = somebody()
    assert visitor.come_back(visitor.go(known)).headers["Location"] == STEP
    assert visitor.is_on_the_way()


@pytest.mark.parametrize("name", ["nonce", "state", "verifier"])
def test_an_answer_to_another_question_is_refused(known: LoginProvider, name: str) -> None:
    visitor = somebody()
    answer = visitor.go(known)
    visitor.change_question(**{name: "x" * 43})
    assert visitor.come_back(answer).status_code == 403
    assert not visitor.is_on_the_way()


def test_an_answer_is_worth_nothing_the_second_time(known: LoginProvider) -> None:
    visitor = somebody()
    answer = visitor.go(known)
    question = visitor.baken.session[ASKED]
    assert visitor.come_back(answer).status_code == 302
    thief = somebody()
    thief.go(known)
    assert thief.come_back(answer).status_code == 403
    thief.go(known)
    thief.change_question(**question)
    assert thief.come_back(answer).status_code == 403  # the provider knows the code was used
    assert not thief.is_on_the_way()


def test_a_code_for_another_client_is_refused(
    known: LoginProvider, acting: Acting, issuer: str
) -> None:
    visitor = somebody()
    answer = visitor.go(known)
    connect(acting, issuer, "ander")
    assert visitor.come_back(answer).status_code == 403
    assert not visitor.is_on_the_way()


def test_a_signature_with_a_shared_secret_is_refused(
    known: LoginProvider, acting: Acting, issuer: str
) -> None:
    provider = connect(acting, issuer, "gedeeld")
    visitor = somebody()
    assert visitor.come_back(visitor.go(provider)).status_code == 403
    assert not visitor.is_on_the_way()


def test_a_token_for_another_audience_is_refused(
    known: LoginProvider, acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Trade the code as the client it is for, and then expect a token for somebody else."""
    checked = oidc.verified

    def as_another(token: str, keys: Any, service: oidc.Service, *, nonce: str) -> Any:
        other = oidc.Service(service.issuer, "ander", service.client_secret, service.address)
        return checked(token, keys, other, nonce=nonce)

    monkeypatch.setattr(oidc, "verified", as_another)
    visitor = somebody()
    assert visitor.come_back(visitor.go(known)).status_code == 403
    assert not visitor.is_on_the_way()


def test_a_service_that_goes_by_another_name_is_not_connected(acting: Acting, issuer: str) -> None:
    with pytest.raises(Refused, match="antwoordt geen inlogdienst"):
        connect(acting, f"{issuer}/")
