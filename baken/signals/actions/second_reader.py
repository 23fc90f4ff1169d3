"""Letting a focal officer of another municipality weigh along, for one signal and until a day."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.models import Grant
from baken.access.protected import belonging
from baken.access.trail import record
from baken.core import clock
from baken.core.refusals import Refused
from baken.knowledge.packs import terms
from baken.parties.models import Assignment, Person
from baken.signals.models import Signal
from baken.signals.partners import agreed_with
from baken.signals.vocabulary import SignalEvent

SECOND_READER = "second_reader"


@transaction.atomic
def let_second_reader_in(
    actor: Actor, *, signal: Signal, person: Person, purpose: str, ground: str
) -> Grant:
    """Let a focal officer of another municipality see this one signal, to weigh along.

    Raises Refused for the weigher, for somebody who already sees the dossier, for somebody who is
    no focal officer, and for a municipality without an agreement in force.
    """
    _refuse_as_reader(actor, signal, person)
    today = clock.today()
    grant: Grant = Grant.objects.create(
        **belonging(signal),
        person=person,
        role=SECOND_READER,
        purpose=purpose,
        ground=ground,
        granted_by_id=actor.person_id,
        granted_at=clock.now(),
        valid_from=today,
        valid_until=today + timedelta(days=terms().value("second_reader_sees_for", today)),
    )
    record(actor, SignalEvent.LET_IN, grant)
    return grant


def _refuse_as_reader(actor: Actor, signal: Signal, person: Person) -> None:
    held = Assignment.objects.on(clock.today()).filter(person=person, role="focal_officer")
    organisations = {each.organisation_id for each in held}
    if not organisations:
        raise Refused(_("Kies een aandachtsfunctionaris: alleen die kan meewegen."))
    inside = person.pk == actor.person_id or signal.owner_id in organisations
    if not inside and not organisations & agreed_with(signal.owner_id, clock.today()):
        raise Refused(_("Met die gemeente is geen afspraak over meewegen. Vraag uw beheerder."))
    if inside:
        raise Refused(_("Deze collega ziet het signaal al. Vraag haar of hem om mee te wegen."))
    if Grant.objects.on(clock.today()).filter(dossier_id=signal.dossier_id, person=person).exists():
        raise Refused(_("Deze collega is al gevraagd en ziet het signaal al."))
