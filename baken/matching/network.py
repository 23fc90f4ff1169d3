"""The neighbourhood of a person, number or address: what hangs together by which signals.

Only signals that two people weighed, only those the reader sees. A number that many signals name is
shown with how many, and is not followed further.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Max, Min
from django.utils.translation import gettext_lazy as _

from baken.core.clock import day_of
from baken.matching.models import LinkMember, LinkToken
from baken.matching.vocabulary import NODES, Reach
from baken.signals.models import Mention, Signal
from baken.signals.vocabulary import NamedAs, SignalStatus, Thing
from baken.vault.door import unwrap

UNWEIGHED = (SignalStatus.REGISTERED, SignalStatus.WEIGHING)
LETTERS = {NamedAs.VICTIM: _("S"), NamedAs.SUSPECT: _("V"), NamedAs.WITNESS: _("G")}
"""Roles in a drawing: a letter, for colour alone would not do and is not printed."""
HUB, MOST = 12, 60
"""A number in more signals than this is a hub; a drawing holds no more points than this."""


@dataclass
class Point:
    """A person (by entity), or a thing (by its token), with the mentions that name it."""

    key: str
    kind: str
    mentions: list[Mention] = field(default_factory=list)
    signals: set[str] = field(default_factory=set)
    hub: int = 0

    @property
    def label(self) -> str:
        """Give what it was called first."""
        return self.mentions[0].value.text if self.mentions else self.key

    @property
    def letters(self) -> str:
        """Give as what a person was named, each in one letter; nothing for a thing."""
        if self.kind != Thing.PERSON:
            return ""
        named = {each.named_as for each in self.mentions}
        return "".join(str(letter) for role, letter in LETTERS.items() if role in named)

    @property
    def roles(self) -> list[str]:
        """Give as what it was named, in all signals."""
        return sorted({each.get_named_as_display() for each in self.mentions})


@dataclass
class Neighbourhood:
    """Points and lines around a start; a line knows by which signals it is there."""

    start: str
    points: dict[str, Point]
    lines: dict[tuple[str, str], set[str]]
    is_cut: bool
    pins: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wish:
    """Of which days a drawing shows signals, how far it goes, and what somebody keeps in it.

    What is pinned stays, whatever the days; around what is unfolded it goes a step further.
    """

    first: date | None = None
    last: date | None = None
    steps: int = 1
    pinned: tuple[Mention, ...] = ()
    unfolded: tuple[Mention, ...] = ()


def around(mention: Mention, wish: Wish = Wish()) -> Neighbourhood | None:
    """Give what hangs around a mention; None while its signal was not weighed by two people."""
    signals = _weighed([mention.dossier_id], None, None)
    if not signals:
        return None
    first, last = wish.first, wish.last
    seen: dict[UUID, Signal] = signals | _weighed({e.dossier_id for e in wish.pinned}, None, None)
    hubs: dict[int, int] = {}
    frontier = {*signals, *_same_person(mention.owner_id, list(signals))}
    for _step in range(wish.steps + 1):
        found = _weighed([each for each in frontier if each not in seen], first, last)
        seen |= found
        frontier = _next(mention.owner_id, list(seen), hubs)
    for each in wish.unfolded:
        near = _weighed({each.dossier_id} & seen.keys(), None, None)
        for _step in range(2):
            near |= _weighed(_next(mention.owner_id, list(near), hubs), first, last)
        seen |= near
    return _drawn(mention, seen, hubs, {each.pk for each in wish.pinned})


def months(owner_id: UUID) -> tuple[date, date] | None:
    """Give the days on which the first and the last weighed signal of a municipality came in."""
    rows = Signal.objects.filter(owner_id=owner_id).exclude(status__in=UNWEIGHED)
    found = rows.aggregate(first=Min("received_at"), last=Max("received_at"))
    if found["first"] is None:
        return None
    return day_of(found["first"]), day_of(found["last"])


def _weighed(dossiers: Iterable[UUID], first: date | None, last: date | None) -> dict[UUID, Signal]:
    rows = Signal.objects.filter(dossier_id__in=list(dossiers)).exclude(status__in=UNWEIGHED)
    return {each.dossier_id: each for each in rows if _within(each, first, last)}


def _within(signal: Signal, first: date | None, last: date | None) -> bool:
    day = day_of(signal.received_at)
    return (first is None or day >= first) and (last is None or day <= last)


def _same_person(owner_id: UUID, dossiers: Sequence[UUID]) -> set[UUID]:
    mine = LinkMember.objects.filter(owner_id=owner_id)
    named = mine.filter(dossier_id__in=dossiers).values_list("entity", flat=True)
    return set(mine.filter(entity__in=list(named)).values_list("dossier_id", flat=True))


def _next(owner_id: UUID, dossiers: list[UUID], hubs: dict[int, int]) -> set[UUID]:
    """Give the dossiers that share a number, a place or a person with these; past no hub."""
    tokens = LinkToken.objects.filter(dossier_id__in=dossiers, reach=Reach.OWN, kind__in=NODES)
    numbers = set(tokens.values_list("token", flat=True))
    busy: dict[int, set[UUID]] = defaultdict(set)
    everywhere = LinkToken.objects.filter(owner_id=owner_id, reach=Reach.OWN, token__in=numbers)
    for token, dossier_id in everywhere.values_list("token", "dossier_id"):
        busy[token].add(dossier_id)
    hubs |= {token: len(found) for token, found in busy.items() if len(found) > HUB}
    quiet = [token for token in numbers if token not in hubs]
    near = {found for token in quiet for found in busy[token]}
    return near | _same_person(owner_id, dossiers)


def _drawn(
    mention: Mention, seen: dict[UUID, Signal], hubs: dict[int, int], pinned: set[UUID]
) -> Neighbourhood:
    mentions = list(Mention.objects.filter(dossier_id__in=seen).order_by("added_at", "id"))
    keys = _keys(mention.owner_id, mentions)
    unwrap(mentions)
    points: dict[str, Point] = {}
    lines: dict[tuple[str, str], set[str]] = defaultdict(set)
    start = keys[mention.pk][0]
    pins = [keys[each.pk][0] for each in mentions if each.pk in pinned]
    rank = {start: 0} | {key: 1 for key in pins if key != start}
    ordered = sorted(mentions, key=lambda each: rank.get(keys[each.pk][0], 2))
    for each in ordered:
        key, token = keys[each.pk]
        if key not in points and len(points) >= MOST:
            continue
        point = points.setdefault(key, Point(key, each.kind, hub=hubs.get(token, 0)))
        point.mentions.append(each)
        point.signals.add(seen[each.dossier_id].code)
    by_dossier: dict[UUID, list[str]] = defaultdict(list)
    for each in mentions:
        if keys[each.pk][0] in points:
            by_dossier[each.dossier_id].append(keys[each.pk][0])
    for dossier_id, named in by_dossier.items():
        for pair in _pairs(dict.fromkeys(named), points):
            lines[pair].add(seen[dossier_id].code)
    is_cut = len({key for key, _ in keys.values()}) > MOST
    return Neighbourhood(start, points, dict(lines), is_cut, tuple(dict.fromkeys(pins)))


def _pairs(named: Iterable[str], points: dict[str, Point]) -> Iterable[tuple[str, str]]:
    """Join what one signal names: people with everything, things with people alone if there are."""
    keys = sorted(named)
    people = [key for key in keys if points[key].kind == Thing.PERSON]
    hearts = people or keys[:1]
    return {(min(a, b), max(a, b)) for a in hearts for b in keys if a != b}


def _keys(owner_id: UUID, mentions: Sequence[Mention]) -> dict[UUID, tuple[str, int]]:
    """Give what makes mentions one point: their entity, or the token of their number."""
    ids = [each.pk for each in mentions]
    entities = dict(LinkMember.objects.filter(owner_id=owner_id, mention_id__in=ids)
                    .values_list("mention_id", "entity"))  # fmt: skip
    rows = LinkToken.objects.filter(mention_id__in=ids, reach=Reach.OWN, kind__in=NODES)
    tokens: dict[UUID, int] = {}
    order = {kind: place for place, kind in enumerate(NODES)}
    for row in sorted(rows, key=lambda row: -order[row.kind]):
        tokens[row.mention_id] = row.token  # the strongest kind comes last, and stays
    found = {}
    for each in mentions:
        if each.kind == Thing.PERSON:
            found[each.pk] = (entities.get(each.pk, str(each.pk)), 0)
        else:
            token = tokens.get(each.pk, 0)
            found[each.pk] = (f"{each.kind}-{token}" if token else str(each.pk), token)
    return found
