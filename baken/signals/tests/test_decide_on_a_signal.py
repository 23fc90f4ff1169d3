"""A decision needs a weighing, a second person and reasons; the reporter hears of it."""

import dataclasses
from datetime import timedelta

import pytest

from baken.core import clock
from baken.core.refusals import Refused
from baken.intake.models import Feedback, Report
from baken.signals.actions import Offer, Ruling, close, decide, give_opinion
from baken.signals.models import Decision, Signal, Weighing
from baken.signals.rules import TRANSITIONS, may_follow, steps_from
from baken.signals.tests.conftest import SignalIn
from tests.typing import Acting, ClientFor

FOLLOW = Ruling(
    outcome="monitoring",
    reasons="Te weinig om nu te handelen.",
    feedback="Wij houden het in de gaten.",
    review_on=clock.today() + timedelta(days=30),
)


def offer(acting: Acting, track: str) -> Offer:
    """Give something to hand on, to the own municipality."""
    with acting("sander") as sander:
        return Offer(track, sander.organisation_id, "Dit moet u weten.")


@pytest.fixture
def weighed(acting: Acting, signal_in: SignalIn) -> Signal:
    """Give a signal that was weighed by two."""
    signal = signal_in("weighing")
    with acting("marieke") as marieke:
        weighing = Weighing.objects.get(signal=signal)
        give_opinion(
            marieke, weighing=weighing, version=signal.version, verdict="agree", reasons=""
        )
        return Signal.objects.get(pk=signal.pk)


def test_following_has_a_day_to_look_again(acting: Acting, weighed: Signal) -> None:
    with acting("sander") as sander:
        decide(sander, signal=weighed, version=weighed.version, ruling=FOLLOW)
        followed = Signal.objects.get(pk=weighed.pk)
        assert (followed.status, followed.due_on) == ("monitoring", FOLLOW.review_on)


def test_tracks_run_beside_one_another(acting: Acting, weighed: Signal) -> None:
    ruling = dataclasses.replace(
        FOLLOW,
        outcome="tracks",
        review_on=None,
        tracks=[offer(acting, "care"), offer(acting, "local_case")],
    )
    with acting("sander") as sander:
        made = decide(sander, signal=weighed, version=weighed.version, ruling=ruling)
        assert {each.track for each in made.handovers.all()} == {"care", "local_case"}


def test_no_indication_closes_it(acting: Acting, weighed: Signal) -> None:
    ruling = dataclasses.replace(FOLLOW, outcome="no_indication", review_on=None)
    with acting("sander") as sander:
        decide(sander, signal=weighed, version=weighed.version, ruling=ruling)
    with acting("yara"):
        assert Report.objects.get(pk=weighed.report_id).status == "closed"
        assert Feedback.objects.filter(report_id=weighed.report_id).count() == 2


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"reasons": " "}, "waarom u dit besluit"),
        ({"outcome": "tracks", "review_on": None}, "minstens één spoor"),
        ({"review_on": None}, "Kies de dag"),
        ({"feedback": ""}, "bericht aan de melder"),
    ],
)
def test_what_a_decision_cannot_do_without(
    acting: Acting, weighed: Signal, changes: dict[str, object], reason: str
) -> None:
    ruling = dataclasses.replace(FOLLOW, **changes)  # type: ignore[arg-type]
    with acting("sander") as sander:
        with pytest.raises(Refused, match=reason):
            decide(sander, signal=weighed, version=weighed.version, ruling=ruling)
        assert not Decision.objects.filter(signal=weighed).exists()
        assert Signal.objects.get(pk=weighed.pk).status == "weighed"


@pytest.mark.parametrize("status", ["registered", "weighing"])
def test_nobody_decides_before_two_people_weighed(
    acting: Acting, signal_in: SignalIn, status: str
) -> None:
    signal = signal_in(status)
    with acting("marieke") as marieke, pytest.raises(Refused, match="tweede persoon"):
        decide(marieke, signal=signal, version=signal.version, ruling=FOLLOW)


def test_finishing_needs_a_reason_and_tells_the_reporter(
    acting: Acting, signal_in: SignalIn
) -> None:
    signal = signal_in("in_tracks")
    with acting("marieke") as marieke:
        with pytest.raises(Refused, match="waarom u dit signaal afrondt"):
            close(marieke, signal=signal, version=signal.version, reason="", feedback="Klaar.")
        close(marieke, signal=signal, version=signal.version, reason="Af.", feedback="Klaar.")
        assert Signal.objects.get(pk=signal.pk).status == "closed"
        assert Feedback.objects.filter(report_id=signal.report_id).count() == 3


def test_the_form_shows_the_weighing_and_decides(client_for: ClientFor, weighed: Signal) -> None:
    browser = client_for("sander")
    page = browser.get(f"/signalen/{weighed.pk}/besluit")
    assert "Eens met de weging" in page.text
    typed = {
        "version": weighed.version,
        "outcome": "tracks",
        "take_care": "on",
        "to_care": page.context["form"].fields["to_care"].choices[0][0],
        "message_care": "Graag een gesprek.",
        "reasons": "Er is hulp nodig.",
        "feedback_when": "now",
        "feedback": "Er wordt hulp ingezet.",
    }
    answer = browser.post(f"/signalen/{weighed.pk}/besluit", typed, follow=True)
    assert "Het besluit is genomen" in answer.text
    assert "Regiobureau Lagerwaard" in answer.text


def test_nothing_goes_to_a_partner_that_nobody_chose(
    client_for: ClientFor, weighed: Signal
) -> None:
    typed = {
        "version": weighed.version,
        "outcome": "tracks",
        "take_criminal": "on",
        "to_criminal": "",
        "reasons": "Er is hulp nodig.",
        "feedback": "Er wordt hulp ingezet.",
    }
    answer = client_for("sander").post(f"/signalen/{weighed.pk}/besluit", typed)
    assert answer.status_code == 422
    assert "Kies wie dit oppakt" in answer.text


def test_every_status_but_the_last_leads_somewhere() -> None:
    ends = {step.target for step in TRANSITIONS.values()} - {"closed", "no_indication"}
    assert all(steps_from(status) for status in ends)
    assert [step.name for step in steps_from("closed")] == ["reopen"]
    assert not may_follow("hand_on", "registered")
