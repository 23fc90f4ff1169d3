"""What lies near one signal: who shares tokens with it, opened in few questions and kept whole.

`Nearby` is how the library looks here (`baken.linkage.proposing`): tokens that the keeper made, a
b-tree behind the walls, and the merged profile of each entity that a token leads to.
"""

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from django.db.models import Q

from baken.linkage.keys import Key
from baken.linkage.known import Known, profile
from baken.linkage.proposing import PARTS, SECOND
from baken.linkage.proposing import Reach as Distance
from baken.matching.finding import Found, sharing
from baken.matching.models import LinkJudgement, LinkToken, Statement
from baken.matching.people import Said, Whole, entities, town_of
from baken.matching.vocabulary import NODES, LinkVerdict, Reach
from baken.parties.models import Organisation
from baken.signals.models import Mention
from baken.signals.vocabulary import Thing
from baken.vault.door import unwrap


class Stored:
    """The keys of one person as the table has them: nobody here can make a key."""

    def __init__(self, tokens: Iterable[LinkToken]) -> None:
        self._tokens = list(tokens)

    def keys(self, known: Known) -> tuple[Key, ...]:
        """Give the keys of the first look."""
        del known
        return self.of(Reach.OWN)

    def loose(self, known: Known) -> tuple[Key, ...]:
        """Give the keys of the second look."""
        del known
        return self.of(Reach.LOOSE)

    def of(self, reach: Reach) -> tuple[Key, ...]:
        """Give the keys of one look."""
        return tuple(Key(each.kind, each.token) for each in self._tokens if each.reach == reach)


class Nearby:
    """Everything near one signal of a municipality, as far as somebody asked for it."""

    def __init__(self, owner: Organisation, dossier_id: UUID) -> None:
        self.owner, self.dossier_id = owner, dossier_id
        self.persons = list(_persons(owner.pk, [dossier_id]))
        self.other: dict[str, Mention] = {}
        self.shared: dict[UUID, tuple[str, ...]] = {}
        self._said, self._opened = Said(town_of(owner)), set[UUID]()
        reaches = (Reach.OWN, Reach.LOOSE)
        mine = LinkToken.objects.filter(dossier_id=dossier_id, reach__in=reaches)
        self._tokens = list(mine.order_by("token", "id"))
        self._found: dict[tuple[Reach, frozenset[int]], list[Found]] = {}

    def stored(self, person: Mention) -> Stored:
        """Give the keys of one person, with those of the numbers and places of the signal."""
        others = {each.pk for each in self.persons} - {person.pk}
        return Stored(each for each in self._tokens if each.mention_id not in others)

    def meets_nobody(self) -> bool:
        """Say whether no key leads anywhere: then nothing needs to be opened."""
        everything = Stored(self._tokens)
        return not any(
            self._sharing(reach, everything.of(reach)) for reach in (Reach.OWN, Reach.LOOSE)
        )

    def person(self, mention_id: UUID) -> Known | None:
        """Give one person of this signal as it tells of them; None when nothing was stated."""
        self._open([self.dossier_id])
        return self._said.person(mention_id) if mention_id in self._said.dossier_of else None

    def whole(self, entity: Whole) -> Known | None:
        """Give what the mentions of an entity say together; None when none of them is stated."""
        newest = _newest(entity)
        self._open(newest.values())
        stated = [each for each in newest if each in self._said.dossier_of]
        return profile([self._said.person(each) for each in stated]) if stated else None

    def look(
        self, person: Mention, keys: Sequence[Key], distance: Distance
    ) -> Iterator[tuple[str, Known]]:
        """Give the entities that these keys lead to; not one that a person set apart from this."""
        found = self._sharing(Reach.LOOSE if distance == SECOND else Reach.OWN, keys)
        others = [each for each in _persons(self.owner.pk, [each.dossier_id for each in found])
                  if _is_meant(each, found)]  # fmt: skip
        ids = {each.pk: each.dossier_id for each in [person, *others]}
        whole = entities(self.owner.pk, ids)
        mine = whole[person.pk]
        apart = self._apart(mine)
        self._open(there for each in whole.values() for there in _newest(each).values())
        self.shared |= {each.dossier_id: each.kinds for each in found
                        if each.dossier_id not in self.shared}  # fmt: skip
        for other in others:
            entity = whole[other.pk]
            if entity.name == mine.name or entity.members.keys() & apart:
                continue
            if known := self.whole(entity):
                self.other.setdefault(entity.name, other)
                yield entity.name, known

    def _sharing(self, reach: Reach, keys: Sequence[Key]) -> list[Found]:
        tokens = frozenset(each.token for each in keys)
        if tokens and (reach, tokens) not in self._found:
            found = sharing(self.owner.pk, self.dossier_id, sorted(tokens), reach)
            self._found[reach, tokens] = found
        return self._found.get((reach, tokens), [])

    def _apart(self, mine: Whole) -> set[UUID]:
        """Give the mentions that somebody said are not this person."""
        own = list(mine.members)
        different = LinkJudgement.objects.filter(
            Q(mention_id__in=own) | Q(other_mention__in=own),
            withdrawn_at=None, verdict=LinkVerdict.DIFFERENT,
        )  # fmt: skip
        pairs = different.values_list("mention_id", "other_mention")
        return {each for pair in pairs for each in pair} - set(own)

    def _open(self, dossiers: Iterable[UUID]) -> None:
        """Open the statements of signals that are not open yet, in one question to the keeper."""
        wanted = set(dossiers) - self._opened
        if not wanted:
            return
        rows = list(Statement.objects.filter(owner_id=self.owner.pk, dossier_id__in=wanted))
        unwrap(rows, verb="search")
        self._said.add(rows)
        self._opened |= wanted


def _newest(entity: Whole) -> dict[UUID, UUID]:
    names = sorted(entity.members, key=lambda each: each.int)[-PARTS:]
    return {each: entity.members[each] for each in names}


def _persons(owner_id: UUID, dossiers: Sequence[UUID]) -> Sequence[Mention]:
    found = Mention.objects.filter(owner_id=owner_id, dossier_id__in=dossiers, kind=Thing.PERSON)
    return list(found.order_by("pk"))


def _is_meant(person: Mention, found: Sequence[Found]) -> bool:
    """Say whether a key leads to this person, or to a number or place of their signal."""
    [there] = [each for each in found if each.dossier_id == person.dossier_id]
    return person.pk in there.mentions or bool({*NODES} & {*there.kinds})
