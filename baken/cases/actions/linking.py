"""What ties dossiers: a guarded link across the wall, and merging and splitting with undo."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.protected import belonging
from baken.access.trail import record
from baken.cases.actions.opening import HOLDER_OF, Opening, add_source, open_case
from baken.cases.actions.steps import held, lock, lock_open, refuse_empty, save
from baken.cases.models import Case, CaseLink, CaseMerge
from baken.cases.vocabulary import CaseEvent, CaseStatus, CloseReason, LinkStatus
from baken.core import clock
from baken.core.ids import read_code
from baken.core.refusals import Refused
from baken.parties.models import Organisation


@dataclass(frozen=True)
class Linking:
    """Whom a link is asked of, on what ground and for what."""

    partner: Organisation
    ground: str
    purpose: str
    message: str


@transaction.atomic
def ask_link(actor: Actor, *, case: Case, linking: Linking) -> CaseLink:
    """Ask the holder of another dossier to tie it to this one; neither sees the other's rows.

    Raises Refused without ground, purpose or message, and for the own organisation.
    """
    refuse_empty(
        linking.ground, _("Schrijf op op welke grondslag de dossiers elkaar mogen kennen.")
    )
    refuse_empty(linking.purpose, _("Schrijf op waarvoor de koppeling nodig is."))
    refuse_empty(linking.message, _("Schrijf op wat de ander moet weten, en niet meer."))
    locked = lock_open(case)
    if linking.partner.pk == locked.owner_id:
        raise Refused(_("Binnen uw eigen organisatie voegt u casussen samen; kies een ander."))
    made: CaseLink = CaseLink.objects.create(
        **belonging(locked),
        case=locked,
        partner=linking.partner,
        ground=linking.ground,
        purpose=linking.purpose,
        asked_by_id=actor.person_id,
        asked_at=clock.now(),
        message=linking.message,
    )
    record(actor, CaseEvent.LINK_ASKED, made)
    return made


@transaction.atomic
def answer_link(
    actor: Actor, *, link: CaseLink, is_agreed: bool, answer: str, code: str = ""
) -> CaseLink:
    """Say yes with the code of one's own dossier, or no with a reason.

    Raises Refused for who asked, for a code that cannot be one, and when it was answered.
    """
    refuse_empty(answer, _("Schrijf uw antwoord op, en waarom."))
    locked: CaseLink = held(link)
    if locked.status != LinkStatus.ASKED:
        raise Refused(_("Deze vraag is al beantwoord."))
    mine = {each.organisation_id for each in actor.organisations(*HOLDER_OF.values())}
    if locked.partner_id not in mine:
        raise Refused(_("De houder van het andere dossier antwoordt, niet wie het vroeg."))
    own = read_code(code)
    if is_agreed and own is None:
        raise Refused(_("Vul de code van uw eigen dossier in."))
    locked.status = LinkStatus.AGREED if is_agreed else LinkStatus.REFUSED
    locked.answered_at, locked.answer = clock.now(), answer
    locked.other_code = (own or "") if is_agreed else ""
    locked.save(update_fields=["status", "answered_at", "answer", "other_code"])
    record(actor, CaseEvent.LINK_ANSWERED, locked)
    return locked


@transaction.atomic
def end_link(actor: Actor, *, link: CaseLink, why: str) -> CaseLink:
    """End a link; raise Refused without a reason, or for one that is not in force."""
    refuse_empty(why, _("Schrijf op waarom de koppeling niet meer nodig is."))
    locked: CaseLink = held(link)
    if locked.status not in {LinkStatus.ASKED, LinkStatus.AGREED}:
        raise Refused(_("Deze koppeling is al voorbij."))
    locked.status, locked.ended_at = LinkStatus.ENDED, clock.now()
    locked.save(update_fields=["status", "ended_at"])
    record(actor, CaseEvent.LINK_ENDED, locked, why=why)
    return locked


@transaction.atomic
def merge(actor: Actor, *, case: Case, version: int, into: Case, reason: str) -> CaseMerge:
    """Let a case go on in another of the same organisation and side; its rows stay where they are.

    Raises Refused without a reason, for itself, across the wall and for a case that is not open.
    """
    refuse_empty(reason, _("Schrijf op waarom dit dezelfde casus is."))
    locked, other = lock_open(case, version), lock_open(into)
    if locked.pk == other.pk:
        raise Refused(_("Kies een andere casus dan deze."))
    if (locked.owner_id, locked.wall) != (other.owner_id, other.wall):
        raise Refused(_("Zorg en handhaving delen nooit een dossier. Vraag een koppeling aan."))
    made: CaseMerge = CaseMerge.objects.create(
        **belonging(locked),
        case=locked,
        into_case=other.pk,
        into_code=other.code,
        merged_by_id=actor.person_id,
        merged_at=clock.now(),
        reason=reason,
    )
    save(locked, status=CaseStatus.MERGED)
    record(actor, CaseEvent.MERGED, made)
    return made


@transaction.atomic
def unmerge(actor: Actor, *, merged: CaseMerge) -> Case:
    """Undo a merge: the case stands alone again, as it was; raise Refused when it was undone."""
    locked: CaseMerge = held(merged)
    if locked.undone_at is not None:
        raise Refused(_("Deze samenvoeging was al ongedaan gemaakt."))
    locked.undone_at = clock.now()
    locked.save(update_fields=["undone_at"])
    case = save(lock(Case.objects.get(pk=locked.case_id)), status=CaseStatus.OPEN)
    record(actor, CaseEvent.UNMERGED, locked)
    return case


@transaction.atomic
def split(actor: Actor, *, case: Case, opening: Opening) -> Case:
    """Open a second case beside this one, which knows where it came from; close it to undo.

    Raises Refused as opening does, and for a case on the other side of the wall.
    """
    locked = lock_open(case)
    made = open_case(actor, organisation_id=locked.owner_id, opening=opening)
    if made.wall != locked.wall:
        raise Refused(_("Zorg en handhaving delen nooit een dossier. Vraag een koppeling aan."))
    add_source(made, of_kind="case", code=locked.code, source_id=locked.pk)
    record(actor, CaseEvent.SPLIT, locked)
    return made


@transaction.atomic
def unsplit(actor: Actor, *, case: Case, version: int, why: str) -> Case:
    """Close a case that was split off, so that the first goes on alone.

    Raises Refused without a reason, for a case that was not split off, and when work was done in
    it: that would be lost from sight, so it is merged instead.
    """
    refuse_empty(why, _("Schrijf op waarom dit toch dezelfde casus is."))
    locked = lock_open(case, version)
    if not locked.sources.filter(of_kind="case").exists():
        raise Refused(_("Deze casus is niet afgesplitst."))
    work = (locked.tasks, locked.contacts, locked.notes, locked.agreements, locked.requests)
    if any(each.exists() for each in work):
        raise Refused(_("Er is al in deze casus gewerkt. Voeg haar samen met de eerste."))
    closed = {"status": CaseStatus.CLOSED, "close_reason": CloseReason.SPLIT_UNDONE}
    save(locked, closed_at=clock.now(), contact_by=None, **closed)
    record(actor, CaseEvent.CLOSED, locked, why=why)
    return locked
