"""Municipalities agree to weigh along; the administrator records it, everybody can read it."""

from datetime import timedelta

import pytest

from baken.access.models import Agreement
from baken.accounts.actions import agree, end_agreement
from baken.core import clock
from baken.core.refusals import Refused
from baken.parties.models import Organisation
from tests.typing import Acting, ClientFor


def place(name: str) -> Organisation:
    """Give an organisation of the region by name."""
    return Organisation.objects.get(name=name)


def test_the_administrator_records_and_ends_an_agreement(
    acting: Acting, client_for: ClientFor
) -> None:
    willem = client_for("willem")
    with acting("willem"):
        one, other = place("Gemeente Oudermeer"), place("Gemeente Kleiwaard")
    typed = {
        "one": str(one.pk),
        "other": str(other.pk),
        "purpose": "Tweede oordeel",
        "ground": "Besluit van beide colleges",
    }
    refused = willem.post("/afspraken/nieuw", {**typed, "ground": ""})
    assert refused.status_code == 422
    assert "De afspraak is vastgelegd." in willem.post("/afspraken/nieuw", typed, follow=True).text
    with acting("willem"):
        made = Agreement.objects.get(owner=one)
    assert "Geëindigd" in willem.post(f"/afspraken/{made.pk}/einde", follow=True).text


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Gemeente Oudermeer", "Gemeente Oudermeer", "twee verschillende"),
        ("Gemeente Oudermeer", "Politie Lagerwaard", "Alleen gemeenten"),
        ("Gemeente Rietwoude", "Gemeente Zandhaven", "al een afspraak"),
    ],
)
def test_what_cannot_be_agreed(acting: Acting, one: str, other: str, reason: str) -> None:
    with acting("willem") as willem, pytest.raises(Refused, match=reason):
        agree(willem, one=place(one), other=place(other), purpose="Wegen", ground="Besluit")


def test_it_does_not_end_before_it_begins(acting: Acting) -> None:
    with acting("willem") as willem, pytest.raises(Refused, match="niet voorbij"):
        agree(
            willem,
            one=place("Gemeente Oudermeer"),
            other=place("Gemeente Kleiwaard"),
            purpose="Wegen",
            ground="Besluit",
            valid_until=clock.today() - timedelta(days=1),
        )


def test_it_ends_once(acting: Acting) -> None:
    with acting("willem") as willem:
        made = Agreement.objects.get()
        end_agreement(willem, agreement=made)
        with pytest.raises(Refused, match="al geëindigd"):
            end_agreement(willem, agreement=made)


def test_everybody_reads_it_and_nobody_else_records_it(client_for: ClientFor) -> None:
    for who in ("marieke", "ruben", "yara"):
        browser = client_for(who)
        assert "Gemeente Rietwoude" in browser.get("/afspraken").text
        assert browser.get("/afspraken/nieuw").status_code == 403
