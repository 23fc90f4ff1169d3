"""Stating: what a signal names becomes statements and tokens, and proposals follow at once."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from baken.access.actor import Actor
from baken.access.oversight import switches
from baken.access.protected import belonging
from baken.core import clock
from baken.core.ids import new_id
from baken.matching import people, reading, weighing
from baken.matching.models import LinkToken, Statement
from baken.matching.vocabulary import ACROSS, SECOND, Reach
from baken.signals.models import Mention
from baken.vault import link
from baken.vault.door import unwrap

BATCH = 50
"""How many older mentions are stated in one go: each is opened in the name of whoever asks."""


@transaction.atomic
def state(actor: Actor, *, mention: Mention) -> list[Statement]:
    """State what an open mention says, keep its tokens, and weigh what it may have to do with.

    Nothing while the municipality has not decided to look for links.
    """
    del actor  # the rows and the keeper's log say who acts
    if not switches.is_on("linkage", mention.owner_id):
        return []
    text = mention.value.text
    read = reading.values(mention.kind, text) or [(reading.UNREAD, text)]
    made = [_statement(mention, name, value, text) for name, value in read]
    _keep_tokens(mention, _gathered(made)[mention.pk])
    propose(mention)
    return made


def propose(mention: Mention) -> None:
    """Weigh the persons of a signal beside those of other signals that share something."""
    weighing.weigh(mention.owner, mention.dossier_id)


@transaction.atomic
def catch_up(actor: Actor) -> int:
    """State mentions from before a switch was on, a batch at a time; give how many are left."""
    mine = {held.organisation_id for held in actor.organisations("focal_officer")}
    waiting = _unstated([each for each in mine if switches.is_on("linkage", each)])
    found = list(waiting.select_related("signal", "owner").order_by("pk")[:BATCH])
    unwrap(found)
    for each in found:
        state(actor, mention=each)
    near = _not_across([each for each in mine if switches.is_on("hits", each)])
    _reach_out(list(near.select_related("owner").order_by("pk")[:BATCH]))
    return waiting.count() + near.count()


def _unstated(owners: list[UUID]) -> "QuerySet[Mention]":
    stated = Statement.objects.values("mention_id")
    rows: QuerySet[Mention] = Mention.objects.filter(owner_id__in=owners)
    return rows.exclude(pk__in=stated)


def _not_across(owners: list[UUID]) -> "QuerySet[Mention]":
    """Give mentions with something to compare in the region, that were never made comparable."""
    own = LinkToken.objects.filter(reach=Reach.OWN, kind__in=ACROSS).values("mention_id")
    across = LinkToken.objects.filter(reach=Reach.REGION).values("mention_id")
    rows: QuerySet[Mention] = Mention.objects.filter(owner_id__in=owners, pk__in=own)
    return rows.exclude(pk__in=across)


def _reach_out(mentions: list[Mention]) -> None:
    rows = list(Statement.objects.filter(mention__in=mentions))
    unwrap(rows)
    stated = _gathered(rows)
    for each in mentions:
        _across(each, people.keys_of(stated[each.pk], people.town_of(each.owner)).keys)


def _gathered(statements: Iterable[Statement]) -> dict[UUID, people.Stated]:
    """Give what open statements say, per mention; an attribute may stand there twice."""
    found: dict[UUID, people.Stated] = defaultdict(dict)
    for each in statements:
        found[each.mention_id].setdefault(each.attribute, []).append(each.value.text)
    return found


def _statement(mention: Mention, name: str, value: str, original: str) -> Statement:
    made: Statement = Statement.objects.create(
        **belonging(mention),
        signal_id=mention.signal_id,
        mention=mention,
        kind=mention.kind,
        attribute=name,
        confidence=reading.certainty(name, value, original),
        ground=mention.signal.legal_basis,
        stated_at=clock.now(),
        value=value,
        original=original,
    )
    return made


def _keep_tokens(mention: Mention, stated: people.Stated) -> None:
    found = people.keys_of(stated, people.town_of(mention.owner))
    made = link.tokens(mention.owner_id, [*found.keys, *found.loose], model=LinkToken)
    _store(mention, Reach.OWN, [each for each in made if each[0] not in SECOND])
    _store(mention, Reach.LOOSE, [each for each in made if each[0] in SECOND])
    if switches.is_on("hits", mention.owner_id):
        _across(mention, found.keys)


def _across(mention: Mention, keys: list[tuple[str, str]]) -> None:
    wanted = [each for each in keys if each[0] in ACROSS]
    found = link.tokens(mention.owner_id, wanted, model=LinkToken, reach="region")
    _store(mention, Reach.REGION, found)


def _store(mention: Mention, reach: Reach, tokens: list[tuple[str, int]]) -> None:
    """Keep tokens as of the moment of noting: that says who had it first, also when made later."""
    LinkToken.objects.bulk_create(
        LinkToken(
            id=new_id(), **belonging(mention), mention=mention, reach=reach, kind=kind,
            token=token, made_at=mention.added_at,
        )
        for kind, token in tokens
    )  # fmt: skip
