"""Exceptional access: asking for one dossier, and answering as the second person."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.models import Dossier
from baken.access.oversight.models import WAITS, Opening, OpeningApproval, OpeningRole
from baken.core import clock
from baken.core.ids import read_code
from baken.core.refusals import Refused

FOR_WHOM = {
    OpeningRole.EMERGENCY: ("focal_officer", "care_coordinator"),
    OpeningRole.COMPLAINT: ("privacy_officer",),
}
"""Who may ask for which sort of opening."""


@dataclass(frozen=True)
class _Place:
    dossier_id: UUID
    owner_id: UUID
    region_id: UUID


def roles_for(actor: Actor) -> list[OpeningRole]:
    """Give for what this person may ask an opening."""
    return [role for role, whom in FOR_WHOM.items() if actor.roles.intersection(whom)]


@transaction.atomic
def ask(
    actor: Actor, *, role: OpeningRole, code: str, purpose: str, is_alone: bool = False
) -> Opening:
    """Ask for one dossier, named by the code of its signal; alone it opens at once.

    Raises Refused for who may not ask this, for a code that does not exist in the region, for a
    dossier that is open already, and for a complaint without a second person.
    """
    if role not in roles_for(actor):
        raise Refused(_("Uw rol kan dit niet vragen."))
    if role == OpeningRole.COMPLAINT and is_alone:
        raise Refused(_("Voor een klacht kijkt altijd een tweede persoon mee."))
    official = read_code(code)
    place = _find(official) if official else None
    if official is None or place is None:
        raise Refused(_("Deze code bestaat niet in uw regio. Kijk hem na, teken voor teken."))
    if Dossier.objects.filter(pk=place.dossier_id).exists():
        raise Refused(_("U kunt dit dossier al zien. Zoek het op in de lijst met signalen."))
    made: Opening = Opening.objects.create(
        dossier_id=place.dossier_id,
        owner_id=place.owner_id,
        region_id=place.region_id,
        person_id=actor.person_id,
        role=role,
        code=official,
        purpose=purpose,
        is_alone=is_alone,
        opened_at=clock.now(),
    )
    return made


def _find(code: str) -> _Place | None:
    with connection.cursor() as cursor:
        cursor.execute("select * from access.dossier_by_code(%s)", [code])
        row = cursor.fetchone()
    return _Place(*row) if row else None


def may_answer(actor: Actor, opening: Opening) -> bool:
    """Say whether this person could be the second one; others than focal officers for the vault."""
    roles = {"focal_officer"}
    if opening.is_of_vault:
        roles.add("privacy_officer")
    if opening.role == OpeningRole.VAULT:
        roles.add("care_coordinator")
    here = {held.organisation_id for held in actor.organisations(*roles)}
    return opening.person_id != actor.person_id and opening.owner_id in here


@transaction.atomic
def answer(actor: Actor, *, opening: Opening, is_granted: bool) -> OpeningApproval:
    """Say yes or no as the second person; a yes lets the time begin.

    One answer stands for everything that was asked for a new key of the inner vault at once.

    Raises Refused for one's own request, for one that was answered or needs no answer, and for one
    that lapsed.
    """
    if opening.person_id == actor.person_id:
        raise Refused(_("Over uw eigen verzoek beslist iemand anders."))
    if not may_answer(actor, opening):
        raise Refused(_("Hierop antwoordt een aandachtsfunctionaris van de gemeente."))
    if not opening.is_waiting():
        raise Refused(_("Hierop hoeft niemand meer te antwoorden."))
    if clock.now() - opening.opened_at > WAITS:
        raise Refused(_("Dit verzoek is verlopen. Laat het opnieuw vragen."))
    first, *_others = [_answered(actor, each, is_granted) for each in _asked_with(opening)]
    return first


def _asked_with(opening: Opening) -> list[Opening]:
    """Give the request, and those that were made in the same moment for a new key."""
    if opening.role != OpeningRole.SEALER:
        return [opening]
    same = Opening.objects.filter(
        person_id=opening.person_id,
        owner_id=opening.owner_id,
        role=opening.role,
        opened_at=opening.opened_at,
    ).prefetch_related("approvals")
    others = [each for each in same.exclude(pk=opening.pk) if each.is_waiting()]
    return [opening, *others]


def _answered(actor: Actor, opening: Opening, is_granted: bool) -> OpeningApproval:
    made: OpeningApproval = OpeningApproval.objects.create(
        dossier_id=opening.dossier_id,
        owner_id=opening.owner_id,
        region_id=opening.region_id,
        opening=opening,
        person_id=opening.person_id,
        answered_by_id=actor.person_id,
        answered_at=clock.now(),
        is_granted=is_granted,
    )
    return made


@transaction.atomic
def end(actor: Actor, *, opening: Opening) -> Opening:
    """Close early what one opened oneself; raise Refused for another's, and when it is not open."""
    if opening.person_id != actor.person_id:
        raise Refused(_("Alleen wie dit opende, kan het eerder sluiten."))
    if opening.role == OpeningRole.SEALER:
        raise Refused(_("Dit sluit vanzelf zodra u verzegelt, en anders na een uur."))
    if not opening.is_open(clock.now()):
        raise Refused(_("Dit staat niet meer open."))
    opening.ended_at = clock.now()
    opening.save(update_fields=["ended_at"])
    return opening
