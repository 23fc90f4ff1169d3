"""The work list: what is mine to see, acute first, found by code and never by content."""

from datetime import timedelta

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from baken.core import clock
from baken.signals.models import Signal
from baken.signals.rules import TRANSITIONS
from baken.signals.tests.conftest import SignalIn
from tests.typing import Acting, ClientFor


def codes(browser: Client, query: str = "") -> list[str]:
    """Give the codes a work list shows, in order."""
    return [signal.code for signal in browser.get(f"/signalen{query}").context["page_obj"]]


def test_it_shows_the_own_municipality_only(client_for: ClientFor) -> None:
    assert len(codes(client_for("marieke"))) == 7
    assert len(codes(client_for("joris"))) == 2
    assert codes(client_for("hanna")) == []


def test_who_runs_danger_stands_first(client_for: ClientFor, signal_in: SignalIn) -> None:
    assert codes(client_for("marieke"))[0] == signal_in("in_tracks").code


def test_a_view_narrows_it(client_for: ClientFor, signal_in: SignalIn) -> None:
    to_weigh = codes(client_for("marieke"), "?toon=to_weigh")
    assert len(to_weigh) == 3
    assert signal_in("registered").code in to_weigh
    assert signal_in("weighing").code in codes(client_for("sander"), "?toon=mine")
    assert signal_in("weighing").code not in codes(client_for("marieke"), "?toon=mine")
    assert len(codes(client_for("marieke"), "?toon=onzin")) == 7


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
        assert Signal.objects.count() == 7


def test_it_says_who_waits_for_whom(client_for: ClientFor, signal_in: SignalIn) -> None:
    weighing = signal_in("weighing").code
    assert weighing in codes(client_for("marieke"), "?toon=for_me")
    assert weighing not in codes(client_for("sander"), "?toon=for_me")
    assert weighing in codes(client_for("sander"), "?toon=for_others")
    assert weighing not in codes(client_for("marieke"), "?toon=for_others&vorm=criminal")


def test_form_and_officer_narrow_it(client_for: ClientFor, signal_in: SignalIn) -> None:
    browser, signal = client_for("marieke"), signal_in("weighing")
    assert signal.code in codes(browser, "?vorm=criminal")
    assert signal.code not in codes(browser, "?vorm=labour")
    assert signal.code in codes(browser, f"?behandelaar={signal.assignee_id}")
    assert codes(browser, "?behandelaar=onzin&vorm=onzin") == codes(browser)


def test_it_is_sorted_as_asked(client_for: ClientFor) -> None:
    browser = client_for("marieke")
    by_code = codes(browser, "?volgorde=code")
    assert by_code == sorted(by_code)
    received = [each.received_at for each in rows(browser, "?volgorde=received")]
    assert received == sorted(received)


def rows(browser: Client, query: str) -> list[Signal]:
    """Give the signals a work list shows, in order."""
    return list(browser.get(f"/signalen{query}").context["page_obj"])


def test_a_report_shows_its_age_against_the_term(client_for: ClientFor) -> None:
    with clock.at(clock.now() + timedelta(days=14)):
        page = client_for("marieke").get("/signalen")
        assert all(each.is_late and each.age >= 8 for each in page.context["waiting"])
        assert "werkdagen oud" in page.text


def test_a_late_second_opinion_rises_to_every_colleague(
    client_for: ClientFor, signal_in: SignalIn
) -> None:
    signal = signal_in("weighing")
    assert "Te laat: tweede oordeel" not in client_for("sander").get("/").text
    with clock.at(clock.now() + timedelta(days=14)):
        for who in ("sander", "marieke"):
            assert "Te laat: tweede oordeel" in client_for(who).get("/").text
        page = client_for("sander").get(f"/signalen/{signal.pk}")
        assert "Marieke Dijkhof" in [each.name for each in page.context["others_to_ask"]]
        assert "Sander Postmus" not in [each.name for each in page.context["others_to_ask"]]


def test_the_process_is_drawn_from_its_rules(client_for: ClientFor) -> None:
    page = client_for("marieke").get("/signalen/proces")
    assert len(page.context["steps"]) == len(TRANSITIONS)
    assert "Niet degene die woog" in page.text
    assert "10 werkdagen; bij gevaar 1 werkdag" in page.text
    assert client_for("yara").get("/signalen/proces").status_code == 403
