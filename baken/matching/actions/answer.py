"""Answering a hit: the holder of the dossier seeks contact, or stays silent."""

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.protected import belonging
from baken.access.trail import record
from baken.core import clock
from baken.core.refusals import Refused
from baken.matching.models import LinkContact, LinkHit
from baken.matching.vocabulary import HitAnswer
from baken.signals.vocabulary import SignalEvent


@transaction.atomic
def answer_hit(actor: Actor, *, hit: LinkHit, answer: str, why: str, message: str = "") -> LinkHit:
    """Answer a hit; only contact tells the other municipality anything.

    Raises Refused without a reason, for contact without a message, and when it was answered.
    """
    locked: LinkHit = _locked(hit)
    if locked.answer != HitAnswer.WAITING:
        raise Refused(_("Een collega heeft deze treffer net beantwoord."))
    if not why.strip():
        raise Refused(_("Schrijf op waarom u dit kiest."))
    if answer == HitAnswer.CONTACT and not message.strip():
        raise Refused(_("Schrijf wat de andere gemeente mag weten, en hoe zij u bereikt."))
    locked.answer, locked.why = answer, why
    locked.answered_at, locked.answered_by_id = clock.now(), actor.person_id
    locked.save(update_fields=["answer", "why", "answered_at", "answered_by"])
    if answer == HitAnswer.CONTACT:
        _send(actor, locked, message)
    record(actor, SignalEvent.HIT_ANSWERED, locked)
    return locked


def _locked(hit: LinkHit) -> LinkHit:
    # Which dossier of theirs it is stays hidden from the office: never ask for that column.
    rows = LinkHit.objects.defer("their_dossier").select_for_update(of=("self",))
    found: LinkHit = rows.get(pk=hit.pk)
    return found


def _send(actor: Actor, hit: LinkHit, message: str) -> None:
    LinkContact.objects.create(
        **belonging(hit),
        hit=hit,
        addressee_id=hit.their_owner_id,
        sent_by_id=actor.person_id,
        sent_at=clock.now(),
        message=message,
    )
