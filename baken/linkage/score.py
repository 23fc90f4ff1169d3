"""A mention beside a profile: the log-odds, with what speaks for and against.

The same levels and weights as in the batch, for one pair at a time and without numpy. Of the values
of a profile the one that agrees best counts, for people have several phones and write their names
in several ways; a second birth date that contradicts still shows as a counter-reason.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from typing import TypeVar

from rapidfuzz.distance import JaroWinkler

from baken.linkage.days import Day
from baken.linkage.known import HOUSES, NODES, Known
from baken.linkage.levels import FOR, LEVELS, OTHER, SIMILAR, TWINS, USUAL_NODE, USUAL_RARITY
from baken.linkage.model import Model
from baken.linkage.names import given
from baken.linkage.names.sound import skeleton, sound
from baken.linkage.stays import apart

V = TypeVar("V")
APART, ELSEWHEN = "apart", -1.0
"""A house that both were at, in periods that do not meet: half the odds; set, not learned."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One attribute, at which level it agrees, and how many bits that weighs."""

    attribute: str
    level: str
    bits: float

    @property
    def supports(self) -> bool:
        """Whether it speaks for one person."""
        same_node = self.attribute in NODES and self.level != APART
        return same_node or (self.attribute, self.level) in FOR


@dataclass(frozen=True, slots=True)
class Score:
    """What a comparison comes to; it orders proposals and decides nothing."""

    bits: float
    reasons: tuple[Reason, ...]

    @property
    def chance(self) -> float:
        """The chance under the model; never shown bare (docs/explanation)."""
        return 1 / (1 + 2 ** -max(-60.0, min(60.0, self.bits)))

    @property
    def supporting(self) -> tuple[Reason, ...]:
        """What speaks for, the strongest first."""
        return tuple(sorted((r for r in self.reasons if r.supports), key=lambda r: -r.bits))

    @property
    def against(self) -> tuple[Reason, ...]:
        """What speaks against, the strongest first."""
        return tuple(sorted((r for r in self.reasons if not r.supports), key=lambda r: r.bits))


@dataclass(frozen=True)
class Population:
    """How many mentions there are, how rare a value is, and what its node is like."""

    size: int
    rarity: Callable[[str, str], float | None] = lambda _attribute, _value: None
    node: Callable[[str, str], tuple[float, float] | None] = lambda _kind, _value: None


class Scorer:
    """Weighs with one model in one population."""

    def __init__(self, model: Model, population: Population) -> None:
        self.model, self.population = model, population
        self._shift = log2(max(population.size, 1) / model.trained_at)

    def weigh(self, one: Known, other: Known) -> Score:
        """Compare two profiles; at one house in other years they share no house."""
        shared = {
            kind: sorted(set(one.nodes.get(kind, ())) & set(other.nodes.get(kind, ())))
            for kind in NODES
        }
        shared = {kind: values for kind, values in shared.items() if values}
        score = self._weighed(one, other, shared)
        met = _met(one, other, shared) if one.stays and other.stays else shared
        if met == shared:
            return score
        without = self._weighed(one, other, met)
        house = next(kind for kind in HOUSES if shared.get(kind) != met.get(kind))
        reasons = (*without.reasons, Reason(house, APART, ELSEWHEN))
        return Score(min(score.bits, without.bits) + ELSEWHEN, reasons)

    def _weighed(self, one: Known, other: Known, shared: Mapping[str, Sequence[str]]) -> Score:
        where = "there" if shared else "alone"
        bits = self.model.weight(f"prior:{where}") - (0 if shared else self._shift)
        reasons = [*self._attributes(one, other, where), *self._nodes(shared)]
        total = bits + sum(each.bits for each in reasons)
        return Score(min(total, _most(reasons)), tuple(reasons))

    def _attributes(self, one: Known, other: Known, where: str) -> Iterable[Reason]:
        for attribute, (level, value) in compare(one, other).items():
            if level == "unknown":
                continue
            bits = self.model.weight(f"{attribute}:{level}:{where}")
            if value and attribute in USUAL_RARITY:
                rare = self.population.rarity(attribute, value) or USUAL_RARITY[attribute]
                bits += rare * self.model.weight(f"rare:{attribute}:{where}")
            yield Reason(attribute, level, bits)

    def _nodes(self, shared: Mapping[str, Sequence[str]]) -> Iterable[Reason]:
        strongest = None
        for kind, values in shared.items():
            share, size = max(
                self.population.node(kind, value) or (USUAL_NODE[kind], 1.0) for value in values
            )
            bits = self.model.weight(f"node:{kind}") + share * self.model.weight(f"bits:{kind}")
            yield Reason(kind, "same", bits + size * self.model.weight(f"size:{kind}"))
            strongest = share if strongest is None else max(strongest, share)
        if strongest is not None:
            yield Reason("shared", "usual", strongest * self.model.weight("bits:strongest"))


