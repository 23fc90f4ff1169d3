"""Safety: the plan, a line per risk, out of sight, how often the story was told, aftercare."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.protected import belonging
from baken.access.trail import record
from baken.care.models import AftercareCheck, ProtectionPlan, RiskLine, StoryTold
from baken.care.vocabulary import CareEvent, RiskLevel
from baken.cases.models import Case
from baken.core import clock
from baken.core.refusals import Refused

LOWEST, HIGHEST = 1, 10


@transaction.atomic
def plan_safety(
    actor: Actor, *, case: Case, review_on: date, agreed: str, when_missing: str = ""
) -> ProtectionPlan:
    """Make or review the plan, with the day it is looked at again.

    Raises Refused without agreements, without a day ahead, and for a minor without what to do
    when she is missing: that is a high risk.
    """
    if not agreed.strip():
        raise Refused(_("Schrijf op wat u met haar afsprak."))
    if review_on <= clock.today():
        raise Refused(_("Kies een dag in de toekomst om het plan te herzien."))
    if case.is_minor and not when_missing.strip():
        raise Refused(_("Schrijf bij een minderjarige op wat er gebeurt bij vermissing."))
    earlier = ProtectionPlan.objects.filter(case=case).first()
    plan = earlier or ProtectionPlan(**belonging(case), case=case, version=0)
    plan.review_on, plan.changed_at, plan.version = review_on, clock.now(), plan.version + 1
    plan.agreed, plan.when_missing = agreed, when_missing
    plan.save()
    record(actor, CareEvent.PLANNED, plan)
    return plan


@transaction.atomic
def judge_risk(
    actor: Actor, *, case: Case, about: str, level: str, why: str, is_retaliation: bool = False
) -> RiskLine:
    """Keep how dangerous it is for one group; raise Refused without saying why."""
    if not why.strip():
        raise Refused(_("Schrijf op waar u dit oordeel op baseert."))
    made: RiskLine = RiskLine.objects.create(
        **belonging(case),
        case=case,
        about=about,
        level=RiskLevel(level),
        is_retaliation=is_retaliation,
        judged_at=clock.now(),
        judged_by_id=actor.person_id,
        why=why,
    )
    record(actor, CareEvent.RISK, made)
    return made


@transaction.atomic
def confirm_out_of_sight(actor: Actor, *, case: Case, why: str) -> RiskLine:
    """Confirm what the contact rhythm proposed: nobody reached her. Raise Refused too early."""
    if not case.is_silent(clock.today()):
        raise Refused(_("Er is nog op tijd contact geweest. Kijk bij de contactmomenten."))
    level = RiskLevel.ACUTE if case.is_minor else RiskLevel.RAISED
    return judge_risk(actor, case=case, about="client", level=level, why=why)


@transaction.atomic
def count_story(
    actor: Actor, *, case: Case, on: date, to_whom: str, is_hearing: bool, measure: str = ""
) -> StoryTold:
    """Count that she told her story once more; raise Refused without to whom, or ahead of time."""
    if not to_whom.strip():
        raise Refused(_("Vul in aan wie zij haar verhaal deed."))
    if on > clock.today():
        raise Refused(_("Die dag moet nog komen."))
    made: StoryTold = StoryTold.objects.create(
        **belonging(case), case=case, on=on, to_whom=to_whom, is_hearing=is_hearing, measure=measure
    )
    record(actor, CareEvent.TOLD, made)
    return made


@transaction.atomic
def plan_aftercare(actor: Actor, *, case: Case, due_on: date) -> AftercareCheck:
    """Plan a day to ask how it goes; raise Refused for a day that has been."""
    if due_on < clock.today():
        raise Refused(_("Kies een dag die nog komt."))
    made: AftercareCheck = AftercareCheck.objects.create(
        **belonging(case), case=case, due_on=due_on
    )
    record(actor, CareEvent.CHECKED, made)
    return made


@transaction.atomic
def tell_wellbeing(
    actor: Actor, *, check: AftercareCheck, wellbeing: int | None, note: str = ""
) -> AftercareCheck:
    """Note an aftercare contact, with her own score if she wants to give one."""
    if wellbeing is not None and not LOWEST <= wellbeing <= HIGHEST:
        raise Refused(_("De schaal loopt van 1 tot en met 10."))
    locked: AftercareCheck = AftercareCheck.objects.select_for_update(of=("self",)).get(pk=check.pk)
    if locked.done_on:
        raise Refused(_("Dit nazorgcontact is al geweest."))
    locked.done_on, locked.wellbeing, locked.note = clock.today(), wellbeing, note
    locked.save()
    record(actor, CareEvent.CHECKED, locked)
    return locked
