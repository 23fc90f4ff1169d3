"""The work in a case: tasks, agreements, notes, participants, flags and decisions."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.protected import belonging
from baken.access.trail import record
from baken.cases.actions.contacting import refuse_broken_rule
from baken.cases.actions.steps import held, lock_open, refuse_empty, refuse_future, refuse_past
from baken.cases.models import (
    Case,
    CaseAgreement,
    CaseDecision,
    CaseNote,
    Flag,
    Participant,
    Task,
)
from baken.cases.vocabulary import CaseEvent, TaskStatus
from baken.core import clock
from baken.core.refusals import Refused
from baken.parties.models import Organisation, Person


@dataclass(frozen=True)
class Plan:
    """What is to be done, by whom (a person or a partner), before which day, after what."""

    title: str
    due_on: date
    person: Person | None = None
    partner: Organisation | None = None
    means: str = ""
    blocker: str = ""
    depends_on: Task | None = None
    despite: str = ""


@transaction.atomic
def plan_task(actor: Actor, *, case: Case, plan: Plan) -> Task:
    """Add a task; raise Refused without an owner or with two, for a day that has been, and for a
    letter, call or visit that breaks a contact rule and has no reason to.
    """
    refuse_empty(plan.title, _("Schrijf op wat er moet gebeuren."))
    refuse_past(plan.due_on, _("Kies vandaag of een dag die nog komt."))
    if (plan.person is None) == (plan.partner is None):
        raise Refused(_("Kies wie dit doet: één collega, of één partner."))
    locked = lock_open(case)
    if plan.means:
        refuse_broken_rule(locked, plan.means, plan.despite)
    made = add_task(actor, locked, plan)
    record(actor, CaseEvent.TASK, made, why=plan.despite)
    return made


def add_task(actor: Actor, case: Case, plan: Plan) -> Task:
    """Keep a task as a row, without judging it."""
    made: Task = Task.objects.create(
        **belonging(case),
        case=case,
        person=plan.person,
        partner=plan.partner,
        means=plan.means,
        due_on=plan.due_on,
        depends_on=plan.depends_on,
        planned_at=clock.now(),
        planned_by_id=actor.person_id,
        title=plan.title,
        blocker=plan.blocker,
    )
    return made


@transaction.atomic
def finish_task(actor: Actor, *, task: Task, outcome: str) -> Task:
    """Mark a task as done; raise Refused while what it waits for is still open."""
    locked = _open_task(task)
    before = locked.depends_on_id and Task.objects.get(pk=locked.depends_on_id)
    if before and before.status == TaskStatus.OPEN:
        raise Refused(_("Deze taak wacht op een andere taak. Rond die eerst af."))
    return _end_task(actor, locked, TaskStatus.DONE, CaseEvent.TASK_DONE, outcome)


@transaction.atomic
def drop_task(actor: Actor, *, task: Task, why: str) -> Task:
    """Let a task go; raise Refused without a reason."""
    refuse_empty(why, _("Schrijf op waarom deze taak vervalt."))
    return _end_task(actor, _open_task(task), TaskStatus.DROPPED, CaseEvent.TASK_DROPPED, why)


def _open_task(task: Task) -> Task:
    locked: Task = held(task)
    if locked.status != TaskStatus.OPEN:
        raise Refused(_("Deze taak is al afgerond."))
    return locked


def _end_task(actor: Actor, task: Task, status: str, event: str, outcome: str) -> Task:
    task.status, task.finished_at, task.outcome = status, clock.now(), outcome
    task.save(update_fields=["status", "finished_at", "outcome"])
    record(actor, event, task)
    return task


@transaction.atomic
def agree(
    actor: Actor, *, case: Case, made_on: date, made_with: str, text: str, until: date | None = None
) -> CaseAgreement:
    """Keep what was agreed; raise Refused when nothing was, or on a day to come."""
    refuse_empty(text, _("Schrijf op wat er is afgesproken."))
    refuse_future(made_on, _("Kies de dag waarop dit is afgesproken; die kan niet later zijn."))
    made: CaseAgreement = CaseAgreement.objects.create(
        **belonging(lock_open(case)),
        case=case,
        made_on=made_on,
        made_by_id=actor.person_id,
        until=until,
        made_with=made_with,
        text=text,
    )
    record(actor, CaseEvent.AGREED, made)
    return made


@transaction.atomic
def write_note(actor: Actor, *, case: Case, happened_on: date, text: str) -> CaseNote:
    """Write a note; raise Refused for an empty one, or about a day to come."""
    refuse_empty(text, _("Schrijf eerst iets op."))
    refuse_future(happened_on, _("Een notitie gaat over vandaag of eerder."))
    made: CaseNote = CaseNote.objects.create(
        **belonging(case),
        case=case,
        happened_on=happened_on,
        written_at=clock.now(),
        written_by_id=actor.person_id,
        text=text,
    )
    record(actor, CaseEvent.NOTED, made)
    return made


@transaction.atomic
def add_participant(
    actor: Actor, *, case: Case, name: str, part: str, organisation: Organisation | None = None,
    reachable: str = "",
) -> Participant:  # fmt: skip
    """Keep somebody around a case; that lets them see nothing. Raise Refused without a name."""
    refuse_empty(name, _("Vul in wie het is."))
    made: Participant = Participant.objects.create(
        **belonging(lock_open(case)),
        case=case,
        organisation=organisation,
        part=part,
        added_at=clock.now(),
        name=name,
        reachable=reachable,
    )
    record(actor, CaseEvent.PARTICIPANT, made)
    return made


@transaction.atomic
def raise_flag(actor: Actor, *, case: Case, text: str, look_on: date | None = None) -> Flag:
    """Ask attention for something; raise Refused without saying for what."""
    refuse_empty(text, _("Schrijf op waarvoor u aandacht vraagt."))
    made: Flag = Flag.objects.create(
        **belonging(lock_open(case)),
        case=case,
        raised_by_id=actor.person_id,
        raised_at=clock.now(),
        look_on=look_on,
        text=text,
    )
    record(actor, CaseEvent.FLAGGED, made)
    return made


@transaction.atomic
def lower_flag(actor: Actor, *, flag: Flag, why: str) -> Flag:
    """Take a flag away; raise Refused without a reason, or when it was gone."""
    refuse_empty(why, _("Schrijf op waarom dit geen aandacht meer nodig heeft."))
    locked: Flag = held(flag)
    if locked.lowered_at is not None:
        raise Refused(_("Dit aandachtspunt is al weggehaald."))
    locked.lowered_at, locked.lowered_because = clock.now(), why
    locked.save(update_fields=["lowered_at", "lowered_because"])
    record(actor, CaseEvent.UNFLAGGED, locked)
    return locked


@transaction.atomic
def ask_decision(actor: Actor, *, case: Case, question: str) -> CaseDecision:
    """Ask a colleague to decide something; raise Refused without a question."""
    refuse_empty(question, _("Schrijf op welk besluit u vraagt."))
    made: CaseDecision = CaseDecision.objects.create(
        **belonging(lock_open(case)),
        case=case,
        asked_by_id=actor.person_id,
        asked_at=clock.now(),
        question=question,
    )
    record(actor, CaseEvent.DECISION_ASKED, made)
    return made


@transaction.atomic
def decide_case(
    actor: Actor, *, decision: CaseDecision, is_granted: bool, reasons: str
) -> CaseDecision:
    """Decide what a colleague asked; raise Refused for one's own question, without reasons, and
    when it was decided already.
    """
    refuse_empty(reasons, _("Schrijf op waarom u dit besluit."))
    locked: CaseDecision = held(decision)
    if locked.asked_by_id == actor.person_id:
        raise Refused(_("Wie een besluit vraagt, neemt het niet zelf. Vraag een collega."))
    if locked.decided_at is not None:
        raise Refused(_("Een collega heeft dit al besloten."))
    locked.decided_by_id, locked.decided_at = actor.person_id, clock.now()
    locked.is_granted, locked.reasons = is_granted, reasons
    locked.save(update_fields=["decided_by", "decided_at", "is_granted", "reasons"])
    record(actor, CaseEvent.DECIDED, locked)
    return locked
