"""A person of a signal as the library compares them, with what else that signal names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from baken.linkage.keys import values
from baken.linkage.known import Known, known, profile
from baken.matching import reading
from baken.matching.models import LinkMember, Statement
from baken.parties.models import Organisation
from baken.signals.vocabulary import Thing

Stated = dict[str, str]


@dataclass
class Said:
    """The open statements of some dossiers, by mention; persons apart from things."""

    town: str
    people: dict[UUID, Stated] = field(default_factory=dict)
    things: dict[UUID, list[Stated]] = field(default_factory=lambda: defaultdict(list))
    dossier_of: dict[UUID, UUID] = field(default_factory=dict)

    def person(self, mention_id: UUID) -> Known:
        """Give one person, with the numbers and places of their signal."""
        own = reading.mention(self.people.get(mention_id, {}), self.town)
        things = self.things.get(self.dossier_of[mention_id], [])
        return profile([known(own), *(known(reading.mention(each, "")) for each in things)])


def said(statements: Iterable[Statement], town: str) -> Said:
    """Gather statements that are open; several values of one attribute: the last one counts."""
    found, by_thing = Said(town), dict[UUID, Stated]()
    for each in sorted(statements, key=lambda each: (each.stated_at, each.pk)):
        found.dossier_of[each.mention_id] = each.dossier_id
        if each.kind == Thing.PERSON:
            found.people.setdefault(each.mention_id, {})[each.attribute] = each.value.text
        else:
            by_thing.setdefault(each.mention_id, {})[each.attribute] = each.value.text
    for mention_id, stated in by_thing.items():
        # A town that stands with the address stays; else the house lies where the signal was.
        stated.setdefault("city", town if "street" in stated else "")
        found.things[found.dossier_of[mention_id]].append(stated)
    return found


def keys_of(stated: Stated, town: str) -> list[tuple[str, str]]:
    """Give kind and text of every token of one mention."""
    of_person = known(reading.mention(stated, town))
    return [*dict.fromkeys((*values(of_person), *reading.beside(stated)))]


def keys_of_somebody(name: str, born: str, numbers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Give kind and text of every token of a client, read as a signal would have named them."""
    told = f"{name}, geboren {born}" if born.strip() else name
    return keys_of({**dict(reading.values(Thing.PERSON, told)), **numbers}, "")


def town_of(owner: Organisation) -> str:
    """Give a municipality as people write it in an address."""
    return owner.name.removeprefix("Gemeente ").strip()


def entities(owner_id: UUID, mentions: Iterable[UUID]) -> Mapping[UUID, Sequence[UUID]]:
    """Give for each mention all mentions of its entity; itself alone when nobody judged."""
    wanted = list(mentions)
    named = LinkMember.objects.filter(owner_id=owner_id, mention_id__in=wanted)
    of = dict(named.values_list("mention_id", "entity"))
    rows = LinkMember.objects.filter(owner_id=owner_id, entity__in=set(of.values()))
    members: dict[str, list[UUID]] = defaultdict(list)
    for mention_id, entity in rows.values_list("mention_id", "entity").order_by("mention_id"):
        members[entity].append(mention_id)
    return {each: members[of[each]] if each in of else [each] for each in wanted}
