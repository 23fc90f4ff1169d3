"""Writing to whoever holds a receipt."""

from uuid import UUID, uuid4

from django.db.models import Max

from baken.access.actor import Actor
from baken.access.protected import belonging
from baken.core import clock
from baken.intake.models import Report
from baken.intake.outside.desks import public_key
from baken.intake.outside.models import MessageKind, OutsideMessage, OutsideReport
from baken.vault import outside as sealing


def write(actor: Actor, *, outside: OutsideReport, text: str) -> OutsideMessage:
    """Seal a message to the reporter and to the municipality; only they can read it."""
    message_id: UUID = uuid4()
    bound = sealing.Bound(outside.owner_id, message_id)
    readers = {"office": public_key(outside.owner_id), "reporter": bytes(outside.public)}
    sealed = sealing.seal(bound, text, readers)
    last = OutsideMessage.objects.filter(outside=outside).aggregate(last=Max("place"))["last"]
    made: OutsideMessage = OutsideMessage.objects.create(
        **belonging(outside),
        id=message_id,
        outside=outside,
        kind=MessageKind.MESSAGE,
        place=(last or 0) + 1,
        written_by_id=actor.person_id,
        written_on=clock.today(),
        body=sealed.body,
        for_office=sealed.boxes["office"],
        for_reporter=sealed.boxes["reporter"],
    )
    return made


def pass_on(actor: Actor, *, report: Report, text: str) -> None:
    """Let a reporter from outside read what is fed back about their report."""
    outside = OutsideReport.objects.filter(report=report).first()
    if outside is not None:
        write(actor, outside=outside, text=text)
