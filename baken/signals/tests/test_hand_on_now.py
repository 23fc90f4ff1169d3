"""The acute lane: handing on waits for nothing, and nothing disappears between two desks."""

import pytest
from django.test import Client

from baken.core import clock
from baken.core.refusals import Refused
from baken.core.workdays import add_working_days
from baken.intake.models import Report
from baken.parties.models import Organisation
from baken.signals.actions import Offer, accept, hand_on, hand_on_again, refuse, settle
from baken.signals.models import Handover, Signal
from baken.signals.tests.conftest import SignalIn
from baken.signals.worklist import to_register
from tests.typing import Acting, ClientFor


def offer_to(name: str, track: str = "care", *, is_acute: bool = True) -> Offer:
    """Give something to hand on to a partner."""
    partner = Organisation.objects.get(name=name)
    return Offer(track, partner.pk, "Zij wacht bij de balie.", is_acute=is_acute)


@pytest.fixture
def waiting(acting: Acting) -> Report:
    """Give the report that nobody registered yet."""
    with acting("marieke"):
        return Report.objects.waiting().get(is_acute=False)


@pytest.fixture
def handed(acting: Acting, waiting: Report) -> Handover:
    """Give what was handed on to the care coordinator straight from a report."""
    with acting("marieke") as marieke:
        return hand_on(marieke, report=waiting, offer=offer_to("Regiobureau Lagerwaard"))


def choose(browser: Client, address: str, name: str) -> str:
    """Give the value of the choice for a partner, as the page offers it."""
    groups = browser.get(address).context["form"].fields["to"].choices
    found = {str(label): str(value) for _, choices in groups for value, label in choices}
    return found[name]


def test_a_report_is_handed_on_before_it_is_registered(
    client_for: ClientFor, waiting: Report
) -> None:
    browser, address = client_for("marieke"), f"/signalen/melding/{waiting.pk}/nu"
    page = browser.get(address).text
    assert "085-0000210" in page
    assert "Signalentafel" not in page
    to = choose(browser, address, "Opvang De Lichtboei")
    answer = browser.post(address, {"to": to, "message": "Een bed voor vannacht."}, follow=True)
    assert "Doorgegeven" in answer.text
    assert "Opvang De Lichtboei" in answer.text


def test_it_says_nothing_without_words(client_for: ClientFor, waiting: Report) -> None:
    browser, address = client_for("marieke"), f"/signalen/melding/{waiting.pk}/nu"
    to = choose(browser, address, "Veilig Thuis Lagerwaard")
    assert browser.post(address, {"to": to, "message": " "}).status_code == 422


def test_registering_is_then_due_within_one_working_day(
    acting: Acting, waiting: Report, handed: Handover, client_for: ClientFor
) -> None:
    with acting("marieke") as marieke:
        listed = to_register(marieke, clock.today(), shown=20).rows
        found = next(each for each in listed if each.report == waiting)
        assert found.is_hurried
        received = waiting.received_at.astimezone(clock.AMSTERDAM).date()
        assert found.register_by == add_working_days(received, 1)
    form = client_for("marieke").get(f"/signalen/melding/{waiting.pk}").context["form"]
    assert form.initial["is_acute"] == "yes"


@pytest.mark.parametrize("status", ["registered", "weighing"])
def test_weighing_is_then_due_within_one_working_day(
    acting: Acting, signal_in: SignalIn, status: str
) -> None:
    signal = signal_in(status)
    with acting("marieke") as marieke:
        hand_on(
            marieke,
            report=signal.report,
            offer=offer_to("Politie Lagerwaard", "criminal"),
            signal=signal,
        )
        found = Signal.objects.get(pk=signal.pk)
        assert found.is_acute
        assert found.due_on is not None
        assert found.due_on <= add_working_days(clock.today(), 1)
        assert found.version == signal.version


