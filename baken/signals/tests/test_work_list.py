"""The work list: what is mine to see, acute first, found by code and never by content."""

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from baken.signals.models import Signal
from baken.signals.tests.conftest import SignalIn
from tests.typing import Acting, ClientFor


def codes(browser: Client, query: str = "") -> list[str]:
    """Give the codes a work list shows, in order."""
    return [signal.code for signal in browser.get(f"/signalen{query}").context["page_obj"]]


def test_it_shows_the_own_municipality_only(client_for: ClientFor) -> None:
    assert len(codes(client_for("marieke"))) == 3
    assert len(codes(client_for("joris"))) == 1
    assert codes(client_for("hanna")) == []


def test_who_runs_danger_stands_first(client_for: ClientFor, signal_in: SignalIn) -> None:
    assert codes(client_for("marieke"))[0] == signal_in("in_tracks").code


def test_a_view_narrows_it(client_for: ClientFor, signal_in: SignalIn) -> None:
    assert codes(client_for("marieke"), "?toon=to_weigh") == [signal_in("registered").code]
    assert codes(client_for("sander"), "?toon=mine") == [signal_in("weighing").code]
    assert len(codes(client_for("marieke"), "?toon=onzin")) == 3


def test_a_code_is_found_however_it_is_typed(client_for: ClientFor, signal_in: SignalIn) -> None:
    code = signal_in("registered").code
    for typed in (code, code.lower(), code.replace("-", " "), code.replace("-", "")):
        assert codes(client_for("marieke"), f"?code={typed}") == [code]
    assert codes(client_for("marieke"), "?code=nagelsalon") == []
    assert codes(client_for("joris"), f"?code={code}") == []


def test_the_empty_day_says_so(client_for: ClientFor) -> None:
    assert "Geen open signalen" in client_for("hanna").get("/signalen").text


def test_the_number_of_statements_does_not_grow(
    client_for: ClientFor, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = client_for("marieke")
    with django_assert_max_num_queries(12):
        browser.get("/signalen")


def test_the_list_opens_no_content(client_for: ClientFor, acting: Acting) -> None:
    page = client_for("marieke").get("/signalen").text
    assert "nagelsalon" not in page
    with acting("marieke"):
        assert Signal.objects.count() == 3
