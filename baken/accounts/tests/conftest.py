"""Addresses of people, organisations and roles of the demo world."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from baken.access.context import acting_as
from baken.accounts.actions import set_provider
from baken.accounts.models import Admission, Identity, LoginProvider
from baken.accounts.sso import web
from baken.accounts.sso.people import DESK
from baken.accounts.tests.people import held, organisation, person
from baken.accounts.tests.service import CONNECTION, ISSUER, Service
from baken.core import clock
from tests.typing import Acting

AddressOf = Callable[..., str]
OF_ORGANISATIONS = ("organisation_detail", "organisation_change", "person_new")
OF_ROLES = ("role_end", "stand_in_appoint")


@pytest.fixture
def address_of(acting: Acting) -> AddressOf:
    """Give the address of a page: `address_of("person_detail", "sander")`."""

    def find(name: str, *which: str) -> str:
        with acting("willem"):
            if name in OF_ROLES:
                return reverse(name, args=[held(*which).pk])
            row = organisation(*which) if name in OF_ORGANISATIONS else person(*which)
            return reverse(name, args=[row.pk])

    return find


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Service:
    """Give a login service that answers as told."""
    service = Service()
    monkeypatch.setattr(web, "ask", service.ask)
    return service


@pytest.fixture
def provider(service: Service, acting: Acting) -> LoginProvider:
    """Give the connection with Zandhaven, to which Sander is tied."""
    with acting("willem") as willem:
        place = organisation("zandhaven")
        made = set_provider(willem, organisation=place, connection=CONNECTION)
        Identity.objects.create(
            person=person("sander"),
            region_id=place.region_id,
            provider=made,
            issuer=ISSUER,
            subject="sander-7",
            tied_at=clock.now(),
        )
    return made


@pytest.fixture
def asked(provider: LoginProvider) -> Admission:
    """Give the request of somebody whom Zandhaven vouches for."""
    with acting_as(DESK):
        return Admission.objects.create(
            owner_id=provider.owner_id,
            region_id=provider.region_id,
            provider=provider,
            issuer=ISSUER,
            subject="nieuw-1",
            asked_at=clock.now(),
        )
