"""Arranging: beginning a trajectory, moving one thing on, the facts of clocks, the complaint."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.protected import belonging
from baken.access.trail import record
from baken.care.models import AgreedLead, ComplaintStep, Trajectory, TrajectoryItem
from baken.care.rules.trajectory import STEPS, State, blockers
from baken.care.vocabulary import CareEvent, ComplaintKind, ItemState
from baken.cases.choices import holders
from baken.cases.models import Case
from baken.cases.vocabulary import CaseKind, CaseStatus
from baken.core import clock
from baken.core.refusals import Refused
from baken.core.workdays import add_working_days
from baken.knowledge.packs import Template, trajectories
from baken.parties.models import Organisation, Person

BEFORE: dict[ComplaintKind, set[ComplaintKind | None]] = {
    ComplaintKind.WITHDRAWN: {ComplaintKind.FILED, ComplaintKind.FILED_AGAIN},
    ComplaintKind.FILED_AGAIN: {ComplaintKind.WITHDRAWN},
    ComplaintKind.FILED: {None, ComplaintKind.CONSIDERED, ComplaintKind.DECLINED},
    ComplaintKind.CONSIDERED: {None, ComplaintKind.DECLINED, ComplaintKind.WITHDRAWN},
    ComplaintKind.DECLINED: {None, ComplaintKind.CONSIDERED, ComplaintKind.WITHDRAWN},
}
"""Which step may come after which."""


@dataclass(frozen=True)
class Step:
    """How one thing to arrange stands from now on.

    Nobody responsible means whoever holds the case, also after it was handed over.
    """

    state: str
    reason: str = ""
    note: str = ""
    waiting_for: Organisation | None = None
    responsible: Person | None = None
    due_on: date | None = None
    expires_on: date | None = None
    announced_on: date | None = None
    objected_on: date | None = None
    is_checked: bool = False
    cost_cents: int | None = None
    payer: str = ""


@transaction.atomic
def start(
    actor: Actor, *, case: Case, situation: str, municipality: Organisation | None = None
) -> Trajectory:
    """Begin a trajectory from the template of today; what a situation leaves out says why.

    Raises Refused for a case that is not about one victim, was closed, or already has one.
    """
    _refuse_case(case)
    today = clock.today()
    book = trajectories().on(today)
    if situation not in {one.id for one in book.situations}:
        raise Refused(_("Kies een situatie uit de lijst."))
    made: Trajectory = Trajectory.objects.create(
        **belonging(case),
        case=case,
        situation=situation,
        template_from=book.valid_from,
        municipality=municipality,
        started_on=today,
    )
    agreed = AgreedLead.of(municipality.pk, today) if municipality else {}
    for position, one in enumerate(book.for_situation(situation)):
        _item(made, one, position, agreed)
    record(actor, CareEvent.STARTED, made)
    return made


def _refuse_case(case: Case) -> None:
    if case.kind != CaseKind.VICTIM:
        raise Refused(_("Een zorgtraject hoort bij een casus over één slachtoffer."))
    if case.status != CaseStatus.OPEN:
        raise Refused(_("Deze casus loopt niet meer. Heropen de casus eerst."))
    if Trajectory.objects.filter(case=case).exists():
        raise Refused(_("Deze casus heeft al een zorgtraject."))


def _item(made: Trajectory, one: Template, position: int, agreed: dict[str, int]) -> None:
    days = agreed.get(one.item.id, one.item.lead_days)
    TrajectoryItem.objects.create(
        **belonging(made),
        trajectory=made,
        name=one.item.id,
        position=position,
        state=ItemState.NOT_NEEDED if one.left_out else ItemState.TODO,
        since=made.started_on,
        due_on=add_working_days(made.started_on, days) if days and not one.left_out else None,
        reason=one.left_out.nl if one.left_out else "",
    )


@transaction.atomic
def step(
    actor: Actor, *, trajectory: Trajectory, name: str, version: int, taken: Step
) -> TrajectoryItem:
    """Move one thing on.

    Raises Refused when a colleague changed the trajectory meanwhile, when the step does not fit,
    without a reason where one is needed, while something else must come first, and before the
    safety questions were gone through.
    """
    locked = _lock(trajectory, version)
    items = list(locked.items.all())
    item = next(one for one in items if one.name == name)
    _refuse_step(locked, items, item, taken)
    _refuse_somebody_else(locked, item, taken.responsible)
    item.since = clock.today() if item.state != taken.state else item.since
    for field, value in vars(taken).items():
        setattr(item, field, value)
    item.is_checked = item.is_checked or taken.is_checked
    item.save()
    _count_on(locked)
    record(actor, CareEvent.MOVED, item)
    return item


def _lock(trajectory: Trajectory, version: int) -> Trajectory:
    locked: Trajectory = Trajectory.objects.select_for_update(of=("self",)).get(pk=trajectory.pk)
    if locked.version != version:
        raise Refused(
            _("Een collega heeft dit traject net gewijzigd. Bekijk eerst wat er veranderd is.")
        )
    return locked


def _count_on(trajectory: Trajectory, **changes: Any) -> None:
    for name, value in changes.items():
        setattr(trajectory, name, value)
    trajectory.version += 1
    trajectory.save(update_fields=[*changes, "version"])


def _refuse_step(
    trajectory: Trajectory, items: list[TrajectoryItem], item: TrajectoryItem, taken: Step
) -> None:
    before, after = State(item.state), State(taken.state)
    if after is not before and after not in STEPS[before]:
        raise Refused(_("Deze stap past niet bij hoe het nu staat. Zet het eerst op “te doen”."))
    if after in {State.NOT_NEEDED, State.REFUSED, State.WITHDRAWN} and not taken.reason.strip():
        raise Refused(_("Schrijf de reden op; “niet nodig” of “geweigerd” zegt niets zonder."))
    if after is State.WAITING and taken.waiting_for is None:
        raise Refused(_("Kies op wie u wacht."))
    if after in {State.REQUESTED, State.WAITING, State.ARRANGED}:
        _refuse_too_early(trajectory, items, item, taken)


def _refuse_somebody_else(
    trajectory: Trajectory, item: TrajectoryItem, chosen: Person | None
) -> None:
    """Raise Refused for somebody who could not open the trajectory; whoever it was stays."""
    if chosen is None or chosen.pk == item.responsible_id:
        return
    if not holders(trajectory.case).filter(pk=chosen.pk).exists():
        raise Refused(_("Kies een collega die met zulke casussen werkt; anders ziet die dit niet."))


def _refuse_too_early(
    trajectory: Trajectory, items: list[TrajectoryItem], item: TrajectoryItem, taken: Step
) -> None:
    known = trajectories().on(trajectory.template_from).item(item.name)
    if known.checks and not (item.is_checked or taken.is_checked):
        raise Refused(
            _("Ga eerst de veiligheidsvragen na: %(questions)s")
            % {"questions": " ".join(check.nl for check in known.checks)}
        )
    waits = waits_for(trajectory)
    things = [one.thing(waits.get(one.name, ())) for one in items]
    mine = next(one for one in things if one.name == item.name)
    if first := blockers(mine, things, clock.today()):
        raise Refused(_("Dit wacht nog op: %(first)s.") % {"first": ", ".join(named(first))})


def waits_for(trajectory: Trajectory) -> dict[str, tuple[str, ...]]:
    """Give what each thing waits for, under the template the trajectory began with."""
    book = trajectories().on(trajectory.template_from)
    return {one.item.id: one.waits_for for one in book.for_situation(trajectory.situation)}


def named(names: tuple[str, ...]) -> list[str]:
    """Give things to arrange as people name them."""
    book = trajectories().on(clock.today())
    return [book.item(name).name.nl for name in names]


@transaction.atomic
def set_facts(actor: Actor, *, trajectory: Trajectory, version: int, **facts: Any) -> Trajectory:
    """Keep the days from which the statutory clocks follow; they are computed anew from these.

    Raises Refused when an end lies before its beginning.
    """
    granted, ended = facts.get("reflection_granted_on"), facts.get("reflection_ended_on")
    if ended and (not granted or ended < granted):
        raise Refused(_("De bedenktijd kan niet eindigen voordat zij begon."))
    locked = _lock(trajectory, version)
    _count_on(locked, **facts)
    record(actor, CareEvent.FACTS, locked)
    return locked


@transaction.atomic
def add_complaint_step(
    actor: Actor, *, trajectory: Trajectory, kind: str, on: date, reason: str = ""
) -> ComplaintStep:
    """Keep what happened with the complaint; withdrawing needs a reason, and filing again may.

    Raises Refused when the step cannot follow the one before, or lies in the future.
    """
    if on > clock.today():
        raise Refused(_("Die dag moet nog komen."))
    last = trajectory.complaint_steps.last()
    before = ComplaintKind(last.kind) if last else None
    if before not in BEFORE[ComplaintKind(kind)] or (last and on < last.on):
        raise Refused(_("Deze stap kan niet volgen op wat er al staat. Kijk de stappen na."))
    if kind == ComplaintKind.WITHDRAWN and not reason.strip():
        raise Refused(_("Schrijf op waarom zij introk; dat kan om druk van anderen zijn."))
    made: ComplaintStep = ComplaintStep.objects.create(
        **belonging(trajectory),
        trajectory=trajectory,
        kind=kind,
        on=on,
        recorded_at=clock.now(),
        recorded_by_id=actor.person_id,
        reason=reason,
    )
    record(actor, CareEvent.COMPLAINT, made)
    return made


@transaction.atomic
def agree_lead(
    actor: Actor, *, municipality: Organisation, item: str, working_days: int
) -> AgreedLead:
    """Keep how long one thing may take in a municipality; raise Refused for no days at all."""
    if working_days < 1:
        raise Refused(_("Een termijn is ten minste één werkdag."))
    made, _created = AgreedLead.objects.update_or_create(
        owner_id=actor.organisation_id,
        region_id=actor.region_id,
        municipality=municipality,
        item=item,
        defaults={"working_days": working_days, "agreed_on": clock.today()},
    )
    return made
