"""Stating: what a signal names becomes statements and tokens, and proposals follow at once."""

from django.db import transaction

from baken.access.actor import Actor
from baken.access.oversight import switches
from baken.access.protected import belonging
from baken.core import clock
from baken.core.ids import new_id
from baken.matching import people, reading, weighing
from baken.matching.models import LinkToken, Statement
from baken.matching.vocabulary import ACROSS, Reach
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
    made = [_statement(mention, name, value, text)
            for name, value in reading.values(mention.kind, text)]  # fmt: skip
    _keep_tokens(mention, {each.attribute: each.value.text for each in made})
    propose(mention)
    return made


def propose(mention: Mention) -> None:
    """Weigh the persons of a signal beside those of other signals that share something."""
    weighing.weigh(mention.owner, mention.dossier_id)


@transaction.atomic
def catch_up(actor: Actor) -> int:
    """State mentions from before the switch was on, a batch at a time; give how many are left."""
    mine = {held.organisation_id for held in actor.organisations("focal_officer")}
    on = [each for each in mine if switches.is_on("linkage", each)]
    waiting = Mention.objects.filter(owner_id__in=on).exclude(
        pk__in=LinkToken.objects.values("mention_id")
    )
    waiting = waiting.exclude(pk__in=Statement.objects.values("mention_id"))
    found = list(waiting.select_related("signal", "owner").order_by("pk")[:BATCH])
    unwrap(found)
    stated = [bool(state(actor, mention=each)) for each in found]
    left: int = waiting.count()
    return left if any(stated) else 0


def _statement(mention: Mention, name: str, value: str, original: str) -> Statement:
    made: Statement = Statement.objects.create(
        **belonging(mention),
        signal_id=mention.signal_id,
        mention=mention,
        kind=mention.kind,
        attribute=name,
        ground=mention.signal.legal_basis,
        stated_at=clock.now(),
        value=value,
        original=original,
    )
    return made


def _keep_tokens(mention: Mention, stated: dict[str, str]) -> None:
    keys = people.keys_of(stated, people.town_of(mention.owner))
    _store(mention, Reach.OWN, link.tokens(mention.owner_id, keys, model=LinkToken))
    if switches.is_on("hits", mention.owner_id):
        across = [each for each in keys if each[0] in ACROSS]
        found = link.tokens(mention.owner_id, across, model=LinkToken, across=True)
        _store(mention, Reach.REGION, found)


def _store(mention: Mention, reach: Reach, tokens: list[tuple[str, int]]) -> None:
    now = clock.now()
    LinkToken.objects.bulk_create(
        LinkToken(
            id=new_id(), **belonging(mention), mention=mention, reach=reach, kind=kind,
            token=token, made_at=now,
        )
        for kind, token in tokens
    )  # fmt: skip
