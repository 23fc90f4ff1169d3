"""Which municipality a typed place belongs to: doubled names, and names that are almost right."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.portal import places
from baken.portal.store import Desk


def _desk(slug: str, name: str) -> Desk:
    return Desk(uuid4(), slug, name, "Regio", b"", b"")


DESKS = [_desk("rietwoude", "Gemeente Rietwoude"), _desk("zandhaven", "Gemeente Zandhaven")]


def _slugs(found: list[Desk]) -> list[str]:
    return [each.slug for each in found]


def test_a_name_in_two_municipalities_gives_both(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_known", lambda desk: [desk.slug, "Broek"])
    assert _slugs(places.found(DESKS, "broek")) == ["rietwoude", "zandhaven"]


@pytest.mark.parametrize("typed", ["Zandhave", "zanthaven", "Duinreede"])
def test_a_name_that_is_almost_right_comes_first_but_is_not_taken(typed: str) -> None:
    assert places.found(DESKS, typed) == []
    assert _slugs(places.likely_first(DESKS, typed)) == ["zandhaven", "rietwoude"]


def test_a_place_of_a_municipality_that_is_not_open_leads_nowhere() -> None:
    assert places.found(DESKS, "Meerkant") == []


@given(st.text())
def test_whatever_is_typed_no_municipality_is_lost(typed: str) -> None:
    assert sorted(_slugs(places.likely_first(DESKS, typed))) == ["rietwoude", "zandhaven"]
    if not any(each.isalnum() for each in typed):
        assert places.found(DESKS, typed) == []
