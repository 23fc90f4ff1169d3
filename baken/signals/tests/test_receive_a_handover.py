"""Who is handed something reads what they must know, and nothing of the dossier."""

from datetime import timedelta

import pytest

from baken.access.models import Event
from baken.core import clock
from baken.intake.models import Report
from baken.signals.actions import Offer, accept, hand_on
from baken.signals.models import Handover, Signal
from baken.signals.tests.conftest import SignalIn
from tests.typing import Acting, ClientFor


@pytest.fixture
def handed(acting: Acting, signal_in: SignalIn) -> Handover:
    """Give a hand-over of a signal to the care coordinator."""
    signal = signal_in("registered")
    with acting("esther") as esther:
        offer = Offer("care", esther.organisation_id, "Drie vrouwen, graag bellen.", is_acute=True)
    with acting("marieke") as marieke:
        return hand_on(marieke, report=signal.report, offer=offer, signal=signal)


def test_the_receiver_reads_the_message_and_never_the_signal(
    acting: Acting, client_for: ClientFor, handed: Handover
) -> None:
    esther = client_for("esther")
    page = esther.get(f"/overdrachten/{handed.pk}").text
    assert "Drie vrouwen, graag bellen." in page
    assert "matrassen" not in page
    assert f"/signalen/{handed.signal_id}" not in page
    assert esther.get(f"/signalen/{handed.signal_id}").status_code == 403
    with acting("esther"):
        assert not Signal.objects.exists()
        assert not Report.objects.exists()


def test_it_waits_on_the_desk_and_in_the_list(client_for: ClientFor, handed: Handover) -> None:
    esther = client_for("esther")
    assert handed.code in esther.get("/").text
    page = esther.get("/overdrachten").text
    assert handed.code in page
    assert "Drie vrouwen" not in page


def test_who_it_is_not_for_sees_nothing(client_for: ClientFor, handed: Handover) -> None:
    for who in ("daan", "ilse", "tom", "hanna"):
        browser = client_for(who)
        assert browser.get(f"/overdrachten/{handed.pk}").status_code == 404
        assert handed.code not in browser.get("/overdrachten").text
    for who in ("yara", "ruben", "bas", "willem"):
        assert client_for(who).get("/overdrachten").status_code == 403


def test_the_receiver_accepts_under_the_own_name(client_for: ClientFor, handed: Handover) -> None:
    esther, address = client_for("esther"), f"/overdrachten/{handed.pk}"
    name = esther.get(address).context["form"]["by"].value()
    assert name == "Esther Vosmaer"
    esther.post(address, {"verdict": "accepted", "by": name, "answer": "Ik bel vandaag."})
    page = client_for("marieke").get(f"/signalen/{handed.signal_id}").text
    assert "Aangenomen" in page
    assert "Ik bel vandaag." in page


def test_the_trail_says_in_which_role_a_receiver_answered(acting: Acting, handed: Handover) -> None:
    with acting("esther") as esther:
        accept(esther, handover=handed, by=esther.name)
    with acting("marieke"):
        answered = Event.objects.get(subject_id=handed.pk, verb="handover_accepted")
        assert answered.actor_role == "care_coordinator"


def test_sending_back_needs_a_reason_and_keeps_what_was_typed(
    client_for: ClientFor, handed: Handover
) -> None:
    esther, address = client_for("esther"), f"/overdrachten/{handed.pk}"
    refused = esther.post(address, {"verdict": "refused", "by": "Esther", "answer": " "})
    assert refused.status_code == 422
    assert 'value="Esther"' in refused.text


def test_a_late_answer_is_marked_for_the_sender(client_for: ClientFor, handed: Handover) -> None:
    with clock.at(clock.now() + timedelta(days=10)):
        browser = client_for("marieke")
        assert "Nog niet aangenomen" in browser.get("/").text
        page = browser.get(f"/signalen/{handed.signal_id}")
        assert page.context["handovers"][0]["is_late"]


def test_a_receiver_settles_nothing(client_for: ClientFor, handed: Handover) -> None:
    assert client_for("esther").get(f"/overdrachten/{handed.pk}/afhandelen").status_code == 403


def test_why_it_is_seen_can_be_asked(client_for: ClientFor, handed: Handover) -> None:
    page = client_for("esther").get(f"/waarom/handover/{handed.pk}")
    assert page.status_code == 200


def test_an_empty_list_says_so(client_for: ClientFor) -> None:
    assert "Er wacht niets op uw antwoord" in client_for("hanna").get("/overdrachten").text
