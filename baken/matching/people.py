"""A person of a signal as the library compares them, with what else that signal names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from baken.linkage.keys import loose_values, values
from baken.linkage.known import Known, known, profile
from baken.linkage.mention import PERIOD
from baken.matching import reading
from baken.matching.models import LinkMember, Statement
from baken.parties.models import Organisation
from baken.signals.vocabulary import Thing

Stated = dict[str, list[str]]
"""What one mention states: an attribute may have several values, such as a second name."""


@dataclass
class Said:
    """The open statements of some dossiers, by mention; persons apart from things."""

    town: str
    people: dict[UUID, Stated] = field(default_factory=dict)
    things: dict[UUID, dict[UUID, Stated]] = field(default_factory=lambda: defaultdict(dict))
    dossier_of: dict[UUID, UUID] = field(default_factory=dict)

    def person(self, mention_id: UUID) -> Known:
        """Give one person under all their names, with the numbers and places of their signal."""
        things = self.things.get(self.dossier_of[mention_id], {})
        parts = [*_parts(self.people.get(mention_id, {}), self.town)]
        for stated in things.values():
            # A town that stands with the address stays; else the house lies where the signal was.
            with_town = {"city": [self.town] if "street" in stated else [], **stated}
            parts += _parts(with_town, "")
        return profile(parts)

    def add(self, statements: Iterable[Statement]) -> None:
        """Add statements that are open, in the order in which they were made."""
        for each in sorted(statements, key=lambda each: (each.stated_at, each.pk)):
            self.dossier_of[each.mention_id] = each.dossier_id
            held = self.people if each.kind == Thing.PERSON else self.things[each.dossier_id]
            stated = held.setdefault(each.mention_id, {})
            stated.setdefault(each.attribute, []).append(each.value.text)


def _parts(stated: Stated, town: str) -> Iterator[Known]:
    """Give one mention, and one more for each further name it gives the same person."""
    # Of several periods nobody knows which holds together: then none does.
    unsaid = PERIOD if any(len(stated.get(name, ())) > 1 for name in PERIOD) else ()
    first = {name: values[0] for name, values in stated.items() if values and name not in unsaid}
    yield known(reading.mention(first, town))
    for name, further in stated.items():
        yield from (known(reading.mention({name: value}, "")) for value in further[1:])


@dataclass(frozen=True)
class Tokened:
    """What is hashed of one mention: what few share, and what many share (the second look)."""

    keys: list[tuple[str, str]]
    loose: list[tuple[str, str]]


def keys_of(stated: Stated, town: str) -> Tokened:
    """Give kind and text of every token of one mention."""
    of_person = profile([*_parts(stated, town)])
    first = {name: values[0] for name, values in stated.items() if values}
    keys = dict.fromkeys((*values(of_person), *reading.beside(first)))
    return Tokened([*keys], [*dict.fromkeys(loose_values(of_person))])


def keys_of_somebody(name: str, born: str, numbers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Give kind and text of every token of a client, read as a signal would have named them."""
    told = f"{name}, geboren {born}" if born.strip() else name
    return keys_of(together([*reading.values(Thing.PERSON, told), *numbers.items()]), "").keys


def together(said: Iterable[tuple[str, str]]) -> Stated:
    """Give all values of each attribute, in the order in which they were said."""
    stated: Stated = {}
    for attribute, value in said:
        stated.setdefault(attribute, []).append(value)
    return stated


def town_of(owner: Organisation) -> str:
    """Give a municipality as people write it in an address."""
    return owner.name.removeprefix("Gemeente ").strip()


@dataclass(frozen=True)
class Whole:
    """An entity: its name, and its mentions with the dossier of each."""

    name: str
    members: Mapping[UUID, UUID]


def entities(owner_id: UUID, mentions: Mapping[UUID, UUID]) -> dict[UUID, Whole]:
    """Give the entity of each mention (with its dossier); itself alone when nobody judged."""
    named = LinkMember.objects.filter(owner_id=owner_id, mention_id__in=list(mentions))
    of = dict(named.values_list("mention_id", "entity"))
    rows = LinkMember.objects.filter(owner_id=owner_id, entity__in=set(of.values()))
    members: dict[str, dict[UUID, UUID]] = defaultdict(dict)
    for mention_id, dossier_id, entity in rows.values_list(
        "mention_id", "dossier_id", "entity"
    ).order_by("mention_id"):
        members[entity][mention_id] = dossier_id
    return {
        each: Whole(of[each], members[of[each]]) if each in of else Whole(str(each), {each: there})
        for each, there in mentions.items()
    }
