"""Looks to write down in tests: an owner of their own, so that no other line is in the way."""

from typing import Any
from uuid import UUID, uuid4

from baken.vault.logbook.look import Look, Seen

REGION = uuid4()


def seen(owner: UUID, *, kind: str = "signal", dossier: UUID | None = None) -> Seen:
    """Give a row of an owner, in a dossier of its own."""
    return Seen(
        table=f"signals_{kind}",
        kind=kind,
        row_id=uuid4(),
        owner_id=owner,
        region_id=REGION,
        dossier_id=dossier or uuid4(),
    )


def look(*objects: Seen, **more: Any) -> Look:
    """Give a look of somebody at these rows."""
    said: dict[str, Any] = {
        "operation": uuid4(),
        "actor_kind": "person",
        "actor": str(uuid4()),
        "verb": "read",
        "page": "signal_detail",
        "role": "focal_officer",
        "organisation_id": objects[0].owner_id,
        "purpose": 'Beoordelen of hier “iets” speelt; dat vraagt een \\ en een "',
        "ground": "AVG 6 lid 1 sub e – publieke taak",
    }
    return Look(**{"objects": objects, **said, **more})
