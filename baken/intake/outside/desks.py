"""Opening the public desk of each municipality; run as the owner, as often as one likes."""

import os
from uuid import UUID

from django.db import transaction

from baken.intake.outside.models import OutsideDesk
from baken.parties.kinds import OrganisationKind
from baken.parties.models import Organisation
from baken.vault.keeper.core import KeyKeeper
from baken.vault.shredding import every

SALT = 16


@transaction.atomic
def open_desks(keeper: KeyKeeper) -> int:
    """Make a desk for every municipality with a name in addresses that has none; give how many.

    A desk takes no report before the processing is switched on.
    """
    known = set(every(OutsideDesk).values_list("owner_id", flat=True))
    places = Organisation.objects.filter(kind=OrganisationKind.MUNICIPALITY).exclude(slug="")
    made = [
        OutsideDesk(
            owner_id=place.pk,
            region_id=place.region_id,
            public=keeper.outside_key(place.pk),
            salt=os.urandom(SALT),
        )
        for place in places
        if place.pk not in known
    ]
    for desk in made:
        desk.save(force_insert=True)
    return len(made)


def public_key(owner_id: UUID) -> bytes:
    """Give the key to which texts for a municipality are sealed; raise DoesNotExist."""
    return bytes(OutsideDesk.objects.get(owner_id=owner_id).public)