def test_it_does_not_wait_for_a_second_opinion(client_for: ClientFor, signal_in: SignalIn) -> None:
    signal = signal_in("weighing")
    browser, address = client_for("sander"), f"/signalen/{signal.pk}/doorgeven"
    to = choose(browser, address, "Politie Lagerwaard")
    answer = browser.post(address, {"to": to, "message": "Hij is nu in gevaar."}, follow=True)
    assert "Wacht op antwoord" in answer.text


def test_other_municipalities_hand_on_nothing(
    client_for: ClientFor, signal_in: SignalIn, waiting: Report, handed: Handover
) -> None:
    joris = client_for("joris")
    assert joris.get(f"/signalen/melding/{waiting.pk}/nu").status_code == 404
    assert joris.get(f"/signalen/{signal_in('weighing').pk}/doorgeven").status_code == 404
    assert joris.get(f"/overdrachten/{handed.pk}").status_code == 404
    assert client_for("yara").get(f"/signalen/melding/{waiting.pk}/nu").status_code == 403


def test_an_answer_of_a_partner_without_an_account_is_recorded(
    acting: Acting, client_for: ClientFor, waiting: Report
) -> None:
    with acting("marieke") as marieke:
        made = hand_on(marieke, report=waiting, offer=offer_to("Opvang De Lichtboei", "shelter"))
    typed = {"verdict": "accepted", "by": "Nachtdienst van de opvang", "answer": ""}
    answer = client_for("sander").post(f"/overdrachten/{made.pk}", typed, follow=True)
    assert "Aangenomen" in answer.text
    assert "Nachtdienst van de opvang" in answer.text


def test_what_comes_back_lies_with_the_sender_until_it_goes_on(
    acting: Acting, client_for: ClientFor, waiting: Report, handed: Handover
) -> None:
    with acting("esther") as esther:
        refuse(esther, handover=handed, by=esther.name, reason="Dit is voor Veilig Thuis.")
    browser = client_for("marieke")
    assert f"Opnieuw doorgeven {handed.code}" in browser.get("/").text
    address = f"/signalen/melding/{waiting.pk}/nu?na={handed.pk}"
    assert "Dit is voor Veilig Thuis." in browser.get(address).text
    to = choose(browser, address, "Veilig Thuis Lagerwaard")
    browser.post(address, {"to": to, "message": "Graag vandaag."})
    with acting("marieke"):
        assert Handover.objects.get(pk=handed.pk).status == "settled"
        assert Handover.objects.filter(report=waiting, status="offered").count() == 1
    assert f"Opnieuw doorgeven {handed.code}" not in browser.get("/").text


def test_it_may_be_settled_with_how(
    acting: Acting, client_for: ClientFor, handed: Handover
) -> None:
    with acting("esther") as esther:
        refuse(esther, handover=handed, by=esther.name, reason="Hoort hier niet.")
    browser, address = client_for("marieke"), f"/overdrachten/{handed.pk}/afhandelen"
    assert browser.post(address, {"how": ""}).status_code == 422
    assert "Afgehandeld" in browser.post(address, {"how": "Zij is bij haar zus."}, follow=True).text
    assert browser.post(address, {"how": "Nog eens."}).status_code == 422


def test_nothing_is_answered_or_handed_on_twice(acting: Acting, handed: Handover) -> None:
    with acting("esther") as esther:
        accept(esther, handover=handed, by=esther.name)
        with pytest.raises(Refused, match="al geantwoord"):
            refuse(esther, handover=handed, by=esther.name, reason="Toch niet.")
    with acting("marieke") as marieke:
        again = offer_to("Veilig Thuis Lagerwaard", "safe_home")
        with pytest.raises(Refused, match="niet teruggekomen"):
            hand_on_again(marieke, returned=handed, offer=again)
        with pytest.raises(Refused, match="niet teruggekomen"):
            settle(marieke, handover=handed, how="Geregeld.")


@pytest.mark.parametrize(("by", "reason"), [("", "Daarom."), ("Esther", " ")])
def test_who_sends_back_says_who_and_why(
    acting: Acting, handed: Handover, by: str, reason: str
) -> None:
    with acting("esther") as esther, pytest.raises(Refused):
        refuse(esther, handover=handed, by=by, reason=reason)
