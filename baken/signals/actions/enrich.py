"""Enriching: consulting sources and noting what a signal names."""

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.protected import belonging
from baken.access.trail import record
from baken.core import clock
from baken.core.refusals import Refused
from baken.signals import followers, marks
from baken.signals.models import Consultation, Mention, Signal
from baken.signals.vocabulary import SignalEvent


@transaction.atomic
def consult(
    actor: Actor, *, signal: Signal, source: str, purpose: str, legal_basis: str, found: str
) -> Consultation:
    """Note a source that was consulted; each needs a purpose and a basis of its own.

    Raises Refused when either is missing.
    """
    if not (purpose.strip() and legal_basis.strip()):
        raise Refused(_("Elke bron heeft een eigen doel en grondslag nodig."))
    made: Consultation = Consultation.objects.create(
        **belonging(signal),
        signal=signal,
        source=source,
        purpose=purpose,
        legal_basis=legal_basis,
        consulted_by_id=actor.person_id,
        consulted_at=clock.now(),
        found=found,
    )
    record(actor, SignalEvent.CONSULTED, made)
    return made


@transaction.atomic
def note(
    actor: Actor, *, signal: Signal, kind: str, value: str, named_as: str, according_to: str
) -> Mention:
    """Note a person or thing that the signal names, and according to whom.

    Raises Refused when nothing is named.
    """
    if not value.strip():
        raise Refused(_("Vul in wie of wat u wilt vastleggen."))
    made: Mention = Mention.objects.create(
        **belonging(signal),
        signal=signal,
        kind=kind,
        value=value,
        named_as=named_as,
        according_to=according_to,
        added_by_id=actor.person_id,
        added_at=clock.now(),
        mark=marks.of(signal.owner_id, kind, value),
    )
    record(actor, SignalEvent.NAMED, made)
    followers.noted(actor, made)
    return made
