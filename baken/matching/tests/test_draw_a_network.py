"""A drawing of what hangs together: weighed signals, who may see, and no further than a hub."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.matching import network
from baken.matching.drawing import draw
from baken.matching.forms import month_at
from baken.matching.measuring import Between, measure
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


def test_what_is_pinned_stays_and_what_is_unfolded_goes_further(
    acting: Acting, client_for: ClientFor, weighed: NewSignal
) -> None:
    one = weighed(("person", "Iryna Kravchuk"), PHONE)
    far = weighed(("person", "Bohdan Lysenko"), ("phone", "085-0000378"))
    weighed(("person", "Taras Melnyk"), ("phone", "085-0000378"))
    with acting("marieke"):
        start, other = _first(one), _first(far)
    address = f"/verbanden/netwerk/{start.pk}"
    marieke = client_for("marieke")
    page = marieke.get(address).text
    assert "Bohdan Lysenko" not in page
    assert f"?vast={start.pk}" in page
    page = marieke.get(address, {"vast": str(other.pk)}).text
    assert "Bohdan Lysenko" in page
    assert "Losmaken" in page
    assert "Taras Melnyk" in page  # a pinned point shows what it hangs together with
    nonsense = marieke.get(address, {"vast": "x", "uit": "y", "maand": "z"})
    assert nonsense.status_code == 200


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 500))
def test_the_slider_stands_at_the_last_day_of_a_month(first: date, number: int) -> None:
    at = month_at(first, number)
    assert (at + timedelta(days=1)).day == 1
    assert (at.year - first.year) * 12 + at.month - first.month == number


def _hand_made(*lines: tuple[str, str]) -> network.Neighbourhood:
    points = {key: network.Point(key, "person") for line in lines for key in line}
    return network.Neighbourhood("a", points, {line: {"S-1"} for line in lines}, is_cut=False)


def test_who_holds_a_group_together_is_said_and_nobody_is_ranked() -> None:
    chain = measure(_hand_made(("a", "b"), ("b", "c"), ("c", "d"), ("x", "y")))
    assert (chain.points, chain.lines, chain.groups) == (6, 4, 2)
    assert [chain.of[key].joined for key in "abcd"] == [1, 2, 2, 1]
    assert {key for key, place in chain.of.items() if place.holds} == {"b", "c"}
    assert chain.of["a"].between == Between.NEVER
    ring = measure(_hand_made(("a", "b"), ("b", "c"), ("a", "c")))
    assert not any(place.holds for place in ring.of.values())


def test_a_pin_has_the_same_place_in_every_drawing() -> None:
    small = _hand_made(("a", "b"))
    large = _hand_made(("a", "b"), ("a", "c"), ("c", "d"))
    spots = [
        next(spot for spot in draw(replace(found, pins=("b",))).spots if spot.point.key == "b")
        for found in (small, large)
    ]
    assert (spots[0].x, spots[0].y) == (spots[1].x, spots[1].y)
