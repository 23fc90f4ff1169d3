"""Inspections: planning, going in, finding, helping, reporting on the spot and finishing."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.protected import belonging
from baken.access.trail import record
from baken.core import clock
from baken.core.ids import new_code, new_id
from baken.core.refusals import Refused
from baken.enforcement.blindness import chosen_by
from baken.enforcement.findings import stands
from baken.enforcement.models import (
    ActionDay,
    Finding,
    Inspection,
    Location,
    PersonMet,
    SpotReport,
)
from baken.enforcement.vocabulary_field import InspectionStatus, Seen
from baken.intake.actions import ReportForm, report
from baken.intake.models import Report
from baken.knowledge.packs import checklists
from baken.knowledge.packs.origin import word_of_origin
from baken.parties.models import Organisation


@dataclass(frozen=True)
class Plan:
    """What is settled before anybody goes anywhere."""

    kind: str
    planned_on: date
    lead_id: UUID
    reason: str
    legal_ground: str
    entry_ground: str
    team: str = ""
    action_day: ActionDay | None = None


@dataclass(frozen=True)
class Met:
    """What was offered to somebody who was met."""

    was_offered_help: bool
    got_card: bool
    is_minor: bool = False
    wants_contact: bool = False
    note: str = ""


@dataclass(frozen=True)
class Closing:
    """How an inspection ended."""

    conclusion: str
    rehousing: str = ""
    follow_up_on: date | None = None
    is_handed_over: bool = False


@transaction.atomic
def plan(actor: Actor, *, location: Location, asked: Plan) -> Inspection:
    """Plan a visit; raise Refused when the reason is about people instead of the place."""
    _refuse_plan(asked)
    made: Inspection = Inspection.objects.create(
        **belonging(location),
        location=location,
        code=new_code("C"),
        checklist_from=checklists().on(asked.kind, asked.planned_on).valid_from,
        planned_by_id=actor.person_id,
        chosen_by=chosen_by(location, clock.today()),
        **vars(asked),
    )
    record(actor, "inspection_planned", made)
    return made


def _refuse_plan(asked: Plan) -> None:
    if asked.planned_on < clock.today():
        raise Refused(_("De dag is voorbij. Kies vandaag of later."))
    needed = (asked.reason, asked.legal_ground, asked.entry_ground)
    if not all(text.strip() for text in needed):
        raise Refused(_("Vul de reden, de grondslag en de grond om binnen te gaan in."))
    if word := word_of_origin(asked.reason):
        raise Refused(
            _("“%(word)s” gaat over waar mensen vandaan komen. Noem een feit over de plek.")
            % {"word": word}
        )


@transaction.atomic
def plan_action_day(
    actor: Actor, *, owner: Organisation, day: date, kind: str, partners: str, capacity: int,
    asks: str = "",
) -> ActionDay:  # fmt: skip
    """Announce a day on which several organisations go out; raise Refused for a day gone by."""
    if day < clock.today():
        raise Refused(_("De dag is voorbij. Kies vandaag of later."))
    made: ActionDay = ActionDay.objects.create(
        owner=owner, region_id=owner.region_id, day=day, kind=kind, partners=partners,
        capacity=capacity, asks=asks, planned_by_id=actor.person_id,
    )  # fmt: skip
    return made


@transaction.atomic
def begin(actor: Actor, *, inspection: Inspection, at: datetime | None = None) -> Inspection:
    """Go in, now or `at` a moment gone by.

    Raises Refused when it has begun, or when its day has not come.
    """
    locked = _lock(inspection)
    if locked.status != InspectionStatus.PLANNED:
        raise Refused(_("Deze controle is al begonnen."))
    if locked.planned_on > clock.today():
        raise Refused(_("Deze controle is nog niet vandaag."))
    locked.status, locked.began_at = InspectionStatus.RUNNING, at or clock.now()
    locked.save(update_fields=["status", "began_at"])
    record(actor, "inspection_begun", locked)
    return locked


@transaction.atomic
def find(
    actor: Actor, *, inspection: Inspection, item: str, seen: str, remark: str = "",
    replaces: UUID | None = None, at: datetime | None = None,
    id: UUID | None = None,  # noqa: A002 - the id of the row, made where it was seen
) -> Finding:  # fmt: skip
    """Record what was seen at a line of the list; the same id twice is the same finding.

    `at` is when it was seen, if that is not now; `replaces` the finding that somebody thought
    better of, which stays. Raises Refused for a line that is not on the list, and once the
    inspection is over.
    """
    locked = _running(inspection)
    if checklists().on(locked.kind, locked.checklist_from).find(item) is None:
        raise Refused(_("Dit punt staat niet op de lijst van deze controle."))
    before = Finding.objects.filter(pk=id, inspection=locked).first() if id else None
    if before is not None:
        return before
    made: Finding = Finding.objects.create(
        **belonging(locked), id=id or new_id(), inspection=locked, item=item, seen=seen,
        found_by_id=actor.person_id, found_at=at or clock.now(), remark=remark, replaces=replaces,
    )  # fmt: skip
    return made


@transaction.atomic
def meet(
    actor: Actor, *, inspection: Inspection, met: Met, at: datetime | None = None,
    id: UUID | None = None,  # noqa: A002 - the id of the row, made where they met
) -> PersonMet:  # fmt: skip
    """Record that somebody was met and what was offered; never who it was."""
    locked = _running(inspection)
    before = PersonMet.objects.filter(pk=id, inspection=locked).first() if id else None
    if before is not None:
        return before
    made: PersonMet = PersonMet.objects.create(
        **belonging(locked), id=id or new_id(), inspection=locked, met_by_id=actor.person_id,
        met_at=at or clock.now(), **vars(met),
    )  # fmt: skip
    record(actor, "person_met", made)
    return made


@transaction.atomic
def report_on_the_spot(
    actor: Actor, *, inspection: Inspection, told: ReportForm, at: datetime | None = None,
    id: UUID | None = None,  # noqa: A002 - the id of the row, made where it was written
) -> Report:  # fmt: skip
    """Make a report where one stands; it starts a dossier of its own at the focal officer.

    The same id twice is the same report.
    """
    locked = _lock(inspection)
    before = SpotReport.objects.filter(pk=id, inspection=locked).first() if id else None
    if before is not None:
        return Report.objects.get(pk=before.report_id)
    if locked.status == InspectionStatus.PLANNED:
        raise Refused(_("De controle is nog niet begonnen. Begin haar eerst."))
    made = report(actor, organisation_id=locked.owner_id, told=told)
    row: SpotReport = SpotReport.objects.create(
        **belonging(locked), id=id or new_id(), inspection=locked, report_id=made.pk,
        report_code=made.code, made_by_id=actor.person_id, made_at=at or clock.now(),
    )  # fmt: skip
    record(actor, "reported_on_the_spot", row)
    return made


@transaction.atomic
def finish(actor: Actor, *, inspection: Inspection, closing: Closing) -> Inspection:
    """End a visit.

    Raises Refused without an outcome; when people were met or beds found and nobody said where
    they sleep tonight; and when signs of trafficking were seen and nothing was reported.
    """
    locked = _running(inspection)
    _refuse_finish(locked, closing)
    for name, value in vars(closing).items():
        setattr(locked, name, value)
    locked.status, locked.finished_at = InspectionStatus.FINISHED, clock.now()
    locked.save()
    record(actor, "inspection_finished", locked)
    return locked


def _refuse_finish(inspection: Inspection, closing: Closing) -> None:
    if not closing.conclusion.strip():
        raise Refused(_("Schrijf op wat de controle opleverde."))
    if inspection.people_met.exists() and not closing.rehousing.strip():
        raise Refused(_("U sprak mensen. Schrijf op waar zij vannacht slapen."))
    if _signs(inspection) and not inspection.spot_reports.exists():
        raise Refused(
            _("U zag signalen van mensenhandel. Maak eerst een melding; dan raakt niets zoek.")
        )
    last = clock.today() + timedelta(days=366)
    if closing.follow_up_on and not clock.today() < closing.follow_up_on < last:
        raise Refused(_("Kies een dag om terug te kijken die binnen een jaar ligt."))


def _signs(inspection: Inspection) -> bool:
    listed = checklists().on(inspection.kind, inspection.checklist_from)
    signs = [one.id for one in listed.items if one.is_indicator]
    standing = stands(inspection.findings.filter(item__in=signs))
    return any(each.seen == Seen.YES for each in standing)


def _lock(inspection: Inspection) -> Inspection:
    found: Inspection = Inspection.objects.select_for_update().get(pk=inspection.pk)
    return found


def _running(inspection: Inspection) -> Inspection:
    locked = _lock(inspection)
    if locked.status == InspectionStatus.PLANNED:
        raise Refused(_("De controle is nog niet begonnen. Begin haar eerst."))
    if not locked.is_open:
        raise Refused(_("Deze controle is afgerond; er kan niets meer bij."))
    return locked
