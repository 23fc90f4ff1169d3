"""Piles show what lies on top and count no further than anybody needs."""

import pytest
from pytest_django import DjangoAssertNumQueries

from baken.core import piles
from baken.core.piles import pile
from baken.parties.models import Organisation
from tests.typing import Acting, ClientFor


def test_a_pile_is_counted_no_further_than_needed(
    acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(piles, "MOST", 5)
    with acting("marieke"):
        named = Organisation.objects.order_by("name")
        found = pile(named, shown=3)
        assert found.rows == list(named[:3])
        assert piles.how_many(found.count) == "5+"
        assert pile(named, shown=50).count == named.count()


def test_the_number_of_statements_of_the_desk_is_bounded(
    client_for: ClientFor, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = client_for("marieke")
    with django_assert_max_num_queries(24):
        browser.get("/")
