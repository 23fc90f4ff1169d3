"""Another officer, opening again, and telling the reporter; who comes second is told so."""

from datetime import timedelta

import pytest

from baken.core import clock
from baken.core.refusals import Refused
from baken.core.workdays import add_working_days
from baken.intake.models import Feedback
from baken.parties.models import Assignment, Person
from baken.signals.actions import assign, close, feed_back, reopen
from baken.signals.models import Signal
from baken.signals.tests.conftest import SignalIn
from tests.typing import Acting, ClientFor


@pytest.fixture
def closed(acting: Acting, signal_in: SignalIn) -> Signal:
    """Give a signal that was finished, with the reporter to be told tomorrow at the latest."""
    signal = signal_in("in_tracks")
    with acting("marieke") as marieke:
        return close(
            marieke,
            signal=signal,
            version=signal.version,
            reason="Af.",
            feedback="",
            feedback_later=True,
        )


def test_later_is_the_next_working_day(closed: Signal) -> None:
    assert closed.feedback_due_on == add_working_days(clock.today(), 1)


def test_what_is_not_told_yet_stays_in_sight(client_for: ClientFor, closed: Signal) -> None:
    assert "De melder hoort nog van u" in client_for("marieke").get(f"/signalen/{closed.pk}").text
    with clock.at(clock.now() + timedelta(days=10)):
        browser = client_for("marieke")
        assert "Te laat: bericht aan de melder" in browser.get(f"/signalen/{closed.pk}").text
        assert f"Terugkoppelen over {closed.code}" in browser.get("/").text
        assert closed.code in browser.get("/signalen?toon=feedback").text


def test_telling_takes_it_from_the_list(
    acting: Acting, client_for: ClientFor, closed: Signal
) -> None:
    browser, address = client_for("marieke"), f"/signalen/{closed.pk}/terugkoppelen"
    typed = {"version": closed.version, "text": "Het is afgerond. Dank u wel."}
    assert browser.post(address, {**typed, "text": " "}).status_code == 422
    assert browser.post(address, typed).status_code == 302
    assert browser.post(address, typed).status_code == 422
    with acting("marieke"):
        assert Signal.objects.get(pk=closed.pk).feedback_due_on is None
        sent = Feedback.objects.filter(report_id=closed.report_id)
        assert sent.order_by("-sent_at")[0].sent_by.name == "Marieke Dijkhof"


def test_a_finished_signal_is_opened_again_for_new_facts(
    acting: Acting, client_for: ClientFor, closed: Signal
) -> None:
    browser, address = client_for("marieke"), f"/signalen/{closed.pk}/heropenen"
    typed = {"version": closed.version, "reason": "Dezelfde man is weer gezien."}
    assert browser.post(address, {**typed, "reason": ""}).status_code == 422
    assert "heropend" in browser.post(address, typed, follow=True).text
    with acting("marieke"):
        assert Signal.objects.get(pk=closed.pk).status == "registered"


def test_an_open_signal_is_not_opened_again(acting: Acting, signal_in: SignalIn) -> None:
    signal = signal_in("weighing")
    with acting("marieke") as marieke, pytest.raises(Refused, match="past niet"):
        reopen(marieke, signal=signal, version=signal.version, reason="Nieuw.")


def test_two_who_assign_at_once_are_told(
    acting: Acting, client_for: ClientFor, signal_in: SignalIn
) -> None:
    signal = signal_in("registered")
    with acting("marieke"):
        sander = Person.objects.get(name="Sander Postmus")
    typed = {"version": signal.version, "person": sander.pk}
    address = f"/signalen/{signal.pk}/behandelaar"
    assert client_for("marieke").post(address, typed).status_code == 302
    late = client_for("sander").post(address, typed)
    assert late.status_code == 422
    assert "net gewijzigd" in late.text
    with acting("marieke"):
        assert Signal.objects.get(pk=signal.pk).assignee_id == sander.pk


def test_only_a_colleague_gets_it(acting: Acting, signal_in: SignalIn) -> None:
    signal = signal_in("registered")
    with acting("marieke") as marieke:
        stranger = Person.objects.get(name="Joris Timmerhuis")
        with pytest.raises(Refused, match="van deze gemeente"):
            assign(marieke, signal=signal, version=signal.version, person=stranger)


def test_two_messages_at_once_are_one(acting: Acting, closed: Signal) -> None:
    with acting("sander") as sander:
        feed_back(sander, signal=closed, version=closed.version, text="Afgerond.")
    with acting("marieke") as marieke, pytest.raises(Refused, match="net gewijzigd"):
        feed_back(marieke, signal=closed, version=closed.version, text="Afgerond.")


def test_what_is_late_shows_for_the_stand_in(
    acting: Acting, client_for: ClientFor, signal_in: SignalIn
) -> None:
    signal = signal_in("registered")
    with acting("willem"):
        held = Assignment.objects.get(person__name="Marieke Dijkhof", role="focal_officer")
        Assignment.objects.filter(person__name="Sander Postmus").update(stands_in_for=held)
    with clock.at(clock.now() + timedelta(days=30)):
        sander = client_for("sander")
        assert f"Neem over {signal.code}" in sander.get("/").text
        assert signal.code in sander.get("/signalen?toon=mine").text


def test_other_municipalities_find_nothing(client_for: ClientFor, closed: Signal) -> None:
    for address in ("heropenen", "terugkoppelen", "behandelaar"):
        assert client_for("joris").get(f"/signalen/{closed.pk}/{address}").status_code == 404
