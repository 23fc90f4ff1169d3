"""Registering a victim for CoMensha: only codes, only with consent or where the law obliges."""

import json
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.protected import belonging
from baken.access.trail import record
from baken.care.models import VictimRegistration
from baken.care.registration import Registration, from_plain, to_plain
from baken.care.vocabulary import CareEvent
from baken.cases.models import Case
from baken.core import clock
from baken.core.refusals import Refused


@transaction.atomic
def register_victim(
    actor: Actor, *, case: Case, codes: Registration, sent_on: date | None = None
) -> VictimRegistration:
    """Keep what CoMensha registers.

    Raises Refused for sending what she did not consent to: a municipality has no duty to report,
    the police and the Labour Inspectorate do it themselves.
    """
    if sent_on and codes.consent != "given":
        raise Refused(
            _(
                "Zonder toestemming verstuurt u niets. Politie en Arbeidsinspectie melden zelf, "
                "want zij zijn dat verplicht."
            )
        )
    earlier = VictimRegistration.objects.filter(case=case).first()
    made = earlier or VictimRegistration(**belonging(case), case=case)
    made.ground, made.changed_at, made.sent_on = codes.consent, clock.now(), sent_on
    made.codes = json.dumps(to_plain(codes), ensure_ascii=False)
    made.save()
    record(actor, CareEvent.REGISTERED, made)
    return made


def registration_of(row: VictimRegistration) -> Registration:
    """Read the codes of an opened registration."""
    return from_plain(json.loads(str(row.codes)))
