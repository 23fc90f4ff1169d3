"""Everybody in the region finds whom to call in a municipality."""

from uuid import UUID

import pytest
from django.test import Client

from baken.parties.models import Organisation
from tests.typing import Acting, ClientFor


def test_the_own_municipality_comes_first(yara: Client) -> None:
    answer = yara.get("/route", follow=True)
    assert answer.context["municipality"].name == "Gemeente Zandhaven"
    for shown in ("Marieke Dijkhof", "Sander Postmus", "Esther Vosmaer", "085-0000301"):
        assert shown in answer.text
    assert 'href="tel:112"' in answer.text
    assert "Veilig Thuis" in answer.text
    assert "Praat met de cliënt" in answer.text


def test_another_municipality_of_the_region_can_be_looked_up(yara: Client, acting: Acting) -> None:
    with acting("yara"):
        elsewhere = Organisation.objects.get(name="Gemeente Rietwoude")
    page = yara.get(f"/route/{elsewhere.pk}").text
    assert "Joris Timmerhuis" in page
    assert "Marieke Dijkhof" not in page


def test_who_works_for_no_municipality_starts_at_one_and_finds_the_others(
    client_for: ClientFor,
) -> None:
    page = client_for("daan").get("/route", follow=True).text.split("<main", 1)[1]
    assert "Gemeente Zandhaven" in page
    assert "Gemeente Rietwoude" in page
    assert "Politie Lagerwaard" not in page


@pytest.mark.parametrize("pk", [UUID(int=3)])
def test_a_place_that_is_no_municipality_has_no_route(
    yara: Client, acting: Acting, pk: UUID
) -> None:
    with acting("yara"):
        police = Organisation.objects.get(kind="police")
    assert yara.get(f"/route/{police.pk}").status_code == 404
    assert yara.get(f"/route/{pk}").status_code == 404


def test_the_route_is_for_those_with_an_account(db: None) -> None:
    assert Client().get("/route").status_code == 302
