"""Addresses of people, organisations and roles of the demo world."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from baken.accounts.tests.people import held, organisation, person
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
