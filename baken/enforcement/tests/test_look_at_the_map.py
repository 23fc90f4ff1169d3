"""The map: drawn here, cell by cell, and only of places that one may see."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.enforcement import plotting
from baken.enforcement.plotting import COLUMNS, HEIGHT, ROWS, WIDTH, path_of, window_on
from tests.typing import ClientFor


@dataclass(frozen=True)
class Dot:
    """A point of the grid."""

    x: int
    y: int


DOTS = st.builds(Dot, st.integers(1, 299_999), st.integers(300_001, 629_999))


@given(st.lists(DOTS, min_size=1, max_size=30))
def test_every_point_is_drawn_once_and_can_be_reached(dots: list[Dot]) -> None:
    window = window_on(dots)
    heaps = plotting.heaps(dots, window)
    assert sorted((p.x, p.y) for heap in heaps for p in heap.points) == sorted(
        (each.x, each.y) for each in dots
    )
    for heap in heaps:
        assert 0 <= heap.left <= WIDTH
        assert 0 <= heap.top <= HEIGHT
        closer = window.closer(heap.cell)
        assert {p for each in plotting.heaps(dots, closer) for p in each.points} >= set(heap.points)


@given(st.text(max_size=20))
def test_whatever_an_address_says_is_a_path_or_none(text: str) -> None:
    path = path_of(text)
    assert len(path) <= plotting.DEEPEST
    assert all(0 <= cell < COLUMNS * ROWS for cell in path)


@given(DOTS, st.integers(600, 300_000))
def test_the_bar_is_a_round_length_that_fits(dot: Dot, width: int) -> None:
    metres, drawn = plotting.Window(dot.x, dot.y, width).bar()
    assert str(metres).strip("0") in {"1", "2", "5"}
    assert 0 < drawn <= WIDTH / 5 + 1


@pytest.mark.parametrize(("text", "path"), [("", ()), ("3.17", (3, 17)), ("108", ()), ("-1", ())])
def test_a_path_is_read(text: str, path: tuple[int, ...]) -> None:
    assert path_of(text) == path


def test_the_map_shows_where_something_goes_on_and_then_all(client_for: ClientFor) -> None:
    browser = client_for("tom")
    first = browser.get("/locaties/kaart").text
    assert "Haringvlietstraat 14-16" in first
    assert "Boeiweg 21" not in first
    everything = browser.get("/locaties/kaart?toon=alles").text
    assert "Boeiweg 21" in everything
    assert "2 locaties in Zandhaven, kijk dichterbij" in everything
    assert browser.get("/locaties/kaart?toon=alles&vak=onzin").status_code == 200


def test_map_data_holds_points_and_no_addresses(client_for: ClientFor) -> None:
    answer = client_for("ilse").get("/locaties/kaart.geojson?toon=alles")
    assert answer["Content-Type"] == "application/geo+json"
    found = answer.json()["features"]
    assert len(found) == 5
    assert all(3 < each["geometry"]["coordinates"][0] < 8 for each in found)
    assert all(50 < each["geometry"]["coordinates"][1] < 54 for each in found)
    assert "Boeiweg" not in answer.text
    assert {each["properties"]["municipality"] for each in found} == {"Gemeente Zandhaven"}


def test_another_municipality_and_a_focal_officer_get_nothing(client_for: ClientFor) -> None:
    assert client_for("marieke").get("/locaties/kaart.geojson").status_code == 403
