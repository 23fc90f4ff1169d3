"""Switches: recording ground, advice and stop of a processing; the consent of the works council."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.oversight import switches
from baken.access.oversight.models import (
    LogConsent,
    ProcessingAdvice,
    ProcessingGround,
    ProcessingStop,
)
from baken.core import clock
from baken.core.refusals import Refused
from baken.parties.models import Organisation


@transaction.atomic
def record_ground(
    actor: Actor,
    *,
    owner: Organisation,
    processing: str,
    ground: str,
    assessment: str,
    review_on: date,
) -> ProcessingGround:
    """Record on what ground a municipality does a processing; it asks for a new advice.

    Raises Refused when it would be reviewed before tomorrow.
    """
    if review_on <= clock.today():
        raise Refused(_("Kies een dag na vandaag om dit opnieuw te bekijken."))
    made: ProcessingGround = ProcessingGround.objects.create(
        owner=owner,
        region_id=owner.region_id,
        processing=processing,
        ground=ground,
        assessment=assessment,
        review_on=review_on,
        at=clock.now(),
        by_id=actor.person_id,
    )
    return made


@transaction.atomic
def advise(
    actor: Actor, *, owner: Organisation, processing: str, is_positive: bool, advice: str
) -> ProcessingAdvice:
    """Record the advice on the ground that stands; raises Refused while there is none."""
    if switches.state(processing, owner.pk).ground is None:
        raise Refused(_("Er is nog geen grondslag vastgelegd om over te adviseren."))
    made: ProcessingAdvice = ProcessingAdvice.objects.create(
        owner=owner,
        region_id=owner.region_id,
        processing=processing,
        is_positive=is_positive,
        advice=advice,
        at=clock.now(),
        by_id=actor.person_id,
    )
    return made


@transaction.atomic
def stop(actor: Actor, *, owner: Organisation, processing: str, reason: str) -> ProcessingStop:
    """Stop a processing at once; only a new ground and a new advice start it again.

    Raises Refused when it is off already.
    """
    if not switches.state(processing, owner.pk).is_on:
        raise Refused(_("Deze verwerking staat al uit."))
    made: ProcessingStop = ProcessingStop.objects.create(
        owner=owner,
        region_id=owner.region_id,
        processing=processing,
        reason=reason,
        at=clock.now(),
        by_id=actor.person_id,
    )
    return made


@transaction.atomic
def record_consent(
    actor: Actor, *, owner: Organisation, reference: str, consented_on: date
) -> LogConsent:
    """Record that the works council agreed; raises Refused for a day that has yet to come."""
    if consented_on > clock.today():
        raise Refused(_("Deze dag moet nog komen."))
    made: LogConsent = LogConsent.objects.create(
        owner=owner,
        region_id=owner.region_id,
        reference=reference,
        consented_on=consented_on,
        recorded_by_id=actor.person_id,
        recorded_at=clock.now(),
    )
    return made
