"""A picture of points without a map from outside: a window on the grid, in cells. No Django.

One looks closer cell by cell, and an address of a page names cells and never coordinates: what lies
where stays in the house.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

COLUMNS, ROWS = 12, 9
WIDTH, HEIGHT = 960, 720
DEEPEST = 3
NARROWEST = 600.0
"""Metres: a window shows at least so much, so that a single place does not fill it."""


class Point(Protocol):
    """Something that lies somewhere on the grid."""

    @property
    def x(self) -> int:
        """Give how far east it lies."""
        ...

    @property
    def y(self) -> int:
        """Give how far north it lies."""
        ...


P = TypeVar("P", bound=Point)


@dataclass(frozen=True)
class Window:
    """The part of the grid that one looks at, in metres."""

    west: float
    south: float
    width: float

    @property
    def height(self) -> float:
        """Give how far it reaches north; a cell is as high as it is wide."""
        return self.width * ROWS / COLUMNS

    def cell_of(self, point: Point) -> int | None:
        """Give the cell in which a point lies, counted by rows from the top; None outside."""
        column = int((point.x - self.west) // (self.width / COLUMNS))
        row = ROWS - 1 - int((point.y - self.south) // (self.height / ROWS))
        inside = 0 <= column < COLUMNS and 0 <= row < ROWS
        return row * COLUMNS + column if inside else None

    def closer(self, cell: int) -> "Window":
        """Give the window on one cell; a cell is square, so it shows a little more to the sides."""
        row, column = divmod(cell, COLUMNS)
        side = self.width / COLUMNS
        width = side * COLUMNS / ROWS
        west = self.west + column * side - (width - side) / 2
        return Window(west, self.south + (ROWS - 1 - row) * side, width)

    def at(self, x: float, y: float) -> tuple[int, int]:
        """Give where a point is drawn."""
        scale = WIDTH / self.width
        return round((x - self.west) * scale), round(HEIGHT - (y - self.south) * scale)

    def bar(self) -> tuple[int, int]:
        """Give a round length of about a fifth of the window, in metres and as it is drawn."""
        size = 1
        while size * 10 <= self.width / 5:
            size *= 10
        most = max(self.width / 5, size)
        metres = next(each for each in (5 * size, 2 * size, size) if each <= most)
        return metres, round(metres * WIDTH / self.width)


@dataclass(frozen=True)
class Heap(Generic[P]):
    """The points in one cell, drawn as one."""

    cell: int
    points: tuple[P, ...]
    left: int
    top: int

    @property
    def size(self) -> int:
        """Give how large it is drawn: more points, a little larger."""
        return 14 + min(20, 2 * len(self.points))


def path_of(text: str) -> tuple[int, ...]:
    """Read into which cells somebody looked, as an address of a page says it; nonsense is none."""
    parts = text.split(".") if text else []
    right = len(parts) <= DEEPEST and all(
        part.isascii() and part.isdecimal() and len(part) < 4 and int(part) < COLUMNS * ROWS
        for part in parts
    )
    return tuple(map(int, parts)) if right else ()


def window_on(points: Sequence[Point], path: Iterable[int] = ()) -> Window:
    """Give the window around points, and from there into the cells of a path."""
    if not points:
        return Window(0, 0, NARROWEST)
    west, east = min(each.x for each in points), max(each.x for each in points)
    south, north = min(each.y for each in points), max(each.y for each in points)
    width = max(east - west, (north - south) * COLUMNS / ROWS, NARROWEST) * 1.1
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    window = Window(middle_x - width / 2, middle_y - width * ROWS / COLUMNS / 2, width)
    for cell in path:
        window = window.closer(cell)
    return window


def heaps(points: Iterable[P], window: Window) -> list[Heap[P]]:
    """Give what is drawn, row by row: so one goes through it with the keyboard as one reads."""
    found: dict[int, list[P]] = {}
    for each in points:
        cell = window.cell_of(each)
        if cell is not None:
            found.setdefault(cell, []).append(each)
    return [_heap(cell, found[cell], window) for cell in sorted(found)]


def _heap(cell: int, points: list[P], window: Window) -> Heap[P]:
    left, top = window.at(
        sum(each.x for each in points) / len(points), sum(each.y for each in points) / len(points)
    )
    return Heap(cell, tuple(points), left, top)