def _met(one: Known, other: Known, shared: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """Give what they share without the houses where they cannot have met."""
    met = {
        kind: [each for each in values
               if kind not in HOUSES or not apart(each, one.stays, other.stays)]
        for kind, values in shared.items()
    }  # fmt: skip
    return {kind: values for kind, values in met.items() if values}


def _most(reasons: Iterable[Reason]) -> float:
    """Bound what two people can weigh who agree in all but their own name, as twins do."""
    level = {each.attribute: each.level for each in reasons}
    if level.get("given") != "different":
        return float("inf")
    if level.get("sex") == "different":
        return OTHER
    twins = level.get("surname") in {"same", "sound"} and level.get("born") == "same"
    return TWINS if twins else float("inf")


def compare(one: Known, other: Known) -> dict[str, tuple[str, str]]:
    """Give per attribute the level, and the value that is shared where there is one."""
    found = {
        "given": _best("given", one.given, other.given, given_level),
        "surname": _best("surname", one.surnames, other.surnames, surname_level),
        "born": _best("born", one.born, other.born, born_level),
        "sex": _best("sex", one.sexes, other.sexes, _same),
        "alias": _alias(one, other),
        "place": _best("place", one.places, other.places, _same),
    }
    if found["surname"][0] in {"part", "different"} and _swapped(one, other):
        found |= {"given": ("family", found["given"][1]), "surname": ("sound", found["surname"][1])}
    return found


def _best(
    attribute: str, one: Sequence[V], other: Sequence[V], level: Callable[[V, V], tuple[str, str]]
) -> tuple[str, str]:
    """Give the best level of all combinations; levels stand in order of what they are worth."""
    order = LEVELS[attribute]
    combinations = (level(a, b) for a in one for b in other)
    return min(combinations, key=lambda each: order.index(each[0]), default=("unknown", ""))


def _same(one: str, other: str) -> tuple[str, str]:
    return ("same", one) if one == other else ("different", "")


def given_level(one: str, other: str) -> tuple[str, str]:
    """Compare two first names."""
    if len(one) == 1 or len(other) == 1:
        alike = sound(one)[:1] == sound(other)[:1]
        return ("initial", one if len(one) > 1 else other) if alike else ("different", "")
    shared = next(iter(set(given.roots(one)) & set(given.roots(other))), "")
    if one == other or shared:
        return ("same" if one == other else "family"), shared
    return ("similar", given.roots(one)[0]) if _similar(one, other) else ("different", "")


def surname_level(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, str]:
    """Compare two family names, each of one or more parts."""
    first, second = one[0], other[0]
    if first == second or sound(first) == sound(second):
        return ("same" if first == second else "sound"), sound(first)
    if _similar(first, second):
        return "similar", sound(first)
    common = {skeleton(part) for part in one} & {skeleton(part) for part in other}
    return ("part", min(common)) if common else ("different", "")


def born_level(one: Day, other: Day) -> tuple[str, str]:
    """Compare two birth dates as far as they are known."""
    year, apart = one.year == other.year, abs(one.year - other.year)
    month, day = one.month == other.month, one.day == other.day
    if one.whole and other.whole:
        if year and month and day:
            return "same", ""
        if year and one.month == other.day and one.day == other.month:
            return "swapped", ""
        agree = (year and month) or (year and day) or (month and day and apart <= 10)
        return ("slip" if agree else "different"), ""
    if one.month and other.month:
        return ("month" if year and month else "about" if apart in {1, 2} else "different"), ""
    return ("year" if year else "about" if apart <= 2 else "different"), ""


def _alias(one: Known, other: Known) -> tuple[str, str]:
    if both := sorted(set(one.aliases) & set(other.aliases)):
        return "same", both[0]
    for aliases, names, own in (
        (one.aliases, other.given, one.given), (other.aliases, one.given, other.given)
    ):  # fmt: skip
        if not own and any(
            set(given.roots(a)) & set(given.roots(b)) for a in aliases for b in names
        ):
            return "given", aliases[0]
    return ("different" if one.aliases and other.aliases else "unknown"), ""


def _swapped(one: Known, other: Known) -> bool:
    """Whether given name and surname have changed places."""
    first = {(skeleton(a), skeleton(b[0])) for a in one.given for b in one.surnames}
    second = {(skeleton(b[0]), skeleton(a)) for a in other.given for b in other.surnames}
    return bool(first & second)


def _similar(one: str, other: str) -> bool:
    if sound(one)[:1] != sound(other)[:1]:
        return False
    return skeleton(one) == skeleton(other) or JaroWinkler.similarity(one, other) >= SIMILAR
