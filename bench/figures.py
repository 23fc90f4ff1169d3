"""Measures, and says what was measured beside what it is held against."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection
from django.test.utils import CaptureQueriesContext

SAID: list[str] = []
"""What `make bench` prints at the end."""


@dataclass(frozen=True)
class Cost:
    """What one call costs, in milliseconds: how long it takes, and how much processor."""

    p50: float
    p95: float
    processor: float


def cost(
    act: Callable[[], object], *, before: Callable[[], object] = bool, rounds: int = 40
) -> Cost:
    """Measure a call; `before` runs before each and is not measured."""
    walls: list[float] = []
    processor = 0.0
    for number in range(rounds + 3):
        before()
        wall, own = time.perf_counter(), time.process_time()
        act()
        if number >= 3:  # the first fill caches that stay full in a server
            walls.append((time.perf_counter() - wall) * 1000)
            processor += (time.process_time() - own) * 1000
    walls.sort()
    return Cost(walls[len(walls) // 2], walls[int(len(walls) * 0.95)], processor / rounds)


def against(
    one: Callable[[], object], other: Callable[[], object], *, rounds: int = 300
) -> tuple[float, float]:
    """Give the medians of two calls in milliseconds, made in turn: noise then hits both alike."""
    walls: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for act, kept in zip((one, other), walls, strict=True):
            started = time.perf_counter()
            act()
            kept.append((time.perf_counter() - started) * 1000)
    return statistics.median(walls[0]), statistics.median(walls[1])


def statements(act: Callable[[], object]) -> list[str]:
    """Give the SQL of a call, without what begins and ends its transaction."""
    with CaptureQueriesContext(connection) as captured:
        act()
    told = [str(each["sql"]) for each in captured.captured_queries]
    return [sql for sql in told if sql not in {"BEGIN", "COMMIT"}]


def say(what: str, value: float, unit: str, *, at_most: float = 0, beside: str = "") -> None:
    """Keep a line for the end: a figure, its aim with the ratio, and what others do."""
    aim = f"  aim {at_most:g}, ratio {value / at_most:.2f}" if at_most else ""
    places, told = 3 if value < 1 else 1, f"  ({beside})" if beside else ""
    SAID.append(f"{what:52} {value:9.{places}f} {unit:12}{aim}{told}")
    print(SAID[-1])
