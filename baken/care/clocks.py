"""Statutory clocks with their numbers and sources from dated knowledge."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from baken.care.rules.clocks import Clock, Facts, Number, asked, clocks
from baken.core.periods import Unit
from baken.knowledge.packs import terms
from baken.knowledge.source import Source
from baken.knowledge.text import Text


@dataclass(frozen=True)
class Shown:
    """A clock as people see it: its name, its source, and that a lawyer decides."""

    clock: Clock
    name: Text
    source: Source

    @property
    def remark(self) -> str:
        """Give what nobody checked yet."""
        return terms().on(self.clock.period, self.clock.began_on).remark or ""

    def tone(self, day: date) -> str:
        """Give how loudly it asks: amber in the last two weeks, red when it passed."""
        if self.clock.stopped_on:
            return "neutral"
        left = self.clock.days_left(day)
        return "danger" if left < 0 else "attention" if left <= SOON else "info"


SOON = 14


def shown(facts: Facts) -> tuple[Shown, ...]:
    """Give the clocks that the facts start, under the law of the day they began."""
    numbers = {(period, began): _number(period, began) for period, _, began, _ in asked(facts)}
    found = clocks(facts, numbers)
    return tuple(
        Shown(one, terms().term(one.period).name, terms().on(one.period, one.began_on).source)
        for one in found
    )


def _number(name: str, day: date) -> Number:
    return Number(terms().value(name, day), cast(Unit, terms().term(name).unit))
