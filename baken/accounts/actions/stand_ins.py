"""Standing in: somebody else holds the role for a while."""

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.accounts.actions.role_checks import period_of, refuse_own, refuse_unfit
from baken.accounts.actions.roles import record_role
from baken.accounts.events import AccountsEvent
from baken.accounts.rules import Holding, Period
from baken.core.refusals import Refused
from baken.parties.models import Assignment, Person


@transaction.atomic
def appoint_stand_in(
    actor: Actor, *, assignment: Assignment, person: Person, period: Period
) -> Assignment:
    """Let somebody hold a role in another's place, within the days that the other holds it.

    Raises Refused for oneself, for the holder, for days outside the role, for standing in for a
    stand-in, and for whatever would keep this person from the role itself.
    """
    locked = _lock(assignment)
    refuse_own(actor, person)
    _refuse_in_place_of(locked, person, period)
    refuse_unfit(person, locked.organisation, Holding(locked.role, period), stands_in=True)
    stand_in = Assignment.objects.create(
        person=person,
        organisation=locked.organisation,
        region_id=locked.region_id,
        role=locked.role,
        valid_from=period.first,
        valid_until=period.last,
        stands_in_for=locked,
    )
    record_role(actor, AccountsEvent.STAND_IN_APPOINTED, stand_in)
    return stand_in


def _lock(assignment: Assignment) -> Assignment:
    rows = Assignment.objects.select_for_update(of=("self",))
    return rows.select_related("person", "organisation").get(pk=assignment.pk)


def _refuse_in_place_of(held: Assignment, person: Person, period: Period) -> None:
    if held.person_id == person.pk:
        raise Refused(_("Kies iemand anders: niemand vervangt zichzelf."))
    if held.stands_in_for_id is not None:
        raise Refused(_("Dit is al een vervanging. Wijs een vervanger aan bij de rol zelf."))
    if period.is_whole and not period_of(held).contains(period):
        raise Refused(
            _("De vervanging moet vallen binnen de dagen waarop %(name)s de rol heeft.")
            % {"name": held.person.name}
        )
