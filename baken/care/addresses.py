"""The one seam to where somebody is. The inner vault takes the place of this module's inside.

Kept for one person, the coordinator of the stay, and forgotten when the stay ends.
"""

from baken.access.actor import Actor
from baken.access.protected import belonging
from baken.care.models import Placement, ShelterAddress
from baken.core import clock


def keep(actor: Actor, placement: Placement, address: str) -> ShelterAddress:
    """Keep the address of a stay, for whoever writes it; what stood there is forgotten."""
    forget(placement)
    made: ShelterAddress = ShelterAddress.objects.create(
        **belonging(placement),
        placement=placement,
        coordinator_id=actor.person_id,
        kept_at=clock.now(),
        address=address,
    )
    return made


def of(placement: Placement) -> ShelterAddress | None:
    """Give the address of a stay as far as whoever asks may know it."""
    return ShelterAddress.objects.filter(placement=placement).first()


def forget(placement: Placement) -> None:
    """Forget the address of a stay."""
    ShelterAddress.objects.filter(placement=placement).delete()
