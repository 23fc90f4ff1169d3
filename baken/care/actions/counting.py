"""What is counted without a dossier: an advice contact."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.care.models import AdviceContact
from baken.core import clock
from baken.core.refusals import Refused


@transaction.atomic
def count_advice(actor: Actor, *, on: date, asked_by: str, about: str) -> AdviceContact:
    """Count that somebody asked advice; raise Refused for a day to come.

    Without an event: there is no dossier, and nothing about anybody.
    """
    if on > clock.today():
        raise Refused(_("Die dag moet nog komen."))
    made: AdviceContact = AdviceContact.objects.create(
        owner_id=actor.organisation_id,
        region_id=actor.region_id,
        on=on,
        asked_by=asked_by,
        about=about,
    )
    return made
