"""Entities from what people judged: re-formed after every judgement, undoing and erasure.

An entity keeps its name as long as most of its mentions stay together; the order in which people
judged changes nothing (`baken.linkage.judgement`).
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Q

from baken.linkage.judgement import Entities, Judgement, Verdict, entities
from baken.matching.models import LinkJudgement, LinkMember
from baken.signals.models import Mention
from baken.vault.shredding import every


def regrouped(
    mentions: Iterable[UUID], judged: Iterable[LinkJudgement], before: Mapping[UUID, str]
) -> Entities:
    """Give the entities of these mentions, without touching a row."""
    held = [
        Judgement(
            one=str(each.mention_id), other=str(each.other_mention),
            verdict=Verdict(each.verdict), by=str(each.by_id), at=each.at, why="",
            withdrawn_at=each.withdrawn_at,
        )
        for each in judged
    ]  # fmt: skip
    names = {str(mention): entity for mention, entity in before.items()}
    return entities(map(str, mentions), (), held, names)


def near(owner_id: UUID, start: Iterable[UUID]) -> tuple[set[UUID], list[LinkJudgement]]:
    """Give what hangs together with these mentions by judgement or entity, and the judgements."""
    seen: set[UUID] = set()
    todo, judged = set(start), dict[UUID, LinkJudgement]()
    while todo:
        seen |= todo
        of_these = Q(mention_id__in=todo) | Q(other_mention__in=todo)
        found = every(LinkJudgement).filter(of_these, owner_id=owner_id, withdrawn_at=None)
        judged |= {each.pk: each for each in found.defer("why")}
        members = every(LinkMember).filter(owner_id=owner_id)
        named = members.filter(mention_id__in=todo).values_list("entity", flat=True)
        todo = set(members.filter(entity__in=list(named)).values_list("mention_id", flat=True))
        todo |= {each for row in found for each in (row.mention_id, row.other_mention)}
        todo -= seen
    return seen, list(judged.values())


def reform(owner_id: UUID, start: Iterable[UUID]) -> Entities:
    """Form the entities around these mentions anew, and keep them."""
    mentions, judged = near(owner_id, start)
    there = {each.pk: each for each in every(Mention).filter(pk__in=mentions, owner_id=owner_id)}
    rows = every(LinkMember).filter(owner_id=owner_id, mention_id__in=there)
    before = dict(rows.values_list("mention_id", "entity"))
    found = regrouped(there, judged, before)
    sizes = {entity: len(members) for entity, members in found.members().items()}
    for name, entity in found.of.items():
        _keep(there[UUID(name)], entity, before, alone=sizes[entity] == 1)
    return found


def _keep(mention: Mention, entity: str, before: Mapping[UUID, str], *, alone: bool) -> None:
    if mention.pk in before:
        if before[mention.pk] != entity:
            every(LinkMember).filter(mention_id=mention.pk).update(entity=entity)
    elif not alone:
        every(LinkMember).create(
            mention_id=mention.pk, entity=entity, dossier_id=mention.dossier_id,
            owner_id=mention.owner_id, region_id=mention.region_id,
        )  # fmt: skip


def reform_all() -> None:
    """Form every entity anew, after rows of a dossier are gone; as the owner of the tables."""
    for owner_id in set(every(LinkMember).values_list("owner_id", flat=True)):
        mine = every(LinkMember).filter(owner_id=owner_id)
        reform(owner_id, list(mine.values_list("mention_id", flat=True)))
