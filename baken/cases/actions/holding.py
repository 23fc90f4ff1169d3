"""Who holds a case: another holder, a stand-in, a holiday, and people let in for a while."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.models import Grant
from baken.access.protected import belonging
from baken.access.trail import record
from baken.cases.actions.opening import HOLDER_OF, take_over
from baken.cases.actions.steps import (
    days_on,
    held,
    lock_open,
    refuse_empty,
    refuse_past,
    save,
)
from baken.cases.models import Case
from baken.cases.vocabulary import CaseEvent, Wall
from baken.core import clock
from baken.core.refusals import Refused
from baken.parties.models import Assignment, Person

CASE_GUEST = "case_guest"
GUARD = "safety_coordinator"
"""As what somebody is let in: to work along on a case, or to guard safety and see no more."""


@transaction.atomic
def transfer(
    actor: Actor, *, case: Case, version: int, person: Person, team: str, reason: str
) -> Case:
    """Give a case to another holder of the organisation, keeping who held it until now.

    Raises Refused without a reason, and for somebody who holds no cases there.
    """
    refuse_empty(reason, _("Schrijf op waarom u deze casus overdraagt."))
    locked = lock_open(case, version)
    refuse_no_holder(locked, person)
    if locked.holder_id == person.pk:
        raise Refused(_("Deze collega is al regiehouder. Kies een ander."))
    save(locked, holder=person, team=team, stand_in=None, stand_in_until=None)
    take_over(locked, reason=reason)
    locked.tasks.open().filter(person_id=case.holder_id).update(person=person)
    record(actor, CaseEvent.TRANSFERRED, locked, why=reason)
    return locked


def refuse_no_holder(case: Case, person: Person) -> None:
    """Raise Refused for somebody who does not hold cases like this in its organisation today."""
    role = HOLDER_OF[Wall(case.wall)]
    held_there = Assignment.objects.holding(role, case.owner_id, clock.today())
    if not held_there.filter(person=person).exists():
        raise Refused(_("Kies een collega die hier casussen onder zich heeft."))


@transaction.atomic
def set_stand_in(actor: Actor, *, case: Case, person: Person, until: date | None) -> Case:
    """Let a colleague stand in until a day; raise Refused for the holder and for strangers."""
    locked = lock_open(case)
    refuse_no_holder(locked, person)
    if locked.holder_id == person.pk:
        raise Refused(_("De regiehouder kan zichzelf niet vervangen. Kies een collega."))
    if until is not None:
        refuse_past(until, _("Kies een laatste dag die nog moet komen."))
    save(locked, stand_in=person, stand_in_until=until)
    record(actor, CaseEvent.STAND_IN, locked)
    return locked


@transaction.atomic
def hand_over_all(actor: Actor, *, person: Person, until: date) -> list[Case]:
    """Let a colleague stand in for all cases one holds, for a holiday.

    Raises Refused when one holds none, or for somebody who cannot stand in.
    """
    mine = list(Case.objects.open().filter(holder_id=actor.person_id).order_by("id"))
    if not mine:
        raise Refused(_("U hebt geen casussen om over te dragen."))
    return [set_stand_in(actor, case=case, person=person, until=until) for case in mine]


@transaction.atomic
def let_in(
    actor: Actor, *, case: Case, person: Person, purpose: str, ground: str, until: date,
    role: str = CASE_GUEST,
) -> Grant:  # fmt: skip
    """Let one person work along on this one case or guard its safety, until a day.

    Raises Refused without purpose or ground, for a day too far, for who is in already, and for
    guarding by who does not hold that role.
    """
    refuse_empty(purpose, _("Schrijf op waarvoor deze persoon de casus moet zien."))
    refuse_empty(ground, _("Schrijf op op welke grondslag u deze persoon toelaat."))
    refuse_past(until, _("Kies een laatste dag die nog moet komen."))
    if until > days_on("case_guest_sees_for"):
        raise Refused(_("Zo lang kan niet. Kies een eerdere dag; verlengen kan later."))
    _refuse_double(lock_open(case), person)
    if role == GUARD:
        _refuse_no_guard(case, person)
    grant: Grant = Grant.objects.create(
        **belonging(case),
        person=person,
        role=role,
        purpose=purpose,
        ground=ground,
        granted_by_id=actor.person_id,
        granted_at=clock.now(),
        valid_from=clock.today(),
        valid_until=until,
    )
    record(actor, CaseEvent.LET_IN, grant)
    return grant


def _refuse_no_guard(case: Case, person: Person) -> None:
    held = Assignment.objects.on(clock.today()).filter(person=person, role=GUARD)
    if case.wall != Wall.CARE or not held.exists():
        raise Refused(_("Deze persoon is geen veiligheidscoördinator. Kies een ander."))


def _refuse_double(case: Case, person: Person) -> None:
    role = HOLDER_OF[Wall(case.wall)]
    inside = Assignment.objects.holding(role, case.owner_id, clock.today())
    let = Grant.objects.on(clock.today()).filter(dossier_id=case.dossier_id)
    if inside.filter(person=person).exists() or let.filter(person=person).exists():
        raise Refused(_("Deze persoon ziet de casus al."))


@transaction.atomic
def shut_out(actor: Actor, *, grant: Grant) -> Grant:
    """Take somebody's sight of a case back; raise Refused when it had ended already."""
    locked: Grant = held(grant)
    if locked.withdrawn_at is not None:
        raise Refused(_("Deze toegang was al ingetrokken."))
    locked.withdrawn_at = clock.now()
    locked.save(update_fields=["withdrawn_at"])
    record(actor, CaseEvent.SHUT_OUT, locked)
    return locked
