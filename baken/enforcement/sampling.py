"""The planning list: places with facts that still count, and a random sample beside them.

Never a score: facts stand in the order in which they were noted, and a person chooses. The sample
measures blindness: what one finds where nobody pointed. No Django.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

P = TypeVar("P")
ONE_IN = 10
"""Of every so many places without facts, one is drawn; never fewer than one."""


@dataclass(frozen=True)
class Planned(Generic[P]):
    """A place on the list: because of its facts, or drawn."""

    place: P
    is_drawn: bool


def plan_list(with_facts: Iterable[P], without: Sequence[P], *, seed: str) -> list[Planned[P]]:
    """Give what to choose from: all places with facts, and a sample of the others.

    The same seed draws the same places, so that nobody draws until the answer suits.
    """
    number = min(len(without), max(1, len(without) // ONE_IN))
    drawn = random.Random(seed).sample(list(without), number)  # noqa: S311 - a sample, no secret
    return [*(Planned(one, False) for one in with_facts), *(Planned(one, True) for one in drawn)]


def seed_of(owner: str, day: date) -> str:
    """Give the seed of a municipality for a month."""
    return f"{owner}.{day:%Y-%m}"
