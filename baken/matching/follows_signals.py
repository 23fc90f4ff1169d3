"""What matching does when a signal names somebody, and shows on its page: “Mogelijk hetzelfde”."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from baken.access.actor import Actor
from baken.access.oversight import switches
from baken.matching import actions, listing
from baken.matching.actions import budget
from baken.matching.models import LinkHit, LinkToken
from baken.matching.network import UNWEIGHED
from baken.matching.vocabulary import HitAnswer, LinkVerdict, Reach
from baken.signals.followers import Panel
from baken.signals.models import Mention, Signal

MOST = 10
PLACES = ("address", "postcode", "company", "account")
"""What has no mark (decision 0012): the page of a signal tells of numbers by itself."""


def noted(actor: Actor, mention: Mention) -> None:
    """State what was noted and weigh it at once, within a day's budget (or raise Refused).

    Beside that, make it comparable with care.
    """
    actions.mark_for_care(mention)
    if switches.is_on("linkage", mention.owner_id):
        budget.refuse_too_many(actor)
        actions.state(actor, mention=mention)


def panels(actor: Actor, signal: Signal) -> list[Panel]:
    """Give proposals, shared places and hits of a signal; nothing while it is switched off."""
    if not actor.role_for("read", "link_proposal", signal.owner_id, signal.dossier_id):
        return []
    if not switches.is_on("linkage", signal.owner_id):
        return []
    found = listing.pairs(listing.of_dossier(signal.dossier_id)[:MOST], signal.dossier_id)
    apart = [each for each in found if _is_apart(each)]
    places = _places(signal)
    rows = [row for each in found for row in (each.one, each.other)]
    rows += [mention for mention, _ in places]
    page: dict[str, Any] = {
        "pairs": [each for each in found if each not in apart],
        "apart": apart,
        "places": places,
        "hits": list(_hits(signal.dossier_id)),
        "network": _network(signal),
    }
    is_empty = not (found or places or page["hits"] or page["network"])
    return [] if is_empty else [Panel("matching/_panel.html", rows, page)]


def _is_apart(pair: listing.Pair) -> bool:
    return pair.judgement is not None and pair.judgement.verdict == LinkVerdict.DIFFERENT


def _network(signal: Signal) -> Mention | None:
    """Give where a drawing may begin: what a weighed signal names first."""
    if signal.status in UNWEIGHED or not switches.is_on("networks", signal.owner_id):
        return None
    found: Mention | None = Mention.objects.filter(signal=signal).order_by("added_at", "id").first()
    return found


def _hits(dossier_id: UUID) -> Iterable[LinkHit]:
    waiting = LinkHit.objects.defer("their_dossier").filter(answer=HitAnswer.WAITING)
    return waiting.filter(dossier_id=dossier_id).select_related("their_owner")


def _places(signal: Signal) -> list[tuple[Mention, list[Signal]]]:
    """Give the places and names of this signal that other signals name as well, and which."""
    own = LinkToken.objects.filter(
        dossier_id=signal.dossier_id, reach=Reach.OWN, kind__in=PLACES
    ).values_list("token", "mention_id")
    mine = dict(own)
    others = LinkToken.objects.filter(owner_id=signal.owner_id, reach=Reach.OWN,
                                      token__in=list(mine))  # fmt: skip
    others = others.exclude(dossier_id=signal.dossier_id).select_related("mention__signal")
    found: dict[UUID, dict[UUID, Signal]] = defaultdict(dict)
    for each in others.order_by("-made_at")[:50]:
        found[mine[each.token]][each.dossier_id] = each.mention.signal
    mentions = Mention.objects.filter(pk__in=found).order_by("added_at")
    return [(each, list(found[each.pk].values())) for each in mentions]
