"""Whoever knows the place and not the municipality comes to the right one, by typing."""

import pytest
from django.test import Client

SAID = "niet zeker welke gemeente"


@pytest.mark.parametrize(
    "typed",
    ["Duinrede", " DUINREDE ", "Zandhaven", "gemeente Zandhaven", "de strekdam"],
)
def test_a_place_leads_to_its_municipality(visitor: Client, typed: str) -> None:
    assert visitor.post("/", {"typed": typed}).headers["Location"] == "/zandhaven"
    assert visitor.post("/pl/", {"typed": typed}).headers["Location"] == "/pl/zandhaven"


@pytest.mark.parametrize("typed", ["Duinreede", "Atlantis", "<b>", "!?", "9" * 5000])
def test_what_is_not_known_shows_all_of_them_and_says_so(visitor: Client, typed: str) -> None:
    answer = visitor.post("/", {"typed": typed})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert SAID in page
    assert 'href="/zandhaven"' in page
    assert typed not in page  # what somebody typed comes back nowhere


def test_nothing_typed_is_no_mistake(visitor: Client) -> None:
    assert SAID not in visitor.post("/", {"typed": "  "}).content.decode()
    page = visitor.get("/").content.decode()
    assert SAID not in page
    assert '<option value="Duinrede">' in page
