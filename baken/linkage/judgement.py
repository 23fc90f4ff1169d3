"""What people judged, and entities that follow from it: order, re-runs and undoing change nothing.

A judgement is about two mentions: the same, not the same, or unsure. The last one about a pair that
was not withdrawn holds; nothing is overwritten, so undoing is withdrawing. "Not the same" survives
every re-run, and "the same" never joins what somebody kept apart: that is told as a conflict.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b

from baken.linkage.contract import MOST, SILENCE, VETO, Contraction


class Verdict(StrEnum):
    """What somebody judged about two mentions."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who judged what about which two mentions, why and when; withdrawn when undone."""

    one: str
    other: str
    verdict: Verdict
    by: str
    at: datetime
    why: str
    withdrawn_at: datetime | None = None

    @property
    def pair(self) -> tuple[str, str]:
        """The two mentions, in a fixed order."""
        return (self.one, self.other) if self.one < self.other else (self.other, self.one)


@dataclass(frozen=True, slots=True)
class Entities:
    """Mention → entity, and judgements that contradict one another."""

    of: Mapping[str, str]
    conflicts: tuple[Judgement, ...]

    def members(self) -> dict[str, tuple[str, ...]]:
        """Give the mentions per entity."""
        found: dict[str, list[str]] = {}
        for mention, entity in sorted(self.of.items()):
            found.setdefault(entity, []).append(mention)
        return {entity: tuple(mentions) for entity, mentions in found.items()}


def undone(judgement: Judgement, at: datetime) -> Judgement:
    """Give a judgement as it stands after somebody took it back."""
    return replace(judgement, withdrawn_at=at)


def in_force(judgements: Iterable[Judgement]) -> dict[tuple[str, str], Judgement]:
    """Give the judgement that holds per pair: the last that was not withdrawn."""
    found: dict[tuple[str, str], Judgement] = {}
    for each in sorted(judgements, key=lambda each: (each.at, each.verdict, each.by, each.why)):
        if each.withdrawn_at is None:
            found[each.pair] = each
    return found


def entities(
    mentions: Iterable[str],
    odds: Iterable[tuple[str, str, float]],
    judgements: Iterable[Judgement] = (),
    before: Mapping[str, str] | None = None,
) -> Entities:
    """Cluster mentions by their odds (bits above the threshold) and by what people judged."""
    names = sorted(set(mentions))
    places = {name: place for place, name in enumerate(names)}
    held = [each for pair, each in sorted(in_force(judgements).items()) if {*pair} <= {*places}]
    apart = [each.pair for each in held if each.verdict is Verdict.DIFFERENT]
    groups, conflicts = _joined(names, held, apart)
    groups = _clustered(groups, places, list(odds), apart)
    return Entities(_named(groups, before or {}), conflicts)


def _joined(
    names: Sequence[str], held: Sequence[Judgement], apart: Sequence[tuple[str, str]]
) -> tuple[list[list[str]], tuple[Judgement, ...]]:
    """Join what people called the same, unless that would join what people kept apart."""
    group = {name: [name] for name in names}
    conflicts = []
    for each in sorted(held, key=lambda each: (each.at, each.pair)):
        if each.verdict is not Verdict.SAME:
            continue
        one, other = group[each.one], group[each.other]
        if any((a in one and b in other) or (a in other and b in one) for a, b in apart):
            conflicts.append(each)
        elif one is not other:
            one += other
            group |= dict.fromkeys(other, one)
    return [sorted(each) for name, each in group.items() if min(each) == name], tuple(conflicts)


def _clustered(
    groups: list[list[str]],
    places: Mapping[str, int],
    odds: list[tuple[str, str, float]],
    apart: Sequence[tuple[str, str]],
) -> list[list[str]]:
    names = {place: name for name, place in places.items()}
    lead = {name: places[group[0]] for group in groups for name in group}
    edges = [
        (lead[a], lead[b], max(-9.0, min(9.0, w)))
        for a, b, w in sorted(odds)
        if a in lead and b in lead
    ]
    edges += [(lead[a], lead[b], VETO) for a, b in apart]
    edges = [edge for edge in edges if edge[0] != edge[1]]
    start = [[places[name] for name in group] for group in groups]
    found = Contraction(edges, MOST, SILENCE, start).groups()
    return [sorted(names[place] for place in group) for group in found]


def _named(groups: Iterable[list[str]], before: Mapping[str, str]) -> dict[str, str]:
    """Let an entity keep the name that most of its mentions had; each name goes to one entity."""
    claims = []
    for group in groups:
        held = [before[name] for name in group if name in before]
        claims += [(-held.count(name), name, group) for name in set(held)]
    given: dict[int, str] = {}
    taken: set[str] = set()
    for _, name, group in sorted(claims):
        if id(group) not in given and name not in taken:
            given[id(group)] = name
            taken.add(name)
    found: dict[str, str] = {}
    for group in groups:
        name = given.get(id(group)) or _fresh(group, taken)
        found |= dict.fromkeys(group, name)
    return found


def _fresh(group: list[str], taken: set[str]) -> str:
    """Name a new entity after its first mention; with a number when that name is in use."""
    for turn in range(1000):
        name = "e-" + blake2b(f"{group[0]}\0{turn}".encode(), digest_size=8).hexdigest()
        if name not in taken:
            taken.add(name)
            return name
    raise RuntimeError("No name left for an entity.")
