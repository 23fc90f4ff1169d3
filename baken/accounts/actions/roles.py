"""Giving a role, and fixing its last day. Nothing is deleted: who held what stays to be read."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.trail import record_office
from baken.accounts.actions.role_checks import period_of, refuse_own, refuse_unfit
from baken.accounts.events import AccountsEvent
from baken.accounts.rules import Holding, Period, earliest_last_day
from baken.core import clock
from baken.core.refusals import Refused
from baken.parties.models import Account, Assignment, Organisation, Person


@transaction.atomic
def assign_role(
    actor: Actor, *, person: Person, role: str, organisation: Organisation, period: Period
) -> Assignment:
    """Give somebody a role for an organisation, from a day until a day.

    Raises Refused for oneself, for days that cannot be, for a role that does not belong at the
    organisation, and for one that the walls keep apart from another in the same period.
    """
    refuse_own(actor, person)
    refuse_unfit(person, organisation, Holding(role, period))
    assignment = Assignment.objects.create(
        person=person,
        organisation=organisation,
        region_id=organisation.region_id,
        role=role,
        valid_from=period.first,
        valid_until=period.last,
    )
    record_role(actor, AccountsEvent.ROLE_ASSIGNED, assignment)
    return assignment


@transaction.atomic
def end_role(actor: Actor, *, assignment: Assignment, last_day: date) -> Assignment:
    """Fix the last day of a role; who stands in for it does so no longer than that.

    Raises Refused for one's own role, and for a last day that lies before the first one, too far
    back, or later than the role lasts.
    """
    locked = _lock(assignment)
    refuse_own(actor, locked.person)
    _refuse_last_day(period_of(locked), last_day)
    _end(actor, locked, last_day)
    for stand_in in Assignment.objects.select_for_update().filter(stands_in_for=locked):
        if period_of(stand_in) != period_of(stand_in).cut_off(last_day):
            _end(actor, stand_in, last_day)
    return locked


def _lock(assignment: Assignment) -> Assignment:
    rows = Assignment.objects.select_for_update(of=("self",))
    return rows.select_related("person", "organisation").get(pk=assignment.pk)


def _refuse_last_day(period: Period, last_day: date) -> None:
    if last_day < period.first:
        raise Refused(_("De laatste dag ligt voor de eerste dag."))
    if last_day < earliest_last_day(clock.today()):
        raise Refused(
            _("Kies gisteren of later: wie eerder toegang had, moet later nog na te gaan zijn.")
        )
    if period.last is not None and last_day > period.last:
        raise Refused(
            _("Deze rol eindigt al op %(day)s. Geef een nieuwe rol om haar te verlengen.")
            % {"day": date_format(period.last, "j F Y")}
        )


def _end(actor: Actor, assignment: Assignment, last_day: date) -> None:
    assignment.valid_until = period_of(assignment).cut_off(last_day).last
    assignment.save(update_fields=["valid_until"])
    if last_day < clock.today():
        _end_sessions(assignment.person_id)
    record_role(actor, AccountsEvent.ROLE_ENDED, assignment)


def _end_sessions(person_id: UUID) -> None:
    """Let whoever lost a role start anew: what stands on a screen goes at the next touch."""
    account = Account.objects.select_for_update(of=("self",)).filter(pk=person_id).first()
    if account is not None:
        account.end_sessions()
        account.save(update_fields=["session_key"])


def record_role(actor: Actor, event: AccountsEvent, assignment: Assignment) -> None:
    """Append what was done to a role, at the organisation for which it is held."""
    record_office(
        actor, event, assignment.organisation, kind="assignment", subject_id=assignment.pk
    )
