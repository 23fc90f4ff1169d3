"""The trail: every action appends one event."""

from uuid import UUID

from baken.access.actor import Actor
from baken.access.models import Event, OfficeEvent
from baken.access.protected import Protected
from baken.core import clock
from baken.core.logs import operation_id
from baken.parties.models import Organisation


def record(actor: Actor, verb: str, row: Protected, *, why: str = "") -> Event:
    """Append what somebody did to a row of a dossier, and why."""
    return Event.objects.create(
        dossier_id=row.dossier_id,
        owner_id=row.owner_id,
        region_id=row.region_id,
        at=clock.now(),
        actor_id=actor.person_id,
        actor_role=actor.role_for("create", "event", row.owner_id, row.dossier_id),
        verb=verb,
        subject_kind=row.row_kind,
        subject_id=row.pk,
        why=why,
        operation=_operation(),
    )


def record_office(
    actor: Actor, verb: str, organisation: Organisation, *, kind: str, subject_id: UUID
) -> OfficeEvent:
    """Append what an administrator did to people or roles of an organisation."""
    return OfficeEvent.objects.create(
        owner_id=organisation.pk,
        region_id=organisation.region_id,
        at=clock.now(),
        actor_id=actor.person_id,
        verb=verb,
        subject_kind=kind,
        subject_id=subject_id,
        operation=_operation(),
    )


def _operation() -> UUID | None:
    current = operation_id.get()
    return UUID(current) if current else None
