"""A neighbourhood as a drawing: rings around the start, shapes by kind, lines by signals. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, pi, sin

from baken.matching.network import Neighbourhood, Point

WIDE, HIGH = 800.0, 560.0
LONGEST = 22


@dataclass(frozen=True)
class Spot:
    """A point with its place; the shape tells its kind, so that colour is not needed."""

    point: Point
    x: float
    y: float
    is_start: bool
    is_pinned: bool = False

    @property
    def name(self) -> str:
        """Give its label, short enough to stand beside it."""
        label = self.point.label
        return label if len(label) <= LONGEST else label[: LONGEST - 1] + "…"

    @property
    def below(self) -> float:
        """Give the height at which its name stands."""
        return self.y + 30


@dataclass(frozen=True)
class Line:
    """A line between two points, with the signals by which it is there."""

    one: Spot
    other: Spot
    signals: tuple[str, ...]

    @property
    def said(self) -> str:
        """Give its signals as text."""
        return ", ".join(self.signals)


@dataclass(frozen=True)
class Drawing:
    """What the page shows: spots and lines, in a fixed order."""

    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
    width: int = int(WIDE)
    height: int = int(HIGH)


def draw(found: Neighbourhood) -> Drawing:
    """Lay points in rings by how far they are from the start; the same every time."""
    places = _places(found)
    spots = {
        key: Spot(point, *places[key], key == found.start, key in found.pins)
        for key, point in found.points.items()
    }
    lines = tuple(
        Line(spots[a], spots[b], tuple(sorted(signals)))
        for (a, b), signals in sorted(found.lines.items())
    )
    ordered = sorted(spots.values(), key=lambda spot: (not spot.is_start, spot.y, spot.x))
    return Drawing(tuple(ordered), lines)


def _places(found: Neighbourhood) -> dict[str, tuple[float, float]]:
    rings = _rings(found)
    places: dict[str, tuple[float, float]] = {}
    # What is pinned has a place of its own in the margin: it stands there in every drawing.
    pins = [key for key in found.pins if key in found.points and key != found.start]
    for ring, keys in enumerate(rings):
        share = ring / max(1, len(rings) - 1)
        for turn, key in enumerate(keys):
            angle = 2 * pi * turn / len(keys) - pi / 2 + ring * 0.35
            places[key] = (round(WIDE / 2 + share * (WIDE / 2 - 90) * cos(angle), 1),
                           round(HIGH / 2 + share * (HIGH / 2 - 50) * sin(angle), 1))  # fmt: skip
    room = HIGH / (len(pins) + 1)
    return places | {key: (70.0, round(room * (turn + 1), 1)) for turn, key in enumerate(pins)}


def _rings(found: Neighbourhood) -> list[list[str]]:
    """Give the points by their distance from the start; what is apart comes in the last ring."""
    beside: dict[str, set[str]] = defaultdict(set)
    for a, b in found.lines:
        beside[a].add(b)
        beside[b].add(a)
    rings, seen = [[found.start]], {found.start}
    while rings[-1]:
        near = _near(rings[-1], beside, seen)
        seen |= set(near)
        rings.append(near)
    rings.pop()
    apart = sorted(set(found.points) - seen)
    return [*rings, apart] if apart else rings


def _near(keys: Iterable[str], beside: dict[str, set[str]], seen: set[str]) -> list[str]:
    """Give neighbours in the order of the ring before, so that lines cross little."""
    return list(dict.fromkeys(
        each for key in keys for each in sorted(beside[key]) if each not in seen
    ))  # fmt: skip
