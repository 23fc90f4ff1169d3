"""The inner vault: asking who reported in confidence, and opening once somebody else agreed."""

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.inner import holders, sealing
from baken.access.oversight.models import Opening, OpeningRole
from baken.access.protected import belonging
from baken.core import clock
from baken.core.refusals import Refused
from baken.intake.models import Report, SealedReporter


@transaction.atomic
def ask_reporter(actor: Actor, *, report: Report, purpose: str) -> Opening:
    """Ask to open who told a report; raise Refused for who may not, or while a request stands.

    Whoever keeps the vault of the municipality may ask, also with two shares of the recovery key.
    """
    _refuse_needless(actor, report)
    made: Opening = Opening.objects.create(
        **belonging(report),
        person_id=actor.person_id,
        role=OpeningRole.VAULT,
        code=report.code,
        purpose=purpose,
        opened_at=clock.now(),
    )
    return made


def _refuse_needless(actor: Actor, report: Report) -> None:
    if not report.is_confidential:
        raise Refused(_("Deze melder vroeg niet om geheimhouding; alles staat bij de melding."))
    here = {held.organisation_id for held in actor.organisations(*holders.ROLES)}
    if report.owner_id not in here:
        raise Refused(_("Dit kunnen alleen mensen van de gemeente van deze melding vragen."))
    mine = Opening.objects.filter(
        dossier_id=report.dossier_id, person_id=actor.person_id, role=OpeningRole.VAULT
    )
    if any(_stands(each) for each in mine.prefetch_related("approvals")):
        raise Refused(
            _("Uw verzoek staat al. Kijk bij ‘Uitzonderlijke inzage’ hoe het ervoor staat.")
        )


def _stands(asked: Opening) -> bool:
    now = clock.now()
    return asked.is_open(now) or asked.waits(now)


def open_reporter(
    actor: Actor, *, opening: Opening, passphrase: str = "", shares: tuple[str, ...] = ()
) -> str:
    """Give who told the report of an approved opening, with one's passphrase or two shares.

    Raises Refused when it does not stand open for this person, and WrongWords.
    """
    if opening.person_id != actor.person_id or not opening.is_open(clock.now()):
        raise Refused(_("Dit staat niet voor u open. Vraag het opnieuw, met een tweede persoon."))
    record = SealedReporter.objects.filter(
        dossier_id=opening.dossier_id, report__code=opening.code
    ).first()
    if record is None:
        raise Refused(_("Hier ligt niets meer in de kluis."))
    if passphrase:
        return sealing.unseal(actor, record=record, passphrase=passphrase)
    return sealing.recover(actor, record=record, shares=shares)
