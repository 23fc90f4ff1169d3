"""Proposals, a list and a certificate in two municipalities of the world: invented ends."""

from datetime import timedelta
from uuid import uuid4

from baken.access.retention.certificates import sha256
from baken.access.retention.models import (
    Certificate,
    Destruction,
    KeptCount,
    Proposal,
    Review,
    State,
)
from baken.core import clock
from baken.demo.cast import MARIEKE, fixed_id
from baken.parties.models import Organisation
from baken.vault.shredding import every

BODY = {
    "list": "V-001",
    "organisation": "",
    "what": [],
    "rows": {"signal": 1},
    "keys": 1,
    "made_by": "",
    "confirmed_by": "",
    "archive_reference": "",
    "archive_recorded_by": "",
}


def settle() -> None:
    """Add them, as the owner of the tables."""
    for key, person in (("zandhaven", MARIEKE.key), ("verweg", "vera")):
        _settle_one(Organisation.objects.get(pk=fixed_id("organisation", key)), person)


def _settle_one(place: Organisation, person: str) -> None:
    near = {"owner_id": place.pk, "region_id": place.region_id}
    who, now = fixed_id("person", person), clock.now()
    listed = every(Destruction).create(
        number=1, made_by_id=who, made_at=now, asks_archive=True, **near
    )
    for state in (State.OPEN, State.APPROVED, State.LISTED):
        proposal = every(Proposal).create(
            rule="callback",
            rule_from=clock.today().replace(year=2026, month=1, day=1),
            subject_id=uuid4(),
            code="T-0000-00",
            begins_on=clock.today() - timedelta(days=120),
            ends_on=clock.today() - timedelta(days=30),
            proposed_at=now,
            review_by=clock.today() + timedelta(days=3),
            state=state,
            destruction=listed if state == State.LISTED else None,
            **near,
        )
    every(Review).create(
        proposal=proposal, choice="destroy", reason="Termijn voorbij", by_id=who, at=now, **near
    )
    every(Certificate).create(
        destruction=listed, made_at=now, body=BODY, sha256=sha256(BODY), **near
    )
    every(KeptCount).create(year=2026, about="signal_form", trait="labour", number=1, **near)
