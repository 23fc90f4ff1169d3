"""A drawing of what hangs together: weighed signals, who may see, and no further than a hub."""

from collections.abc import Callable

import pytest

from baken.matching import network
from baken.matching.drawing import draw
from baken.signals.actions import Judgement, give_opinion, weigh
from baken.signals.models import Mention, Signal, Weighing
from tests.typing import Acting, ClientFor

NewSignal = Callable[..., Signal]
PHONE = ("phone", "085-0000377")
JUDGED = Judgement(
    forms=["labour"],
    seriousness=2,
    is_acute=False,
    reliability="supported",
    non_punishment="no",
    lists=["labour@2026-01-01"],
    indicators={("labour@2026-01-01", "forbidden_to_talk"): "observed"},
    reasoning="Zij is niet vrij.",
)


@pytest.fixture
def weighed(acting: Acting, new_signal: NewSignal) -> NewSignal:
    """Make a signal that two people weighed."""

    def make(*named: tuple[str, str]) -> Signal:
        signal = new_signal("marieke", *named)
        with acting("marieke") as marieke:
            made = weigh(marieke, signal=signal, version=1, judgement=JUDGED)
        with acting("sander") as sander:
            found = Weighing.objects.select_related("signal").get(pk=made.pk)
            give_opinion(sander, weighing=found, version=2, verdict="agree", reasons="Eens.")
        return signal

    return make


def _first(signal: Signal) -> Mention:
    found: Mention = Mention.objects.filter(signal=signal).order_by("added_at", "id")[0]
    return found


def test_what_shares_a_phone_hangs_together(
    acting: Acting, client_for: ClientFor, weighed: NewSignal
) -> None:
    one = weighed(("person", "Iryna Kravchuk"), PHONE)
    other = weighed(("person", "Bohdan Lysenko"), PHONE)
    with acting("marieke"):
        start = _first(one)
        found = network.around(start)
        assert found is not None
        assert {point.label for point in found.points.values()} == {
            "Iryna Kravchuk", "Bohdan Lysenko", PHONE[1],
        }  # fmt: skip
        assert sorted(map(sorted, found.lines.values())) == sorted([[one.code], [other.code]])
        drawing = draw(found)
        assert drawing == draw(found)
        assert all(0 < spot.x < drawing.width for spot in drawing.spots)
    page = client_for("marieke").get(f"/verbanden/netwerk/{start.pk}").text
    assert "Dezelfde tekening als tabel" in page
    assert page.count("Bohdan Lysenko") >= 3  # in the drawing, and in both tables
    assert client_for("joris").get(f"/verbanden/netwerk/{start.pk}").status_code == 404
    assert client_for("ruben").get(f"/verbanden/netwerk/{start.pk}").status_code == 403


def test_only_weighed_signals_are_drawn(
    acting: Acting, client_for: ClientFor, weighed: NewSignal, new_signal: NewSignal
) -> None:
    one = weighed(("person", "Iryna Kravchuk"), PHONE)
    fresh = new_signal("marieke", ("person", "Bohdan Lysenko"), PHONE)
    with acting("marieke"):
        found = network.around(_first(one))
        assert found is not None
        assert len(found.points) == 2
        assert network.around(_first(fresh)) is None
        address = f"/verbanden/netwerk/{_first(fresh).pk}"
    assert "Eerst wegen met zijn tweeën" in client_for("marieke").get(address).text


def test_a_hub_is_shown_and_not_followed(
    acting: Acting, weighed: NewSignal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "HUB", 1)
    one = weighed(("person", "Iryna Kravchuk"), PHONE)
    weighed(("person", "Bohdan Lysenko"), PHONE)
    with acting("marieke"):
        found = network.around(_first(one))
        assert found is not None
        assert {point.hub for point in found.points.values()} == {0, 2}
        assert len(found.points) == 2
