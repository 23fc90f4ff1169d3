"""Connecting an organisation, and the yes or no to whom it vouches for."""

import pytest
from django.test import Client

from baken.accounts.actions import Connection, Welcome, admit, decline, set_provider
from baken.accounts.models import Admission, Identity, LoginProvider
from baken.accounts.sso.people import client_secret
from baken.accounts.tests import people
from baken.accounts.tests.service import (
    CLIENT,
    CONNECTION,
    ISSUER,
    SECRET,
    Service,
    change,
    waiting,
)
from baken.accounts.tests.ways_in import is_in
from baken.core.refusals import Refused
from baken.parties.models import Account, Assignment, Person
from tests.typing import Acting, ClientFor

STEP = "/inloggen/tweede-stap"


def test_a_first_role_waits_for_the_yes_of_an_administrator(
    service: Service, provider: LoginProvider, acting: Acting, client_for: ClientFor
) -> None:
    change(acting, provider, roles={"baken-af": "focal_officer"})
    service.claims = {"sub": "nieuw-1", "name": "Noor Visscher", "groups": ["baken-af"]}
    for _ in range(2):
        answer = service.log_in(browser := Client(), provider)
        assert "Een beheerder laat u binnen" in answer.text
        assert not is_in(browser)
    [asked] = waiting()
    assert (asked.told_name, asked.roles) == ("Noor Visscher", ["focal_officer"])
    willem = client_for("willem")
    assert "Noor Visscher" in willem.get("/toelating").text
    given = {"name": "Noor Visscher", "roles": ["focal_officer"]}
    assert "Toegelaten." in willem.post(f"/toelating/{asked.pk}", given, follow=True).text
    assert service.log_in(Client(), provider).headers["Location"] == STEP


def test_a_new_group_gives_no_role_but_a_request(
    service: Service, provider: LoginProvider, acting: Acting
) -> None:
    """Whoever runs the login service of an organisation makes nobody an officer by it."""
    change(acting, provider, roles={"af": "focal_officer", "toezicht": "supervisor"})
    service.claims = {"groups": ["af", "toezicht"]}
    service.log_in(Client(), provider)
    [asked] = waiting()
    assert asked.roles == ["supervisor"]
    with acting("willem") as willem:
        sander = people.person("sander")
        assert not Assignment.objects.filter(person=sander, role="supervisor").exists()
        admit(willem, admission=asked, welcome=Welcome(None, "", ("supervisor",)))
        assert Assignment.objects.filter(person=sander, role="supervisor").exists()


def test_an_administrator_ties_an_existing_person(asked: Admission, acting: Acting) -> None:
    with acting("willem") as willem:
        yara = people.person("yara")
        admit(willem, admission=asked, welcome=Welcome(yara, "", ("supervisor",)))
        assert Identity.objects.get(person=yara).subject == "nieuw-1"
        assert Account.objects.get(pk=yara.pk).username == "yara"


REFUSED = {
    "minstens één rol": ("yara", "", ()),
    "andere organisatie": ("joris", "", ("supervisor",)),
    "logt al via": ("sander", "", ("supervisor",)),
    "Vul een naam in": (None, " ", ("supervisor",)),
    "leest geen inhoud": (None, "Noor", ("supervisor", "chain_director")),
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_cannot_be_is_refused(asked: Admission, acting: Acting, why: str) -> None:
    key, name, roles = REFUSED[why]
    with acting("willem") as willem:
        who = people.person(key) if key else None
        before = Person.objects.count()
        with pytest.raises(Refused):
            admit(willem, admission=asked, welcome=Welcome(who, name, roles))
        assert Person.objects.count() == before


def test_a_request_is_settled_once_and_may_be_asked_again(
    asked: Admission, acting: Acting, service: Service, provider: LoginProvider
) -> None:
    with acting("willem") as willem:
        decline(willem, admission=asked)
        with pytest.raises(Refused, match="al afgehandeld"):
            decline(willem, admission=asked)
        with pytest.raises(Refused, match="al afgehandeld"):
            admit(willem, admission=asked, welcome=Welcome(None, "Noor", ("professional",)))
    service.claims = {"sub": "nieuw-1"}
    service.log_in(Client(), provider)
    assert len(waiting()) == 1


def test_connecting_asks_for_what_it_needs(acting: Acting, service: Service) -> None:
    place_of = people.organisation
    with acting("willem") as willem:
        nothing = Connection("Rietwoude", ISSUER, CLIENT, "")
        with pytest.raises(Refused, match="clientgeheim"):
            set_provider(willem, organisation=place_of("rietwoude"), connection=nothing)
        service.fails = True
        with pytest.raises(Refused, match="antwoordt geen inlogdienst"):
            set_provider(willem, organisation=place_of("rietwoude"), connection=CONNECTION)


def test_the_secret_is_sealed_and_stays_when_left_empty(
    provider: LoginProvider, client_for: ClientFor, acting: Acting
) -> None:
    willem = client_for("willem")
    address = f"/organisaties/{provider.owner_id}/inloggen"
    page = willem.get(address)
    assert SECRET not in page.text
    given = {**page.context["form"].initial, "client_password": "", "group_supervisor": "toezicht"}
    assert "is ingesteld" in willem.post(address, given, follow=True).text
    with acting("willem"):
        kept = LoginProvider.objects.get(pk=provider.pk)
    assert SECRET not in kept.sealed
    assert client_secret(kept) == SECRET
    assert kept.roles == {"toezicht": "supervisor"}
    twice = {**given, "group_focal_officer": "toezicht"}
    assert "Geef elke groep één rol." in willem.post(address, twice).text
