"""Opening a case, closing it with a reason and opening it again."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.models import Dossier, DossierKind
from baken.access.protected import Protected, belonging
from baken.access.trail import record
from baken.cases import aliases, marks, rules, subjects
from baken.cases.actions.steps import lock, lock_open, refuse_empty, rhythm, save
from baken.cases.models import Case, CaseSource, Client, Ownership
from baken.cases.vocabulary import (
    WALL_OF,
    AgeBand,
    CaseEvent,
    CaseKind,
    CaseStatus,
    Phase,
    Safety,
    Wall,
)
from baken.core import clock
from baken.core.ids import new_code
from baken.core.refusals import Refused

HOLDER_OF = {Wall.CARE: "care_coordinator", Wall.ENFORCEMENT: "focal_officer"}
"""Who holds a case on each side of the wall."""


@dataclass(frozen=True)
class Person:
    """Whom a case is about, as far as is known; may be empty."""

    name: str = ""
    born: str = ""
    reachable: str = ""
    stays_at: str = ""
    language: str = ""
    interpreter: str = ""
    document: str = ""


@dataclass(frozen=True)
class Opening:
    """What is settled when a case is opened."""

    kind: str
    summary: str
    purpose: str
    legal_basis: str
    age_band: str = AgeBand.UNKNOWN
    safety: str = Safety.UNSURE
    team: str = ""
    is_also_victim: bool = False
    alias: str = ""
    person: Person = field(default_factory=Person)


@transaction.atomic
def open_case(
    actor: Actor, *, organisation_id: UUID, opening: Opening, sources: Iterable[Protected] = ()
) -> Case:
    """Open a case in a dossier of its own, from decided signals, hand-overs or directly.

    Raises Refused without a summary, purpose or ground, for somebody who does not hold cases on
    that side of the wall, and for a minor on the offending side who is also a victim.
    """
    _refuse_incomplete(opening)
    wall = WALL_OF[CaseKind(opening.kind)]
    _refuse_stranger(actor, wall, organisation_id)
    dossier = Dossier.objects.create(
        owner_id=organisation_id,
        region_id=actor.region_id,
        kind=DossierKind.CARE if wall == Wall.CARE else DossierKind.ENFORCEMENT,
        opened_at=clock.now(),
    )
    case = _case_row(actor, dossier, opening)
    _beside(case, opening, sources)
    record(actor, CaseEvent.OPENED, case)
    return case


def _case_row(actor: Actor, dossier: Dossier, opening: Opening) -> Case:
    today = clock.today()
    made: Case = Case.objects.create(
        **belonging(dossier),
        code=new_code("C"),
        kind=opening.kind,
        wall=WALL_OF[CaseKind(opening.kind)],
        phase_since=today,
        alias=opening.alias or aliases.draw(),
        age_band=opening.age_band,
        holder_id=actor.person_id,
        team=opening.team,
        opened_by_id=actor.person_id,
        opened_at=clock.now(),
        purpose=opening.purpose,
        legal_basis=opening.legal_basis,
        safety=opening.safety,
        safety_on=today,
        contact_by=rhythm(opening.safety, today),
        summary=opening.summary,
    )
    return made


def _beside(case: Case, opening: Opening, sources: Iterable[Protected]) -> None:
    """Keep who it is about, where it came from and who holds it, each in a row of its own."""
    if case.is_about_a_person:
        client = Client(
            **belonging(case), case=case, changed_at=clock.now(), **vars(opening.person)
        )
        client.marks = marks.of_client(client)
        client.save(force_insert=True)
        subjects.keep(case, client)
    for source in sources:
        add_source(case, of_kind=source.row_kind, code=str(source), source_id=source.pk)
    take_over(case)


def add_source(case: Case, *, of_kind: str, code: str, source_id: UUID) -> CaseSource:
    """Keep what a case came from."""
    made: CaseSource = CaseSource.objects.create(
        **belonging(case),
        case=case,
        of_kind=of_kind,
        code=code,
        source_id=source_id,
        added_at=clock.now(),
    )
    return made


def take_over(case: Case, *, reason: str = "") -> Ownership:
    """Begin the period of the holder, as their place is now; the one before ends."""
    now = clock.now()
    Ownership.objects.filter(case=case, until__isnull=True).update(until=now)
    made: Ownership = Ownership.objects.create(
        **belonging(case),
        case=case,
        holder=case.holder,
        holder_name=case.holder.name,
        organisation_name=case.owner.name,
        team=case.team,
        since=now,
        reason=reason,
    )
    return made


def _refuse_incomplete(opening: Opening) -> None:
    refuse_empty(opening.summary, _("Schrijf in het kort op waar het om gaat."))
    refuse_empty(opening.purpose, _("Schrijf op met welk doel u deze casus opent."))
    refuse_empty(opening.legal_basis, _("Schrijf op op welke grondslag u deze casus opent."))
    victim_first = opening.is_also_victim and rules.is_minor(opening.age_band)
    if opening.kind == CaseKind.OFFENDER and victim_first:
        raise Refused(
            _(
                "Een minderjarige die ook slachtoffer is, houdt de bescherming van een "
                "slachtoffer. Vraag de zorgcoördinator om een casus als slachtoffer te openen."
            )
        )


def _refuse_stranger(actor: Actor, wall: str, organisation_id: UUID) -> None:
    role = HOLDER_OF[Wall(wall)]
    if organisation_id in {each.organisation_id for each in actor.organisations(role)}:
        return
    if wall == Wall.CARE:
        raise Refused(_("Alleen een zorgcoördinator opent een casus voor een slachtoffer."))
    raise Refused(_("Alleen een aandachtsfunctionaris opent deze casus, voor de eigen gemeente."))


@transaction.atomic
def close_case(actor: Actor, *, case: Case, version: int, reason: str, why: str) -> Case:
    """Close a case with a reason; open tasks must be done or dropped first.

    Raises Refused without an explanation, with open tasks or requests, and for a case about
    somebody who is not safe now.
    """
    refuse_empty(why, _("Schrijf op waarom u deze casus afsluit."))
    locked = lock_open(case, version)
    if locked.safety == Safety.UNSAFE:
        raise Refused(_("Deze persoon is nu niet veilig. Beoordeel eerst opnieuw de veiligheid."))
    if locked.tasks.open().exists() or locked.requests.open().exists():
        raise Refused(_("Er staan nog taken of verzoeken open. Rond die eerst af."))
    save(
        locked,
        status=CaseStatus.CLOSED,
        close_reason=reason,
        closed_at=clock.now(),
        contact_by=None,
    )
    record(actor, CaseEvent.CLOSED, locked, why=why)
    return locked


@transaction.atomic
def reopen_case(actor: Actor, *, case: Case, version: int, why: str) -> Case:
    """Open a closed case again; raise Refused without a reason or when it was not closed."""
    refuse_empty(why, _("Schrijf op waarom u deze casus heropent."))
    locked = lock(case, version)
    if locked.status != CaseStatus.CLOSED:
        raise Refused(_("Alleen een afgesloten casus kunt u heropenen."))
    today = clock.today()
    save(
        locked,
        status=CaseStatus.OPEN,
        close_reason="",
        closed_at=None,
        phase=Phase.INTAKE,
        phase_since=today,
        safety=Safety.UNSURE,
        contact_by=rhythm(Safety.UNSURE, today),
    )
    record(actor, CaseEvent.REOPENED, locked, why=why)
    return locked
