"""Where somebody is, in the inner vault: sealed to the coordinators who have a key of their own.

The coordinator of a stay opens it alone while the stay lasts; anybody else needs a second person.
When she leaves it is forgotten, whoever notes that.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access import context
from baken.access.actor import Actor
from baken.access.inner import sealing
from baken.access.inner.holders import CannotPromise
from baken.access.oversight.models import Opening, OpeningRole
from baken.access.protected import belonging
from baken.care.models import Placement, SealedAddress
from baken.care.vocabulary import PlacementStatus
from baken.core import clock
from baken.core.refusals import Refused

KEEPERS = ("care_coordinator",)
ERASER = context.Context("system", "address_eraser")


def keep(actor: Actor, placement: Placement, address: str) -> SealedAddress:
    """Seal the address of a stay, for whoever writes it; what stood there is forgotten.

    Raises Refused when fewer than two coordinators have a key.
    """
    forget(placement)
    try:
        return sealing.seal(
            SealedAddress,
            placement,
            address,
            keepers=KEEPERS,
            placement=placement,
            coordinator_id=actor.person_id,
        )
    except CannotPromise as error:
        raise Refused(
            _(
                "Het adres kan nog niet verzegeld worden: twee zorgcoördinatoren hebben een"
                " kluissleutel nodig. Maak die bij ‘Mijn kluissleutel’."
            )
        ) from error


def of(placement: Placement) -> SealedAddress | None:
    """Give the sealed address of a stay as far as the walls show it to whoever asks."""
    return SealedAddress.objects.filter(placement=placement).select_related("placement").first()


def may_alone(actor: Actor, record: SealedAddress) -> bool:
    """Say whether this person may open it without a second one."""
    lasts: bool = record.placement.status == PlacementStatus.ARRIVED
    return lasts and record.coordinator_id == actor.person_id


def opens(actor: Actor, record: SealedAddress) -> bool:
    """Say whether it stands open for this person now."""
    return may_alone(actor, record) or sealing.opening_of(actor, record) is not None


def read(actor: Actor, placement: Placement, *, passphrase: str) -> str:
    """Give the address; the log says so first.

    Raises Refused for whom it does not stand open, and WrongWords for a wrong passphrase.
    """
    record = of(placement)
    if record is None:
        raise Refused(_("Dit staat niet voor u open. Vraag het met een tweede persoon."))
    return sealing.unseal(actor, record=record, passphrase=passphrase, may_alone=may_alone)


@transaction.atomic
def ask(actor: Actor, *, placement: Placement, purpose: str) -> Opening:
    """Ask to open the address with a second person; raise Refused while a request stands, and
    for a stay that has no address any more.
    """
    if placement.status != PlacementStatus.ARRIVED:
        raise Refused(_("Bij dit verblijf ligt geen adres in de kluis."))
    now = clock.now()
    mine = Opening.objects.filter(
        dossier_id=placement.dossier_id, person_id=actor.person_id, role=OpeningRole.VAULT
    )
    if any(each.is_open(now) or each.waits(now) for each in mine.prefetch_related("approvals")):
        raise Refused(
            _("Uw verzoek staat al. Kijk bij ‘Uitzonderlijke inzage’ hoe het ervoor staat.")
        )
    made: Opening = Opening.objects.create(
        **belonging(placement),
        person_id=actor.person_id,
        role=OpeningRole.VAULT,
        code=placement.case.code,
        purpose=purpose,
        opened_at=now,
    )
    return made


def asked_for(opening: Opening) -> Placement | None:
    """Give the stay of which an opening asks the address, if it is about one."""
    found = Placement.objects.filter(
        dossier_id=opening.dossier_id, case__code=opening.code, status=PlacementStatus.ARRIVED
    )
    return found.first()


def forget(placement: Placement) -> None:
    """Forget the address of a stay, whoever keeps it."""
    with context.acting_as(ERASER):
        SealedAddress.objects.filter(placement_id=placement.pk).delete()
