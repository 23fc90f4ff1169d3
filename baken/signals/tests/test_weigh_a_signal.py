"""Weighing is structured reasoning by two people: no sum, no ranking, no decision by one."""

import dataclasses

import pytest
from django.db import IntegrityError, transaction

from baken.core.refusals import Refused
from baken.signals import indicators
from baken.signals.actions import Judgement, give_opinion, weigh
from baken.signals.models import SecondOpinion, Signal, Weighing
from baken.signals.tests.conftest import SignalIn
from tests.typing import Acting, ClientFor

JUDGED = Judgement(
    forms=["labour"],
    seriousness=2,
    is_acute=False,
    reliability="single",
    non_punishment="unknown",
    reasoning="Zij slapen waar zij werken en durven niets te zeggen.",
    lists=["labour@2026-01-01"],
    indicators={
        ("labour@2026-01-01", "poor_housing"): "observed",
        ("labour@2026-01-01", "no_own_papers"): "unknown",
    },
)


def test_a_weighing_waits_for_a_second_person(acting: Acting, signal_in: SignalIn) -> None:
    signal = signal_in("registered")
    with acting("marieke") as marieke:
        weighing = weigh(marieke, signal=signal, version=1, judgement=JUDGED)
        assert Signal.objects.get(pk=signal.pk).status == "weighing"
        assert weighing.lists == ["labour@2026-01-01"]


def test_unknown_is_not_kept_as_if_it_said_something(acting: Acting, signal_in: SignalIn) -> None:
    with acting("marieke") as marieke:
        made = weigh(marieke, signal=signal_in("registered"), version=1, judgement=JUDGED)
        kept = [each.indicator for each in made.indicators.all()]
        assert kept == ["poor_housing"]


def test_without_reasons_it_is_refused(acting: Acting, signal_in: SignalIn) -> None:
    empty = dataclasses.replace(JUDGED, reasoning=" ")
    with acting("marieke") as marieke, pytest.raises(Refused, match="Onderbouw"):
        weigh(marieke, signal=signal_in("registered"), version=1, judgement=empty)


def test_who_read_an_older_version_is_told(acting: Acting, signal_in: SignalIn) -> None:
    signal = signal_in("registered")
    with acting("sander") as sander:
        weigh(sander, signal=signal, version=1, judgement=JUDGED)
    with acting("marieke") as marieke, pytest.raises(Refused, match="net gewijzigd"):
        weigh(marieke, signal=signal, version=1, judgement=JUDGED)


def test_a_decided_signal_is_not_weighed_again(acting: Acting, signal_in: SignalIn) -> None:
    signal = signal_in("in_tracks")
    with acting("marieke") as marieke, pytest.raises(Refused, match="past niet"):
        weigh(marieke, signal=signal, version=signal.version, judgement=JUDGED)


def test_the_weigher_cannot_judge_the_own_weighing(acting: Acting, signal_in: SignalIn) -> None:
    signal = signal_in("registered")
    with acting("marieke") as marieke:
        weighing = weigh(marieke, signal=signal, version=1, judgement=JUDGED)
        with pytest.raises(Refused, match="zelf gewogen"):
            give_opinion(marieke, weighing=weighing, version=2, verdict="agree", reasons="")


def test_the_database_refuses_one_person_too(acting: Acting, signal_in: SignalIn) -> None:
    with acting("marieke") as marieke:
        made = weigh(marieke, signal=signal_in("registered"), version=1, judgement=JUDGED)
        opinion = SecondOpinion(
            dossier_id=made.dossier_id,
            owner_id=made.owner_id,
            region_id=made.region_id,
            weighing=made,
            weighed_by_id=marieke.person_id,
            given_by_id=marieke.person_id,
            given_at=made.weighed_at,
            verdict="agree",
        )
        with pytest.raises(IntegrityError, match="second_opinion_by_another"), transaction.atomic():
            opinion.save()


def test_a_second_person_agrees(acting: Acting, signal_in: SignalIn) -> None:
    signal = signal_in("weighing")
    with acting("marieke") as marieke:
        weighing = Weighing.objects.get(signal=signal)
        give_opinion(
            marieke, weighing=weighing, version=signal.version, verdict="agree", reasons=""
        )
        assert Signal.objects.get(pk=signal.pk).status == "weighed"


def test_a_dissent_needs_reasons(acting: Acting, signal_in: SignalIn) -> None:
    signal = signal_in("weighing")
    with acting("marieke") as marieke:
        weighing = Weighing.objects.get(signal=signal)
        with pytest.raises(Refused, match="waarom u het niet eens bent"):
            give_opinion(
                marieke, weighing=weighing, version=signal.version, verdict="dissent", reasons=""
            )


def test_the_form_asks_every_indicator_of_the_lists_in_force(
    client_for: ClientFor, signal_in: SignalIn
) -> None:
    signal = signal_in("registered")
    page = client_for("marieke").get(f"/signalen/{signal.pk}/wegen")
    lists = indicators.lists_for(["labour"], with_youth=False, day=signal.registered_at.date())
    for choice in indicators.choices(lists):
        assert choice.field in page.context["form"].fields


def test_the_form_keeps_a_weighing_and_what_was_typed(
    client_for: ClientFor, signal_in: SignalIn
) -> None:
    signal = signal_in("registered")
    browser = client_for("marieke")
    typed = {
        "version": "1",
        "exploitation": ["labour"],
        "seriousness": "2",
        "is_acute": "no",
        "reliability": "single",
        "non_punishment": "unknown",
        "reasoning": "",
        "counter_indications": "Het kan ook een huurgeschil zijn.",
        "i.labour@2026-01-01.poor_housing": "observed",
        "i.labour@2026-01-01.poor_housing.source": "Een bewoner",
        "i.labour@2026-01-01.poor_housing.seen_on": "2026-01-05",
    }
    refused = browser.post(f"/signalen/{signal.pk}/wegen", typed)
    assert refused.status_code == 422
    assert str(typed["counter_indications"]) in refused.text
    assert "Een bewoner" in refused.text
    kept = browser.post(
        f"/signalen/{signal.pk}/wegen", {**typed, "reasoning": "Zij durven niets te zeggen."}
    )
    assert kept.status_code == 302
    assert "(Een bewoner, " in browser.get(f"/signalen/{signal.pk}").text


def test_a_day_to_come_is_refused(client_for: ClientFor, signal_in: SignalIn) -> None:
    signal = signal_in("registered")
    typed = {"version": "1", "i.labour@2026-01-01.poor_housing.seen_on": "2999-01-01"}
    page = client_for("marieke").post(f"/signalen/{signal.pk}/wegen", typed)
    assert "Deze dag is nog niet geweest." in page.text


def test_the_weigher_waits_and_is_told_so(client_for: ClientFor, signal_in: SignalIn) -> None:
    signal = signal_in("weighing")
    assert (
        "Een collega geeft het tweede oordeel"
        in client_for("sander").get(f"/signalen/{signal.pk}").text
    )
    assert "Tweede oordeel geven" in client_for("marieke").get(f"/signalen/{signal.pk}").text


def test_a_minor_brings_the_lists_for_the_young(client_for: ClientFor, signal_in: SignalIn) -> None:
    signal = signal_in("in_tracks")
    titles = [
        found.id
        for found in indicators.lists_for(
            ["criminal"], with_youth=True, day=signal.registered_at.date()
        )
    ]
    assert titles == ["criminal", "criminal-youth"]
